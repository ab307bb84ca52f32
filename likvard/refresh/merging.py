"""New figures onto those at hand: what gives way to an answer, and what stays.

The three ways are named in data/catalogue/fetching.toml. Whatever the source cannot give stays: an
old transcription, a series from a report that has no interface, a school that has closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from likvard.refresh.rows import ordered

if TYPE_CHECKING:
    from likvard.refresh.plan import Merge
    from likvard.refresh.rows import Shape

UNDATED = "undated"


def merged(shape: Shape, old: pa.Table, new: pa.Table, how: Merge) -> pa.Table:
    """Return the figures at hand with the answer laid over them, in the order of their keys."""
    if how == "series":
        kept = _without(old, new, list(shape.keys[:1]))
    elif how == "years":
        kept, new = old, _without(new, old, [n for n in ("series", "year") if n in shape.names])
    else:
        new = _telling(shape, old, new)
        kept = _without(_dated(shape, old, new), new, list(shape.keys))
    return ordered(shape, pa.concat_tables([kept, new]))


def units(shape: Shape, old: pa.Table, new: pa.Table) -> pa.Table:
    """Return the school units at hand with those answered laid over them.

    One keeps its first year, and its position where it is no longer told.
    """
    lasting = ["first_year", "latitude", "longitude"]
    renamed = old.select(["unit", *lasting]).rename_columns(
        ["unit", *(f"old_{n}" for n in lasting)]
    )
    both = new.join(renamed, ["unit"], join_type="left outer")
    columns = {name: both[name] for name in shape.names}
    columns["first_year"] = pc.coalesce(both["old_first_year"], both["first_year"])
    for name in lasting[1:]:
        columns[name] = pc.coalesce(both[name], both[f"old_{name}"])
    return merged(shape, old, pa.table(columns), "rows")


def changed(shape: Shape, old: pa.Table, new: pa.Table, gone: pa.Table) -> pa.Table:
    """Return the figures at hand with some rows changed or added (`new`) and others `gone`."""
    names = list(shape.keys)
    kept = _without(_without(old, new, names), gone, names)
    return ordered(shape, pa.concat_tables([kept, new]))


def _without(left: pa.Table, right: pa.Table, names: list[str]) -> pa.Table:
    """Return the rows of a table whose values in some columns are not found in another."""
    return left.join(
        right.select(names).group_by(names).aggregate([]), names, join_type="left anti"
    )


def _telling(shape: Shape, old: pa.Table, new: pa.Table) -> pa.Table:
    """Return the answer without rows that say no more than that a value at hand is missing."""
    if "value" not in shape.names:
        return new
    silent = pc.and_(pc.is_null(new["value"]), pc.not_equal(new["status"], "suppressed"))
    held = old.filter(pc.is_valid(old["value"]))
    told, untold = new.filter(pc.invert(silent)), new.filter(silent)
    return pa.concat_tables([told, _without(untold, held, list(shape.keys))])


def _dated(shape: Shape, old: pa.Table, new: pa.Table) -> pa.Table:
    """Return the figures at hand without those of no year, of series that now have years."""
    if "status" not in shape.names:
        return old
    undated = old.filter(pc.equal(old["status"], UNDATED))
    left = _without(undated, new, ["series"])
    return pa.concat_tables([old.filter(pc.not_equal(old["status"], UNDATED)), left])
