"""The changelog of data: what every kept version of the figures changed from the one before it.

What is told was reckoned and kept when each version was put in place (likvard/build/changing.py).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import nan
from pathlib import Path
from typing import Any, cast

import pandas as pd

from likvard import swedish
from likvard.catalogue import Catalogue, Indicator, UnitMeasure
from likvard.cells import Published
from likvard.freshness import changes_beside, kept_beside
from likvard.kinds import KINDS, OF_UNITS, Kind
from likvard.versions import Version, known
from likvard.warehouse import read

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Counted:
    """One measure of a refresh: how many cells differ by kind, and the new years among them.

    `measure` is an indicator's id, or a measure of school units' after `changes.OF_UNITS`; `reason`
    says why a deviation of it was let through, empty where none was; `on` is the day of that.
    """

    measure: str
    counts: Mapping[Kind, int]
    years: tuple[int, ...]
    reason: str = ""
    on: str = ""

    @property
    def total(self) -> int:
        """Return how many cells differ."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Delivered:
    """A figure set that was fetched anew: the day, and the day before (empty: a new set)."""

    figure_set: str
    retrieved: str
    before: str


@dataclass(frozen=True)
class Refresh:
    """A version of the figures and what it changed; with nothing `previous` it is the first.

    `new` and `gone` are the measures that only one of the two versions has values for, with how
    many. `told` is false where what was changed is not known. `cells` is the file they are kept in.
    """

    version: Version
    previous: str
    measures: tuple[Counted, ...] = ()
    new: Mapping[str, int] = field(default_factory=dict)
    gone: Mapping[str, int] = field(default_factory=dict)
    deliveries: tuple[Delivered, ...] = ()
    cells: str = ""
    told: bool = True

    @property
    def total(self) -> int:
        """Return how many cells differ."""
        return sum(one.total for one in self.measures)

    @property
    def counts(self) -> dict[Kind, int]:
        """Return how many cells differ of each kind there is."""
        found = {kind: sum(m.counts.get(kind, 0) for m in self.measures) for kind in KINDS}
        return {kind: count for kind, count in found.items() if count}

    def of(self, measure: str) -> Counted | None:
        """Return what is told of a measure, None where it has no cells that differ."""
        return next((one for one in self.measures if one.measure == measure), None)


@dataclass(frozen=True)
class ChangedCell:
    """One cell that a version changed; `old_set` and `new_set` are the deliveries it came from.

    `place` is a municipality, or a school unit, which then has a `name`.
    """

    kind: Kind
    gender: str
    provider: str
    year: int
    place: str
    name: str
    municipality: str
    old: Published
    new: Published
    old_set: str
    new_set: str


def refreshes() -> tuple[Refresh, ...]:
    """Return every version that is kept and what it changed, newest first."""
    kept = kept_beside()
    found = {one.id: _refresh(one, kept) for one in known() if (kept / f"{one.id}.json").exists()}
    return tuple(sorted(found.values(), key=lambda r: _order(r, found), reverse=True))


def _order(one: Refresh, found: Mapping[str, Refresh]) -> tuple[object, ...]:
    """Return the day, then how many versions went before, then the name."""
    depth, seen, at = 0, {one.version.id}, found.get(one.previous)
    while at is not None and at.version.id not in seen:
        seen.add(at.version.id)
        depth, at = depth + 1, found.get(at.previous)
    return one.version.day, depth, one.version.id


def _refresh(version: Version, kept: Path) -> Refresh:
    path = changes_beside(kept) / f"{version.id}.json"
    try:
        return _parsed(version, _record(path, path.stat().st_mtime_ns))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Refresh(version, "", told=False)


@lru_cache(maxsize=256)
def _record(path: Path, _changed: int) -> Plain:
    return cast("Plain", json.loads(path.read_bytes()))


def _parsed(version: Version, record: Plain) -> Refresh:
    previous = str(record["previous"])
    if "measures" not in record:
        return Refresh(version, previous, told=not previous)
    return Refresh(
        version,
        previous,
        tuple(_counted(name, own, record["reasons"]) for name, own in record["measures"].items()),
        record["new"],
        record["gone"],
        tuple(
            Delivered(name, own["retrieved"], own["before"])
            for name, own in record["deliveries"].items()
        ),
        str(record["cells"]),
    )


def _counted(measure: str, own: Plain, reasons: Mapping[str, Plain]) -> Counted:
    counts = {kind: int(own["counts"][kind]) for kind in KINDS if kind in own["counts"]}
    let = reasons.get(measure, {})
    told = (str(let.get("reason", "")), str(let.get("day", "")))
    return Counted(measure, counts, tuple(own["years"]), *told)


def changed_cells(
    refresh: Refresh, measure: str, kinds: tuple[Kind, ...] = KINDS
) -> tuple[ChangedCell, ...]:
    """Return the cells of a measure that a version changed, of some kinds; latest year first.

    Raises
    ------
    DatabaseError
        If what was kept of them cannot be read.
    """
    counted = refresh.of(measure)
    if counted is None or not refresh.cells:
        return ()
    path = str(kept_beside() / f"{refresh.cells}.parquet")
    rows = read("changed_cells", path=path, measure=measure, kinds=list(kinds))
    before, after = (_published(rows, side) for side in ("old", "new"))
    names = ("kind", "gender", "provider", "year", "place", "place_name", "municipality")
    columns = (rows[name].tolist() for name in names)
    sets = (rows[name].tolist() for name in ("old_set", "new_set"))
    return tuple(map(ChangedCell, *columns, before, after, *sets))


def _published(rows: pd.DataFrame, side: str) -> list[Published]:
    numbers = (
        rows[f"{side}_{name}"].to_numpy(dtype=float, na_value=nan).tolist()
        for name in ("value", "n")
    )
    return list(map(Published, *numbers, rows[f"{side}_status"].tolist()))


def subject(catalogue: Catalogue, measure: str) -> Indicator | UnitMeasure | None:
    """Return what a measure of the changelog is in a catalogue; None where it is there no more."""
    try:
        if measure.startswith(OF_UNITS):
            return catalogue.unit_measure(measure.removeprefix(OF_UNITS))
        return catalogue.indicator(measure)
    except KeyError:
        return None


def when(catalogue: Catalogue, measure: str, year: int) -> str:
    """Return a measure's year as it is called: "2024/25", or "2024" for calendar years."""
    found = subject(catalogue, measure)
    return str(year) if found is None else swedish.school_year(year, found.period)
