-- girls and boys together are all pupils, where all three counts are published
with counted as (
    select distinct
        series,
        figure_set
    from catalogue_series
    where role = 'n'
),

genders as (
    select
        concat_ws(' ', series, municipality, year, provider) as place,
        max(value) filter (where gender = 'T') as everyone,
        max(value) filter (where gender = 'K') + max(value) filter (where gender = 'M') as summed
    from figure
    semi join counted using (series, figure_set)
    group by series, municipality, year, provider
)

select place
from genders
where summed <> everyone
order by place
