-- One row per series of school units and the figure set it came in.
create temp table unit_series as
select distinct
    series,
    parse_filename(filename, true) as figure_set
from read_parquet($figures || '/school_unit/*.parquet', filename = true)
order by series, figure_set
