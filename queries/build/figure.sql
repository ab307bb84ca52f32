-- One row per figure set, series, municipality, year, gender and provider: all we may show.
--
-- Where the total is the municipal schools' own value and no row is published for independent
-- schools, there are none: the cell is marked not_applicable instead of being left out.
create temp table figure as
with only_municipal as (
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
),

no_independent (figure_set, series, municipality, year, gender, provider, value, status) as (
    select
        figure_set,
        series,
        municipality,
        year,
        gender,
        'independent',
        null::double,
        'not_applicable'
    from only_municipal
)

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
union all
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
union all
select
    figure_set,
    series,
    municipality,
    year,
    gender,
    provider,
    value,
    status
from no_independent
