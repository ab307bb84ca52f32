-- One row per municipality: the point farthest from its border, in degrees.
select
    label_point.municipality,
    label_point.latitude,
    label_point.longitude
from label_point
order by label_point.municipality asc
