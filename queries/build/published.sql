-- One row per figure set, series, municipality, year, gender and provider, as published.
--
-- The country's own values that some figure sets have are left out: see national.sql.
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
where municipality <> $country
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
