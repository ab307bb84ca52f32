-- One row per municipality and year with anything published, for one choice.
select
    observation.municipality as code,
    observation.year,
    observation.value,
    observation.n,
    observation.status,
    observation.figure_set
from observation
where
    observation.indicator = $indicator
    and observation.gender = $gender
    and observation.provider = $provider
order by code asc, observation.year asc
