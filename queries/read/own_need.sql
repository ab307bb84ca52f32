-- One row per school year, area, programme and source.
select
    own_need.year,
    own_need.area,
    own_need.programme,
    own_need.judgement,
    own_need.wanted,
    own_need.source,
    own_need.publisher,
    own_need.imported_on,
    own_need.checksum
from own_need
order by
    own_need.year asc,
    own_need.area asc,
    own_need.programme asc,
    own_need.source asc
