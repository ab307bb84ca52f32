-- no indicator's middle value is more than double or less than half of the year before
--
-- May be accepted. Judged where 20 municipalities or more have both years, and not across a break
-- in the series. A publisher that changes its unit is caught by this.
with pair as (
    select
        now.indicator,
        now.year,
        now.gender,
        now.provider,
        list_distinct(
            list_concat(list(distinct now.figure_set), list(distinct earlier.figure_set))
        ) as figure_set,
        median(now.value) as latest,
        median(earlier.value) as former
    from observation as now
    inner join observation as earlier
        on
            now.indicator = earlier.indicator
            and now.municipality = earlier.municipality
            and now.year = earlier.year + 1
            and now.gender = earlier.gender
            and now.provider = earlier.provider
    anti join series_break as broken
        on
            now.indicator = broken.indicator
            and now.year = broken.year
    where now.value is not null and earlier.value is not null
    group by now.indicator, now.year, now.gender, now.provider
    having count(*) >= 20
)

select
    indicator,
    figure_set,
    concat_ws(
        ' ', indicator, year, gender, provider, 'has', round(latest, 2), 'after', round(former, 2)
    ) as place
from pair
where abs(latest) > 2 * abs(former) or abs(latest) < 0.5 * abs(former)
order by place
