-- girls and boys together are all pupils, where all three counts are published
with genders as (
    select
        figure.series || ' ' || figure.municipality || ' ' || figure.year as place,
        max(figure.value) filter (where figure.gender = 'T') as everyone,
        max(figure.value) filter (where figure.gender = 'K') as girls,
        max(figure.value) filter (where figure.gender = 'M') as boys
    from figure
    semi join catalogue_series as wanted
        on
            figure.series = wanted.series
            and figure.figure_set = wanted.figure_set
            and wanted.role = 'n'
    group by figure.series, figure.municipality, figure.year, figure.provider
)

select place
from genders
where girls + boys <> everyone
order by place
