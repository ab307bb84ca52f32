-- One row per municipality: the point farthest from its border, in km and degrees, and the room
-- for text there, in km.
create table label_point as
select
    municipality,
    x,
    y,
    width_km,
    latitude,
    longitude
from geometry_label
order by municipality
