-- One row per measure, school unit, programme (empty outside upper secondary), year and gender.
create table unit_observation as
select
    series as measure,
    unit,
    program,
    year,
    gender,
    value,
    status
from read_parquet($figures || '/school_unit/*.parquet')
order by measure, program, year, gender, unit
