-- unit_observation has one row per measure, school unit, programme, year and gender
select
    [any_value(unit_series.figure_set)] as figure_set,
    concat_ws(
        ' ', found.measure, found.unit, found.program, found.year, found.gender
    ) as place
from unit_observation as found
left join unit_series on found.measure = unit_series.series
group by found.measure, found.unit, found.program, found.year, found.gender
having count(*) > 1
order by place
