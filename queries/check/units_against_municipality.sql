-- school units weighted by pupils give the municipality's merit value within 5 points
--
-- Judged where the units with a published value hold at least 95 per cent of the pupils.
--
-- May be accepted.
with weighted as (
    select
        school_unit.municipality,
        merit.year,
        sum(pupils.value) as pupils,
        sum(merit.value * pupils.value) / sum(pupils.value) as merit
    from unit_observation as merit
    inner join unit_observation as pupils
        on
            merit.unit = pupils.unit
            and merit.year = pupils.year
            and pupils.measure = 'SKV_ENH_AK9_ELEVER'
    inner join school_unit on merit.unit = school_unit.unit
    where
        merit.measure = 'SKV_ENH_MERIT17'
        and merit.value is not null
        and pupils.value is not null
    group by school_unit.municipality, merit.year
)

select
    'meritvarde' as indicator,
    ['skolverket-skolenheter-betyg', o.figure_set] as figure_set,
    concat_ws(' ', o.municipality, o.year, o.value, round(weighted.merit, 1)) as place
from weighted
inner join observation as o
    on
        weighted.municipality = o.municipality
        and weighted.year = o.year
        and o.indicator = 'meritvarde'
        and o.gender = 'T'
        and o.provider = 'all'
where
    weighted.pupils >= 0.95 * o.n
    and abs(weighted.merit - o.value) > 5
order by place
