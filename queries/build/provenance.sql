-- One row per figure set: where it comes from, how to cite it, and what arrived.
create table provenance as
with counted as (
    select
        figure_set,
        count(*) as rows
    from published
    group by figure_set
    union all
    select
        figure_set,
        count(*) as rows
    from computed
    group by figure_set
    union all
    select
        parse_filename(filename, true) as figure_set,
        count(*) as rows
    from read_parquet($figures || '/school_unit/*.parquet', filename = true)
    group by filename
    union all
    select
        'school_units' as figure_set,
        count(*) as rows
    from school_unit
    union all
    select
        'similar' as figure_set,
        count(*) as rows
    from "similar"
)

select
    source.figure_set,
    source.publisher,
    source.title,
    source.address,
    source.retrieved,
    source.checksum,
    coalesce(counted.rows, 0) as rows,
    source.licence,
    source.cite,
    source.series,
    source.note
from catalogue_source as source
left join counted on source.figure_set = counted.figure_set
order by source.figure_set
