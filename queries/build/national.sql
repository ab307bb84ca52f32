-- One row per figure set, series, year, gender and provider: the country's own value.
create temp table national as
select
    parse_filename(filename, true) as figure_set,
    series,
    year,
    gender,
    provider,
    value
from read_parquet($figures || '/municipality/*.parquet', filename = true)
where municipality = $country and value is not null
