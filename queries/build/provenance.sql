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
order by origin.figure_set
