-- One row per municipality, autumn and grade among those asked for.
select
    grade_pupils.municipality as code,
    grade_pupils.year,
    grade_pupils.grade,
    grade_pupils.value,
    grade_pupils.status
from grade_pupils
where list_contains($codes, grade_pupils.municipality)
order by code asc, grade_pupils.year asc, grade_pupils.grade asc
