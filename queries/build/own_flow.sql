-- One row per school year, home municipality, school municipality and programme.
create table own_flow as
select
    year,
    home,
    host,
    programme,
    pupils,
    publisher,
    imported_on::date as imported_on,
    checksum
from delivered_own_flow
order by year, home, host, programme
