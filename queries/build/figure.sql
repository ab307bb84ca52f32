-- One row per figure set, series, municipality, year, gender and provider: all we may show.
--
-- Where the total is the municipal schools' own value and no row is published for independent
-- schools, there are none: the cell is marked not_applicable instead of being left out.
create temp table figure as
with published_or_computed as (
    select
        figure_set,
        series,
        municipality,
        year,
        gender,
        provider,
        value,
        status
    from published
    union all by name
    select
        figure_set,
        series,
        municipality,
        year,
        gender,
        provider,
        value,
        status
    from computed
),

only_municipal as (
    select
        figure_set,
        series,
        municipality,
        year,
        gender
    from published
    group by all
    having
        count(*) filter (where provider = 'independent') = 0
        and max(value) filter (where provider = 'all')
        = max(value) filter (where provider = 'municipal')
)

select * from published_or_computed
union all by name
select
    *,
    'independent' as provider,
    null::double as value,
    'not_applicable' as status
from only_municipal
