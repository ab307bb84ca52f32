-- One row per municipality and year: series that we compute ourselves from published counts.
--
-- LV_ANDEL_FRISTAENDE: per cent of the pupils in grades 1-9 who go to an independent school. A
-- count that is not published leaves the share missing, unless every pupil goes to a municipal
-- school: then it is 0. A suppressed count is never worked out by subtraction.
create temp table computed as
with pupils as (
    select
        municipality,
        year,
        max(value) filter (where provider = 'all') as everyone,
        max(value) filter (where provider = 'municipal') as municipal,
        max(value) filter (where provider = 'independent') as independent,
        coalesce(max(status) filter (where provider = 'independent'), '') as status
    from published
    where series = 'SKV_GR_ELEVER' and gender = 'T'
    group by municipality, year
),

share as (
    select
        municipality,
        year,
        case
            when independent is not null then 100 * independent / everyone
            when status = '' and municipal = everyone then 0
        end as value,
        case when independent is null then status else '' end as status
    from pupils
    where everyone > 0
)

select
    'LV_ANDEL_FRISTAENDE' as series,
    municipality,
    year,
    'T' as gender,
    'all' as provider,
    value,
    case when value is null and status = '' then 'missing' else status end as status,
    'berakning-fristaende' as figure_set
from share
