-- no indicator has lost more than 2 per cent of the values in the database being replaced
--
-- May be accepted.
with held as (
    select
        indicator,
        count(value) as cells,
        list(distinct figure_set) as givers
    from old.observation
    group by indicator
),

holds as (
    select
        catalogue_indicator.indicator,
        count(observation.value) as cells,
        list(distinct observation.figure_set) as givers
    from catalogue_indicator
    left join observation on catalogue_indicator.indicator = observation.indicator
    group by catalogue_indicator.indicator
)

select
    held.indicator,
    list_distinct(list_concat(held.givers, holds.givers)) as figure_set,
    concat_ws(' ', held.indicator, 'had', held.cells, 'values, has', holds.cells) as place
from held
inner join holds on held.indicator = holds.indicator
where holds.cells < 0.98 * held.cells
order by place
