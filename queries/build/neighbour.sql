-- One row per ordered pair of municipalities that share a border.
create table neighbour as
select
    municipality,
    other
from geometry_neighbour
order by municipality, other
