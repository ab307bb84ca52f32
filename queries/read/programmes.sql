-- One row per measure, school unit and programme: the latest year of each measure, in the country.
with told as (
    select
        unit_observation.measure,
        unit_observation.unit,
        unit_observation.program,
        unit_observation.year,
        unit_observation.value,
        unit_observation.status
    from unit_observation
    where
        list_contains($measures, unit_observation.measure)
        and unit_observation.program != ''
        and unit_observation.gender = 'T'
    qualify
        unit_observation.year
        = max(unit_observation.year) over (partition by unit_observation.measure)
)

select
    told.measure,
    told.unit,
    told.program,
    told.year,
    told.value,
    told.status,
    school_unit.name,
    school_unit.municipality,
    school_unit.provider,
    school_unit.latitude,
    school_unit.longitude
from told
inner join school_unit on told.unit = school_unit.unit
order by told.program, school_unit.municipality, told.unit, told.measure
