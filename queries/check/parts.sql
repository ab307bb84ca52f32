-- municipal and independent schools together never have more pupils than all schools
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

parts as (
    select
        figure.figure_set,
        any_value(counted.indicator) as indicator,
        figure.series || ' ' || figure.municipality || ' ' || figure.year as place,
        max(figure.value) filter (where figure.provider = 'all') as everyone,
        sum(figure.value) filter (where figure.provider <> 'all') as summed
    from figure
    inner join counted
        on
            figure.series = counted.series
            and figure.figure_set = counted.figure_set
    group by
        figure.figure_set, figure.series, figure.municipality, figure.year, figure.gender
)

select
    indicator,
    figure_set,
    place
from parts
where summed > everyone
order by place
