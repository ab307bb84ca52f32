-- no indicator has lost more than 5 per cent of a year's values, counted by gender and provider
--
-- May be accepted. Fewer than 5 lost values are let pass: a publisher may withdraw a few.
with held as (
    select
        indicator,
        year,
        gender,
        provider,
        count(value) as cells,
        list(distinct figure_set) as givers
    from old.observation
    group by indicator, year, gender, provider
),

holds as (
    select
        indicator,
        year,
        gender,
        provider,
        count(value) as cells,
        list(distinct figure_set) as givers
    from observation
    group by indicator, year, gender, provider
),

compared as (
    select
        held.indicator,
        held.year,
        held.gender,
        held.provider,
        held.cells as had,
        coalesce(holds.cells, 0) as has,
        list_distinct(list_concat(held.givers, coalesce(holds.givers, []))) as figure_set
    from held
    semi join catalogue_indicator as shown on held.indicator = shown.indicator
    left join holds
        on
            held.indicator = holds.indicator
            and held.year = holds.year
            and held.gender = holds.gender
            and held.provider = holds.provider
)

select
    indicator,
    figure_set,
    concat_ws(' ', indicator, year, gender, provider, 'had', had, 'values, has', has) as place
from compared
where has < 0.95 * had and had - has >= 5
order by place
