-- One row per indicator, gender, provider and year: how many of the municipalities have a value.
select
    observation.indicator,
    observation.gender,
    observation.provider,
    observation.year,
    count(observation.value) as published
from observation
where list_contains($codes, observation.municipality)
group by all
having count(observation.value) > 0
order by all
