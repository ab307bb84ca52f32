-- what a source answers of years at hand lies within 5 per cent of them, in 95 cells of 100
--
-- May be accepted. Judged in a refresh, for sources that only fill the years another lacks.
with compared as (
    select
        answered.figure_set,
        answered.series,
        abs(answered.value - held.value) > 0.05 * abs(held.value) as apart
    from answered
    inner join published as held
        on
            answered.figure_set = held.figure_set
            and answered.series = held.series
            and answered.municipality = held.municipality
            and answered.year = held.year
            and answered.gender = held.gender
            and answered.provider = held.provider
    where answered.value is not null and held.value is not null
)

select
    compared.figure_set,
    (
        select min(shown.indicator)
        from catalogue_series as shown
        where shown.series = compared.series
    ) as indicator,
    concat_ws(
        ' ', compared.series, count(*) filter (where compared.apart), 'of', count(*), 'cells differ'
    ) as place
from compared
group by compared.figure_set, compared.series
having count(*) filter (where compared.apart) > 0.05 * count(*)
order by place
