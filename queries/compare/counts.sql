-- One row per indicator that either of two versions has values for, and how many values each has.
with told (indicator, is_newer) as (
    select
        indicator,
        false
    from observation
    where value is not null
    union all
    select
        indicator,
        true
    from newer.observation
    where value is not null
    union all
    select
        measured.id,
        false
    from unit_observation as told
    inner join catalogue_unit_measure as measured on told.measure = measured.series
    where told.program = '' and told.gender = 'T' and told.value is not null
    union all
    select
        measured.id,
        true
    from newer.unit_observation as told
    inner join catalogue_unit_measure as measured on told.measure = measured.series
    where told.program = '' and told.gender = 'T' and told.value is not null
)

select
    indicator,
    count(*) filter (where not is_newer) as before_count,
    count(*) filter (where is_newer) as after_count
from told
group by indicator
order by indicator
