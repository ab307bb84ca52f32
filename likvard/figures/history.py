"""One municipality's values over the years, as every figure over time needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape
from math import isnan, nan
from typing import Final, NamedTuple

import pandas as pd

from likvard.figures.bounds import BOUND, symbol
from likvard.figures.years import Years


class Point(NamedTuple):
    """One year's value, words, certainty, ends of the interval and status, NaN where unknown."""

    value: float = nan
    shown: str = ""
    sure: str = ""
    low: float = nan
    high: float = nan
    status: str = ""


_COLUMNS: Final = ["code", "name", "slug", "year", *Point._fields]
_NOTHING: Final = Point()


@dataclass(frozen=True)
class History:
    """What is known of each year."""

    name: str
    slug: str
    points: dict[int, Point] = field(default_factory=dict)

    @cached_property
    def value(self) -> dict[int, float]:
        """Return the values by year, NaN where there is none."""
        return {year: point.value for year, point in self.points.items()}

    @cached_property
    def low(self) -> dict[int, float]:
        """Return the lower ends of the intervals by year."""
        return {year: point.low for year, point in self.points.items()}

    @cached_property
    def high(self) -> dict[int, float]:
        """Return the upper ends of the intervals by year."""
        return {year: point.high for year, point in self.points.items()}

    def at(self, year: int) -> Point:
        """Return what is known of a year."""
        return self.points.get(year, _NOTHING)

    def last_known(self, years: Years) -> int | None:
        """Return the last of the years with a value."""
        known = [year for year in years.every if not isnan(self.at(year).value)]
        return max(known, default=None)

    def open_at(self, years: Years) -> list[str | None]:
        """Return the open mark at each of the years' steps, None where the value is published."""
        bound = {year for year, point in self.points.items() if point.status == BOUND}
        return [self._open(year) if year and year in bound else None for year in years.stops]

    def _open(self, year: int) -> str | None:
        point = self.at(year)
        return symbol(point.status, point.low, "down")

    def ranges(self, years: Years) -> list[tuple[int, float, float]]:
        """Return year, low and high where only a bound is published, and its range is known."""
        bound = (year for year in years.every if self._open(year) == "circle")
        return [(year, self.points[year].low, self.points[year].high) for year in bound]

    def words(self, years: Years, *, sure: bool) -> list[str]:
        """Return the hover words at each of the years' steps, with or without the interval."""
        return ["" if year is None else self._words(years, year, sure) for year in years.stops]

    def _words(self, years: Years, year: int, sure: bool) -> str:  # noqa: FBT001
        point = self.at(year)
        return hover(self.name, point.shown, point.sure if sure else "", when(years.periods[year]))


def histories(long: pd.DataFrame, years: Years) -> dict[str, History]:
    """Return each municipality's history by code, in the order of the rows.

    `long` has one row per municipality and year: code, name, slug, year, value, shown, sure and,
    where there are intervals, low and high, and status where that is more than known or not.
    """
    drawn = set(years.every)
    found: dict[str, History] = {}
    columns = (long[name].tolist() if name in long else [nan] * len(long) for name in _COLUMNS)
    for code, name, slug, year, *known in zip(*columns, strict=True):
        if year in drawn:
            own = found.get(code) or found.setdefault(code, History(name, slug))
            own.points[year] = Point(*known)
    return found


def when(period: str) -> str:
    """Return "läsåret 2024/25" or "år 2024"."""
    return f"läsåret {period}" if "/" in period else f"år {period}"


def hover(name: str, *lines: str) -> str:
    """Return the words on a point: the name strong, each line that is not empty under it."""
    return f"<b>{_escaped(name)}</b>" + "".join([f"<br>{_escaped(line)}" for line in lines if line])


@lru_cache(maxsize=8192)
def _escaped(line: str) -> str:
    return escape(line)


def all_values(many: Mapping[str, History]) -> list[float]:
    """Return the values of all histories."""
    return [point.value for history in many.values() for point in history.points.values()]


def by_year(series: pd.Series) -> dict[int, float]:
    """Return a column indexed by year as plain numbers, without those that are missing."""
    return {int(str(year)): float(value) for year, value in series.dropna().items()}
