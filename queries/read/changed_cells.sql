-- One row per cell of one measure that a version of the figures changed, of the kinds asked for.
--
-- $path is the kept file of the version's changes, in the order they were kept: latest year first.
select
    changed.kind,
    changed.gender,
    changed.provider,
    changed.year,
    changed.place,
    changed.place_name,
    changed.municipality,
    changed.old_value,
    changed.old_n,
    changed.old_status,
    changed.new_value,
    changed.new_n,
    changed.new_status,
    changed.old_set,
    changed.new_set
from read_parquet($path) as changed
where
    changed.indicator = $measure
    and list_contains($kinds, changed.kind)
