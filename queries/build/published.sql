-- One row per figure set, series, municipality, year, gender and provider, as published.
create temp table published as
select
    parse_filename(filename, true) as figure_set,
    series,
    municipality,
    year,
    gender,
    provider,
    value,
    status
from read_parquet($figures || '/municipality/*.parquet', filename = true)
union all
select
    'egna' as figure_set,
    series,
    municipality,
    year,
    gender,
    provider,
    value,
    status
from delivered_published
