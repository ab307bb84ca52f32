-- every school unit with figures is in school_units
with lost as (
    select distinct
        found.unit as place,
        [unit_series.figure_set, 'school_units'] as figure_set
    from unit_observation as found
    left join school_unit on found.unit = school_unit.unit
    left join unit_series on found.measure = unit_series.series
    where school_unit.unit is null
)

select
    place,
    figure_set
from lost
order by place
