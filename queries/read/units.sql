-- One row per measure, school unit and year, for the school units of some municipalities.
with place as (
    select
        school_unit.unit,
        school_unit.name,
        school_unit.municipality,
        school_unit.provider
    from school_unit
    where list_contains($municipalities, school_unit.municipality)
),

told as (
    select
        unit_observation.measure,
        unit_observation.unit,
        unit_observation.year,
        unit_observation.value,
        unit_observation.status
    from unit_observation
    where
        list_contains($measures, unit_observation.measure)
        and unit_observation.program = ''
        and unit_observation.gender = 'T'
)

select
    told.measure,
    told.unit,
    place.name,
    place.municipality,
    place.provider,
    told.year,
    told.value,
    told.status
from told
inner join place on told.unit = place.unit
order by told.measure, told.year, told.unit
