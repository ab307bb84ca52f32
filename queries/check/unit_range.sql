-- the numbers of school units lie where such can: shares 0-100, merit 0-340, admission 0-600
--
-- May be accepted.
with bounded as (
    select
        found.measure,
        found.unit,
        found.program,
        found.year,
        found.value,
        if(found.measure like 'SKV_SALSA_%_AVV', -340, 0) as low,
        case
            when found.measure like '%MERIT%' then 340
            when found.measure like '%ANTPOANG%' then 600
            when found.measure like '%BETYGSPOANG%' then 20
            when found.measure like '%ELEVER%' then 10000
            else 100
        end as high
    from unit_observation as found
)

select
    bounded.measure as indicator,
    [unit_series.figure_set] as figure_set,
    concat_ws(
        ' ', bounded.measure, bounded.unit, bounded.program, bounded.year, bounded.value
    ) as place
from bounded
left join unit_series on bounded.measure = unit_series.series
where bounded.value not between bounded.low and bounded.high
order by place
