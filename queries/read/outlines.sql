-- One row per municipality and ring of its border, in kilometres (SWEREF 99 TM).
select
    outline.municipality,
    outline.ring,
    outline.x,
    outline.y
from outline
where list_contains($codes, outline.municipality)
order by outline.municipality asc, outline.ring asc
