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
        indicator,
        count(value) as cells,
        list(distinct figure_set) as givers
    from observation
    group by indicator
)

select
    held.indicator,
    list_distinct(list_concat(held.givers, holds.givers)) as figure_set,
    concat_ws(' ', held.indicator, 'had', held.cells, 'values, has', holds.cells) as place
from held
inner join holds on held.indicator = holds.indicator
where holds.cells < 0.98 * held.cells
order by place
