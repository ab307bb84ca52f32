-- grade_pupils has one row per municipality, autumn and grade
select concat_ws(' ', municipality, year, grade) as place
from grade_pupils
group by municipality, year, grade
having count(*) > 1
order by place
