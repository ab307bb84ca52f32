-- One row per indicator that any value is published of, for any municipality and year.
select distinct observation.indicator
from observation
where observation.value is not null
order by observation.indicator
