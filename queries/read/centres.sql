-- One row per municipality: where its pupils go to compulsory school on average, by pupils, in
-- degrees; the point farthest from its border where too few schools' places are published.
with latest as (
    select
        unit_observation.unit,
        unit_observation.value as pupils
    from unit_observation
    where
        unit_observation.measure = 'SKV_ENH_GR_ELEVER'
        and unit_observation.gender = 'T'
        and unit_observation.value > 0
    qualify
        unit_observation.year
        = max(unit_observation.year) over (partition by unit_observation.measure)
),

schools as (
    select
        school_unit.municipality,
        sum(latest.pupils) as pupils,
        sum(latest.pupils) filter (where school_unit.latitude is not null) as placed,
        sum(latest.pupils * school_unit.latitude) as latitude,
        sum(latest.pupils * school_unit.longitude) as longitude
    from latest
    inner join school_unit on latest.unit = school_unit.unit
    group by school_unit.municipality
),

known as (
    select
        municipality,
        latitude / placed as latitude,
        longitude / placed as longitude
    from schools
    where placed >= $share * pupils
)

select
    label_point.municipality,
    known.municipality is not null as weighted,
    coalesce(known.latitude, label_point.latitude) as latitude,
    coalesce(known.longitude, label_point.longitude) as longitude
from label_point
left join known on label_point.municipality = known.municipality
order by label_point.municipality asc
