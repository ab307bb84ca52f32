-- no more than a fifth of a year's values have been revised by more than a fifth
--
-- May be accepted. Judged where 20 municipalities or more have the year in both databases. An
-- indicator that gets another meaning under its old code is caught by this.
with compared as (
    select
        now.indicator,
        now.year,
        now.gender,
        now.provider,
        list_distinct(
            list_concat(list(distinct now.figure_set), list(distinct held.figure_set))
        ) as figure_set,
        count(*) as cells,
        count(*) filter (where abs(now.value - held.value) > 0.2 * abs(held.value)) as moved
    from observation as now
    inner join old.observation as held
        on
            now.indicator = held.indicator
            and now.municipality = held.municipality
            and now.year = held.year
            and now.gender = held.gender
            and now.provider = held.provider
    where now.value is not null and held.value is not null
    group by now.indicator, now.year, now.gender, now.provider
    having count(*) >= 20
)

select
    indicator,
    figure_set,
    concat_ws(' ', indicator, year, gender, provider, 'has', moved, 'of', cells, 'revised') as place
from compared
where moved > 0.2 * cells
order by place
