-- every school unit with figures is in school_units
select distinct unit
from unit_observation
where unit not in (select unit from school_unit)
order by unit
