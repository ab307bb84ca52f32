-- every school unit with figures is in school_units
select distinct unit_observation.unit
from unit_observation
left join school_unit on unit_observation.unit = school_unit.unit
where school_unit.unit is null
order by unit_observation.unit
