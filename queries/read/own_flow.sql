-- One row per school year, home municipality, school municipality and programme.
select
    own_flow.year,
    own_flow.home,
    own_flow.host,
    own_flow.programme,
    own_flow.pupils,
    own_flow.publisher,
    own_flow.imported_on,
    own_flow.checksum
from own_flow
order by
    own_flow.year asc,
    own_flow.home asc,
    own_flow.host asc,
    own_flow.programme asc
