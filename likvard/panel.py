"""One indicator for one area: every member, every year, and how far apart they lie."""

from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property, lru_cache
from math import nan
from typing import Final

import numpy as np
import pandas as pd

from likvard import cells as words
from likvard.averaging import averaged
from likvard.catalogue import Area, Catalogue, Indicator, Municipality, Series
from likvard.cells import Published, middle_of_bound
from likvard.level import Level, level
from likvard.measures.arrays import Floats
from likvard.member_years import ENOUGH, MEAN_OF, MemberYears
from likvard.versions import today
from likvard.warehouse import Stamp, read, stamp

LEAST_FOR_TREND: Final = 6


@dataclass(frozen=True)
class Panel(MemberYears):
    """The figures of one indicator with the level and spread of each year, and the country's."""

    @cached_property
    def levels(self) -> dict[int, Level]:
        """Return the level and spread of each year."""
        known = {year: self.known(year) for year in self.years}
        return {y: level(found, enough=self.is_enough(len(found))) for y, found in known.items()}

    def level(self, year: int) -> Level:
        """Return the level and spread of a year; nothing but NaN for a year without values."""
        return self.levels.get(year, Level(0, nan))

    @cached_property
    def spread(self) -> pd.DataFrame:
        """Return `levels` as a frame by year."""
        rows = [asdict(found) for found in self.levels.values()]
        return pd.DataFrame(rows, index=list(self.levels), columns=[f.name for f in fields(Level)])

    @property
    def behind(self) -> tuple[Series, ...]:
        """Return the series that the values can come from: those of the provider shown."""
        told = {"*", self.provider}
        return tuple(
            s
            for s in self.indicator.series
            if s.figure_set in self.figure_sets and s.provider in told
        )

    @property
    def is_money(self) -> bool:
        """Return whether spread is told as a share of the mean, since prices move the values."""
        return words.is_money(self.indicator)

    def distance(self, year: int) -> float:
        """Return the standard deviation of a year, for money in per cent of the mean."""
        found = self.level(year)
        return 100 * found.sd / found.mean if self.is_money else found.sd

    @property
    def distance_unit(self) -> str:
        """Return the unit of `distance`."""
        return "% av medelvärdet" if self.is_money else self.indicator.difference_unit

    def distances(self, since: int = 0) -> dict[int, float]:
        """Return the comparable years' distances from a year on, years without spread left out."""
        found = {y: self.distance(y) for y in self.comparable if y >= since}
        return {y: v for y, v in found.items() if np.isfinite(v)}

    def nation_count(self, year: int) -> int:
        """Return how many of the country's municipalities have a value."""
        return sum(np.isfinite(p.value) for p in self.published.get(year, {}).values())

    def nation(self, year: int) -> Floats:
        """Return the published values of the whole country, or none when too few are published."""
        row = self.published.get(year, {})
        values = np.array([p.value for p in row.values() if np.isfinite(p.value)])
        return values if values.size >= ENOUGH * self.country_size else np.array([])

    def nation_mean(self, year: int) -> float:
        """Return the unweighted mean of the country's municipalities; NaN when unknown."""
        values = self.nation(year)
        return float(values.mean()) if values.size else nan


def panel(
    catalogue: Catalogue, indicator: Indicator, area: Area, gender: str = "T", provider: str = "all"
) -> Panel:
    """Return the panel of an indicator for the area's members of today.

    One panel serves all readers of the same figures: nobody changes it.
    """
    members = catalogue.members(area, today())
    size = len(catalogue.municipalities)
    return _panel(stamp(), indicator, gender, provider, area, members, size)


def of_means(single: Panel) -> Panel:
    """Return the panel of three-year means of a panel of single years."""
    if "means" not in single.derived:
        published = averaged(single.published, single.indicator, MEAN_OF)
        single.derived["means"] = replace(single, published=published, one_year=single)
    found: Panel = single.derived["means"]
    return found


@lru_cache(maxsize=512)
def _panel(  # noqa: PLR0913, PLR0917  the whole key of the cache
    _live: Stamp,
    indicator: Indicator,
    gender: str,
    provider: str,
    area: Area,
    members: tuple[Municipality, ...],
    country_size: int,
) -> Panel:
    rows = read("series", indicator=indicator.id, gender=gender, provider=provider)
    sets = frozenset(rows["figure_set"])
    published = _by_year(rows)
    return Panel(indicator, gender, provider, area, members, published, sets, country_size)


def _by_year(rows: pd.DataFrame) -> dict[int, dict[str, Published]]:
    found: dict[int, dict[str, Published]] = {}
    numbers = [rows[name].to_numpy(dtype=float, na_value=nan).tolist() for name in ("value", "n")]
    keys = [rows[name].tolist() for name in ("year", "code", "status")]
    for year, code, status, value, n in zip(*keys, *numbers, strict=True):
        found.setdefault(int(year), {})[code] = middle_of_bound(Published(value, n, status))
    return found
