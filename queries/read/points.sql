-- One row per municipality: where its label stands and how wide it may be, in kilometres.
select
    label_point.municipality,
    label_point.x,
    label_point.y,
    label_point.width_km
from label_point
where list_contains($codes, label_point.municipality)
order by label_point.municipality asc
