-- One row per school form, municipality and one of the seven that are most like it, by year.
create table "similar" as
select
    form,
    municipality,
    other,
    year
from read_parquet($figures || '/similar.parquet')
order by form, municipality, other
