-- One row per municipality, autumn and grade: the pupils in its schools, whoever provides them.
create table grade_pupils as
select
    municipality,
    year,
    right(series, 1)::integer as grade,
    value,
    status
from published
where
    regexp_full_match(series, 'SKV_GR_ELEVER_AK[1-9]')
    and figure_set = 'skolverket-elever'
    and gender = 'T'
    and provider = 'all'
order by municipality, year, grade
