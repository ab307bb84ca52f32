-- One row per school unit that any figure names.
create table school_unit as
select
    unit,
    name,
    municipality,
    provider,
    latitude,
    longitude,
    first_year,
    last_year
from read_parquet($figures || '/school_units.parquet')
order by municipality, unit
