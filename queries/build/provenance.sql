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

own (figure_set, title, publisher, imported_on, checksum) as (
    select
        'own_places',
        'Platser och sökande',
        publisher,
        imported_on,
        checksum
    from own_places
    union all
    select
        'own_need',
        'Behov av utbildning',
        publisher,
        imported_on,
        checksum
    from own_need
    union all
    select
        'own_flow',
        'Elevströmmar',
        publisher,
        imported_on,
        checksum
    from own_flow
    union all
    select
        'own_age',
        'Lärares ålder och avgångar',
        publisher,
        imported_on,
        checksum
    from own_age
    union all
    select
        'own_indicator',
        'Indikatorer som öppna källor saknar',
        publisher,
        imported_on,
        checksum
    from own_indicator
),

signed (
    figure_set, publisher, title, address, retrieved, checksum, rows, licence, cite, series, note
) as (
    select
        figure_set,
        string_agg(distinct publisher, ', ' order by publisher),
        any_value(title),
        '',
        max(imported_on),
        string_agg(distinct checksum, ' ' order by checksum),
        count(*),
        'Uppgifter från nätverket',
        concat('Källa: ', string_agg(distinct publisher, ', ' order by publisher), '.'),
        any_value(title),
        ''
    from own
    group by figure_set
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
select *
from signed
order by figure_set
