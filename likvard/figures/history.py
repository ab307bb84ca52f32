"""One municipality's values over the years, as every figure over time needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

import numpy as np
import pandas as pd

from likvard.figures.bounds import symbol
from likvard.figures.years import Years

_KNOWN: Final = ["value", "shown", "sure", "low", "high", "status"]
_COLUMNS: Final = ["code", "name", "slug", "year", *_KNOWN]


@dataclass(frozen=True)
class History:
    """Value, interval ends, and the words on each point, by year; NaN where nothing is known."""

    name: str
    slug: str
    value: dict[int, float] = field(default_factory=dict)
    low: dict[int, float] = field(default_factory=dict)
    high: dict[int, float] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)
    sure: dict[int, str] = field(default_factory=dict)
    status: dict[int, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[dict[int, Any], ...]:
        """Return the columns by year: value, words, certainty, ends of the interval, status."""
        return self.value, self.shown, self.sure, self.low, self.high, self.status

    def last_known(self, years: Years) -> int | None:
        """Return the last of the years with a value."""
        known = [year for year in years.every if not np.isnan(self.value.get(year, np.nan))]
        return max(known, default=None)

    def open_at(self, years: Years) -> list[str | None]:
        """Return the open mark at each of the years' steps, None where the value is published."""
        return [self._open(int(x)) if x == int(x) else None for x in years.steps]

    def _open(self, year: int) -> str | None:
        return symbol(self.status.get(year), self.low.get(year, np.nan), "down")

    def ranges(self, years: Years) -> list[tuple[int, float, float]]:
        """Return year, low and high where only a bound is published, and its range is known."""
        bound = (year for year in years.every if self._open(year) == "circle")
        return [(year, self.low[year], self.high[year]) for year in bound]

    def words(self, years: Years, *, sure: bool) -> list[str]:
        """Return the hover words at each of the years' steps, with or without the interval."""
        return [self._words(years, int(x), sure=sure) if x == int(x) else "" for x in years.steps]

    def _words(self, years: Years, year: int, *, sure: bool) -> str:
        certainty = self.sure.get(year, "") if sure else ""
        return hover(self.name, self.shown.get(year, ""), certainty, when(years.periods[year]))


def histories(long: pd.DataFrame, years: Years) -> dict[str, History]:
    """Return each municipality's history by code, in the order of the rows.

    `long` has one row per municipality and year: code, name, slug, year, value, shown, sure and,
    where there are intervals, low and high, and status where that is more than known or not.
    """
    drawn = set(years.every)
    found: dict[str, History] = {}
    rows = long.reindex(columns=_COLUMNS)
    for code, name, slug, year, *known in zip(*(rows[c].tolist() for c in _COLUMNS), strict=True):
        if year in drawn:
            own = found.setdefault(code, History(name, slug))
            for told, value in zip(own.columns, known, strict=True):
                told[int(year)] = value
    return found


def when(period: str) -> str:
    """Return "läsåret 2024/25" or "år 2024"."""
    return f"läsåret {period}" if "/" in period else f"år {period}"


def hover(name: str, *lines: str) -> str:
    """Return the words on a point: the name strong, each line that is not empty under it."""
    return "<br>".join([f"<b>{escape(name)}</b>", *(escape(line) for line in lines if line)])


def all_values(many: Mapping[str, History]) -> list[float]:
    """Return the values of all histories."""
    return [value for history in many.values() for value in history.value.values()]


def by_year(series: pd.Series) -> dict[int, float]:
    """Return a column indexed by year as plain numbers, without those that are missing."""
    return {int(str(year)): float(value) for year, value in series.dropna().items()}
