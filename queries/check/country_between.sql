-- the country's own value lies between the lowest and the highest of its municipalities
--
-- May be accepted. Judged where 100 municipalities or more have a value; numbers of persons are
-- left out, since the country has them all.
with counted as (
    select
        published.figure_set,
        published.series,
        published.year,
        published.gender,
        min(published.value) as low,
        max(published.value) as high
    from published
    where published.provider = 'all' and published.value is not null
    group by published.figure_set, published.series, published.year, published.gender
    having count(*) >= 100
),

shown as (
    select
        catalogue_series.series,
        catalogue_series.figure_set,
        min(catalogue_series.indicator) as indicator
    from catalogue_series
    inner join catalogue_indicator
        on catalogue_series.indicator = catalogue_indicator.indicator
    where
        catalogue_series.role = 'value'
        and catalogue_indicator.unit not in ('elever', 'barn', 'invånare', 'personer', 'antal')
    group by catalogue_series.series, catalogue_series.figure_set
)

select
    shown.indicator,
    counted.figure_set,
    concat_ws(
        ' ',
        counted.series,
        counted.year,
        counted.gender,
        'is',
        round(national.value, 2),
        'outside',
        round(counted.low, 2),
        'to',
        round(counted.high, 2)
    ) as place
from counted
inner join national
    on
        counted.figure_set = national.figure_set
        and counted.series = national.series
        and counted.year = national.year
        and counted.gender = national.gender
inner join shown
    on
        counted.series = shown.series
        and counted.figure_set = shown.figure_set
where national.value < counted.low or national.value > counted.high
order by place
