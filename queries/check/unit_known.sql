-- every school unit with figures is in school_units
select distinct
    [unit_series.figure_set, 'school_units'] as figure_set,
    unit_observation.unit as place
from unit_observation
left join school_unit on unit_observation.unit = school_unit.unit
left join unit_series on unit_observation.measure = unit_series.series
where school_unit.unit is null
order by place
