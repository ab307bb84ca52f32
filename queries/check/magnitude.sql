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
        median(now.value) as latest,
        median(before.value) as former
    from observation as now
    inner join observation as before
        on
            now.indicator = before.indicator
            and now.municipality = before.municipality
            and now.year = before.year + 1
            and now.gender = before.gender
            and now.provider = before.provider
    anti join series_break as broken
        on
            now.indicator = broken.indicator
            and now.year = broken.year
    where now.value is not null and before.value is not null
    group by now.indicator, now.year, now.gender, now.provider
    having count(*) >= 20
)

select
    indicator,
    concat_ws(
        ' ', indicator, year, gender, provider, 'has', round(latest, 2), 'after', round(former, 2)
    ) as place
from pair
where abs(latest) > 2 * abs(former) or abs(latest) < 0.5 * abs(former)
order by place
