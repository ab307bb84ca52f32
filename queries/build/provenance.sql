-- One row per figure set: where it comes from, how to cite it, and what arrived.
create table provenance as
with arrived (figure_set) as (
    select figure_set from published
    union all
    select figure_set from computed
    union all
    select parse_filename(filename, true)
    from read_parquet($figures || '/school_unit/*.parquet', filename = true)
    union all
    select 'school_units' from school_unit
    union all
    select 'similar' from "similar"
),

counted (figure_set, rows) as (
    select
        figure_set,
        count(*)
    from arrived
    group by figure_set
),

own (figure_set, title, publisher, imported, checksum) as (
    select
        'own_places',
        'Platser och sökande',
        publisher,
        imported,
        checksum
    from own_places
    union all
    select
        'own_need',
        'Behov av utbildning',
        publisher,
        imported,
        checksum
    from own_need
    union all
    select
        'own_flow',
        'Elevströmmar',
        publisher,
        imported,
        checksum
    from own_flow
    union all
    select
        'own_age',
        'Lärares ålder och avgångar',
        publisher,
        imported,
        checksum
    from own_age
    union all
    select
        'own_indicator',
        'Indikatorer som öppna källor saknar',
        publisher,
        imported,
        checksum
    from own_indicator
)

select
    origin.figure_set,
    origin.publisher,
    origin.title,
    origin.address,
    origin.retrieved,
    origin.checksum,
    counted.rows,
    origin.licence,
    origin.cite,
    origin.series,
    origin.note
from catalogue_source as origin
left join counted on origin.figure_set = counted.figure_set
union all
select
    own.figure_set,
    string_agg(distinct own.publisher, ', ' order by own.publisher) as publisher,
    any_value(own.title) as title,
    '' as address,
    max(own.imported) as retrieved,
    string_agg(distinct own.checksum, ' ' order by own.checksum) as checksum,
    count(*) as rows,
    'Uppgifter från nätverket' as licence,
    concat(
        'Källa: ', string_agg(distinct own.publisher, ', ' order by own.publisher), '.'
    ) as cite,
    any_value(own.title) as series,
    '' as note
from own
group by own.figure_set
order by figure_set
