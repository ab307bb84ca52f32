-- One row per school year, area, programme and source.
create table own_need as
select
    year,
    area,
    programme,
    judgement,
    wanted,
    source,
    publisher,
    imported_on::date as imported_on,
    checksum
from delivered_own_need
order by year, area, programme, source
