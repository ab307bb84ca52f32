"""The school units of an area: one measure, every unit, every year, and how many pupils."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isnan, nan
from typing import Final

import pandas as pd

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Municipality, UnitCount, UnitMeasure
from likvard.cells import NEARLY_ALL, STATUS_WORDS
from likvard.versions import today
from likvard.warehouse import Stamp, read, stamp

Who = tuple[str, str, str, str]
"""Of a school unit: code, name, municipality, provider."""
Told = tuple[float, str]
"""A value and its status."""
WHOLE: Final = 100.0
_ABSENT: Final[Told] = (nan, "missing")


@dataclass(frozen=True)
class Unit:
    """One school unit's value in a year.

    `low` and `high` are the ends of what the value can be: equal to it where it is published, the
    range where the publisher only writes "nearly 100", all that is possible where a share is not
    published. `value` is then the middle of the range, or NaN. `n` is NaN when not published.
    """

    code: str
    name: str
    municipality: str
    provider: str
    value: float
    low: float
    high: float
    n: float
    status: str

    @property
    def known(self) -> bool:
        """Return whether there is a number."""
        return not isnan(self.value)

    @property
    def counted(self) -> bool:
        """Return whether there is a number, and a number of pupils to weigh it by."""
        return self.known and self.n > 0

    @property
    def exact(self) -> bool:
        """Return whether the value itself is published, not only a bound."""
        return self.known and self.status != "approximate"


@dataclass(frozen=True, eq=False)
class UnitPanel:
    """The school units of an area's members: by year, in the order of their codes.

    One is as good as itself only, so that what is computed from it can be kept for it.
    `counts` tells for each year which series the pupils are counted by; None where none is.
    """

    measure: UnitMeasure
    area: Area
    members: tuple[Municipality, ...]
    published: Mapping[int, tuple[Unit, ...]]
    counts: Mapping[int, UnitCount | None]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years in which some unit has a value."""
        return tuple(y for y in sorted(self.published) if any(u.known for u in self.units(y)))

    def units(self, year: int) -> tuple[Unit, ...]:
        """Return every school unit that year, those without a value included."""
        return self.published.get(year, ())

    def inside(self, year: int) -> dict[str, tuple[Unit, ...]]:
        """Return the school units of each member by its code, in the members' order."""
        found = self._sorted.get(year)
        if found is None:
            lists: dict[str, list[Unit]] = {m.code: [] for m in self.members}
            for unit in self.units(year):
                lists[unit.municipality].append(unit)
            found = self._sorted[year] = {code: tuple(own) for code, own in lists.items()}
        return found

    @cached_property
    def _sorted(self) -> dict[int, dict[str, tuple[Unit, ...]]]:
        return {}

    def latest_until(self, school_year: int | None) -> int | None:
        """Return the measure's latest year not after a school year (by its spring), or None."""
        last = None if school_year is None else school_year - (self.measure.period != "spring")
        known = [y for y in self.years if last is None or y <= last]
        return known[-1] if known else None

    def period(self, year: int) -> str:
        """Return "2024/25"."""
        return swedish.school_year(year, self.measure.period)

    def in_year(self, year: int) -> str:
        """Return "läsåret 2024/25"."""
        return swedish.in_year(year, self.measure.period)


def label(measure: UnitMeasure, value: float) -> str:
    """Return the number alone, rounded as the measure is shown."""
    return swedish.number(value, measure.decimals)


def told(measure: UnitMeasure, unit: Unit) -> str:
    """Return a unit's value in words: "236 poäng", "minst 92 %", or why there is none."""
    if not unit.known:
        return STATUS_WORDS.get(unit.status, STATUS_WORDS["missing"])
    if unit.exact:
        return swedish.with_unit(unit.value, measure.unit, measure.decimals)
    least = "nära 100" if isnan(unit.low) else f"minst {swedish.number(int(unit.low))}"
    return f"{least} {measure.unit}"


def published_told(measure: UnitMeasure, value: float, status: str) -> str:
    """Return in words, as `told`, a unit's value as it is published, without its pupils."""
    return told(measure, _unit(measure, ("", "", "", ""), (value, status), _ABSENT))


def unit_panel(catalogue: Catalogue, measure: UnitMeasure, area: Area) -> UnitPanel:
    """Return the school units of the area's members of today, with all that is published.

    One panel serves all readers of the same figures: nobody changes it.
    """
    members = catalogue.members(area, today())
    return _panel(stamp(), measure, area, members)


@lru_cache(maxsize=64)
def _panel(
    _live: Stamp, measure: UnitMeasure, area: Area, members: tuple[Municipality, ...]
) -> UnitPanel:
    codes = [measure.series.code, *(c.code for c in measure.counts)]
    rows = read("units", measures=codes, municipalities=[m.code for m in members])
    who, tables = _who(rows), _tables(rows)
    published: dict[int, tuple[Unit, ...]] = {}
    counts: dict[int, UnitCount | None] = {}
    for year in sorted(year for code, year in tables if code == measure.series.code):
        count = next((c for c in measure.counts if (c.code, year - c.lag) in tables), None)
        pupils = {} if count is None else tables[count.code, year - count.lag]
        values, counts[year] = tables[measure.series.code, year], count
        units = sorted(values.keys() | pupils.keys())
        every = (
            _unit(measure, who[u], values.get(u, _ABSENT), pupils.get(u, _ABSENT)) for u in units
        )
        published[year] = tuple(unit for unit in every if unit.n != 0)
    return UnitPanel(measure, area, members, published, counts)


def _who(rows: pd.DataFrame) -> dict[str, Who]:
    known = rows.drop_duplicates("unit")
    columns = (known[name].tolist() for name in ("unit", "name", "municipality", "provider"))
    return {who[0]: who for who in zip(*columns, strict=True)}


def _tables(rows: pd.DataFrame) -> dict[tuple[str, int], dict[str, Told]]:
    """Return what is published by series and year, then by school unit."""
    values = rows["value"].to_numpy(dtype=float, na_value=nan).tolist()
    columns = (rows[name].tolist() for name in ("measure", "year", "unit", "status"))
    found: dict[tuple[str, int], dict[str, Told]] = {}
    for code, year, unit, status, value in zip(*columns, values, strict=True):
        found.setdefault((code, int(year)), {})[unit] = (value, status)
    return found


def _unit(measure: UnitMeasure, who: Who, published: Told, pupils: Told) -> Unit:
    (value, status), n = published, pupils[0]
    if isnan(value):
        ends = (0.0, WHOLE) if measure.proportion else (nan, nan)
        return Unit(*who, nan, *ends, n, status or "missing")
    if status != "approximate":
        return Unit(*who, value, value, value, n, status)
    if not n > NEARLY_ALL:
        return Unit(*who, value, nan, nan, n, status)
    low, high = WHOLE * (1 - NEARLY_ALL / n), WHOLE * (1 - 1 / n)
    return Unit(*who, (low + high) / 2, low, high, n, status)
