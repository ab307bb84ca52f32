-- One row per indicator, gender, provider, year and place whose value, count or status differs
-- between two versions: the tables of the older here, those of the newer in the database `newer`.
--
-- Measures of school units stand under ids of their own, with the unit as place. A row that is not
-- there is one without a value. `last_year` is the series' latest year that had any value before;
-- an indicator that only one of the two has values for has no rows.
with earlier (
    indicator, gender, provider, year, place, place_name, municipality, value, n, status, figure_set
) as (
    select
        indicator,
        gender,
        provider,
        year,
        municipality as place,
        '',
        municipality,
        value,
        n,
        status,
        figure_set
    from observation
    union all
    select
        measured.id,
        'T',
        'all',
        told.year,
        told.unit,
        unit.name,
        unit.municipality,
        told.value,
        null::integer,
        told.status,
        measured.figure_set
    from unit_observation as told
    inner join catalogue_unit_measure as measured on told.measure = measured.series
    inner join school_unit as unit on told.unit = unit.unit
    where told.program = '' and told.gender = 'T'
),

later (
    indicator, gender, provider, year, place, place_name, municipality, value, n, status, figure_set
) as (
    select
        indicator,
        gender,
        provider,
        year,
        municipality as place,
        '',
        municipality,
        value,
        n,
        status,
        figure_set
    from newer.observation
    union all
    select
        measured.id,
        'T',
        'all',
        told.year,
        told.unit,
        unit.name,
        unit.municipality,
        told.value,
        null::integer,
        told.status,
        measured.figure_set
    from newer.unit_observation as told
    inner join catalogue_unit_measure as measured on told.measure = measured.series
    inner join newer.school_unit as unit on told.unit = unit.unit
    where told.program = '' and told.gender = 'T'
),

known (indicator, gender, provider, last_year) as (
    select
        indicator,
        gender,
        provider,
        max(year) filter (where value is not null)
    from earlier
    group by all
),

joined (
    indicator, gender, provider, year, place, place_name, municipality,
    old_value, old_n, old_status, new_value, new_n, new_status, old_set, new_set
) as (
    select
        coalesce(later.indicator, earlier.indicator),
        coalesce(later.gender, earlier.gender),
        coalesce(later.provider, earlier.provider),
        coalesce(later.year, earlier.year),
        coalesce(later.place, earlier.place),
        coalesce(later.place_name, earlier.place_name),
        coalesce(later.municipality, earlier.municipality),
        earlier.value as old_value,
        earlier.n as old_n,
        coalesce(earlier.status, 'missing'),
        later.value as new_value,
        later.n as new_n,
        coalesce(later.status, 'missing'),
        coalesce(earlier.figure_set, ''),
        coalesce(later.figure_set, '')
    from earlier
    full join later
        on
            earlier.indicator = later.indicator
            and earlier.gender = later.gender
            and earlier.provider = later.provider
            and earlier.year = later.year
            and earlier.place = later.place
)

select
    joined.*,
    known.last_year
from joined
left join known
    on
        joined.indicator = known.indicator
        and joined.gender = known.gender
        and joined.provider = known.provider
where
    joined.indicator in (
        select earlier.indicator
        from earlier
        where earlier.value is not null
    )
    and joined.indicator in (
        select later.indicator
        from later
        where later.value is not null
    )
    and (
        joined.old_value is distinct from joined.new_value
        or joined.old_n is distinct from joined.new_n
        or joined.old_status <> joined.new_status
    )
order by
    joined.indicator asc,
    joined.year desc,
    joined.gender desc,
    joined.provider asc,
    joined.place asc
