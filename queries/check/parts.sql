-- municipal and independent schools together never have more pupils than all schools
with parts as (
    select
        figure.series || ' ' || figure.municipality || ' ' || figure.year as place,
        max(figure.value) filter (where figure.provider = 'all') as everyone,
        sum(figure.value) filter (where figure.provider <> 'all') as summed
    from figure
    semi join catalogue_series as wanted
        on
            figure.series = wanted.series
            and figure.figure_set = wanted.figure_set
            and wanted.role = 'n'
    group by figure.series, figure.municipality, figure.year, figure.gender
)

select place
from parts
where summed > everyone
order by place
