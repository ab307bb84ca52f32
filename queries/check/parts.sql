-- municipal and independent schools together never have more pupils than all schools
with counted as (
    select distinct
        series,
        figure_set
    from catalogue_series
    where role = 'n'
),

parts as (
    select
        concat_ws(' ', series, municipality, year, gender) as place,
        max(value) filter (where provider = 'all') as everyone,
        sum(value) filter (where provider in ('municipal', 'independent')) as summed
    from figure
    semi join counted using (series, figure_set)
    group by series, municipality, year, gender
)

select place
from parts
where summed > everyone
order by place
