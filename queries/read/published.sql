-- One row per indicator that any value is published of: the first year that any municipality has.
select
    observation.indicator,
    min(observation.year) as first_year
from observation
where observation.value is not null
group by observation.indicator
order by observation.indicator
