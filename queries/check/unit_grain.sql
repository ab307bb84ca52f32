-- unit_observation has one row per measure, school unit, programme, year and gender
select concat_ws(' ', measure, unit, program, year, gender) as place
from unit_observation
group by measure, unit, program, year, gender
having count(*) > 1
order by place
