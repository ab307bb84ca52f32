-- One row per municipality and ring of its outline: corners in kilometres, SWEREF 99 TM.
create table outline as
select
    municipality,
    ring,
    x,
    y
from geometry_outline
order by municipality, ring
