-- One row per figure set, series, municipality, year, gender and provider, as published.
create temp table published as
select
    series,
    municipality,
    year::integer as year,
    gender,
    provider,
    value,
    status,
    parse_filename(filename, true) as figure_set
from read_parquet($figures || '/municipality/*.parquet', filename = true)
