-- One row per municipality: the largest number of pupils published behind any of its values.
select
    observation.municipality as code,
    max(observation.n) as pupils
from observation
where
    list_contains($codes, observation.municipality)
    and observation.n is not null
group by observation.municipality
order by code asc
