-- girls and boys together are all pupils, where all three counts are published
--
-- May be accepted.
with counted as (
    select
        series,
        figure_set,
        min(indicator) as indicator
    from catalogue_series
    where role = 'n'
    group by series, figure_set
),

genders as (
    select
        figure.figure_set,
        any_value(counted.indicator) as indicator,
        figure.series || ' ' || figure.municipality || ' ' || figure.year as place,
        max(figure.value) filter (where figure.gender = 'T') as everyone,
        max(figure.value) filter (where figure.gender = 'K') as girls,
        max(figure.value) filter (where figure.gender = 'M') as boys
    from figure
    inner join counted
        on
            figure.series = counted.series
            and figure.figure_set = counted.figure_set
    group by
        figure.figure_set, figure.series, figure.municipality, figure.year, figure.provider
)

select
    indicator,
    figure_set,
    place
from genders
where girls + boys <> everyone
order by place
