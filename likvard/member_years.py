"""The published values of one indicator for one area: every member, every year."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from math import isnan
from typing import Any, Final, Self

import numpy as np
import pandas as pd

from likvard import cells as words
from likvard import swedish
from likvard.catalogue import Area, Indicator, Municipality, SeriesBreak
from likvard.cells import NOT_PUBLISHED, Cell, Published, cell
from likvard.measures.arrays import NotDefinedError

# Below four fifths of the members no spread is computed, and below four fifths of the
# country's municipalities there is no national reference: the rest could turn either.
ENOUGH: Final = 0.8
MEAN_OF: Final = 3


class NothingPublishedError(NotDefinedError):
    """No member has a value in any year."""


@dataclass(frozen=True)
class MemberYears:
    """The published values of one indicator, gender and provider.

    `members` are the area's municipalities in Swedish order; `published` holds the whole
    country by year and code; `figure_sets` are the deliveries the values came with. `one_year` is
    the panel that the values are means of, three years to each, if they are.
    """

    indicator: Indicator
    gender: str
    provider: str
    area: Area
    members: tuple[Municipality, ...]
    published: dict[int, dict[str, Published]]
    figure_sets: frozenset[str]
    country_size: int
    one_year: Self | None = None

    @property
    def single(self) -> Self:
        """Return the panel of single years: itself, unless it is of means of several."""
        return self if self.one_year is None else self.one_year

    @property
    def span_years(self) -> int:
        """Return how many years each value is a mean of."""
        return 1 if self.one_year is None else MEAN_OF

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """Return what others have worked out of these figures, kept as long as they are."""
        return {}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years in which some member has a value."""
        return tuple(y for y in sorted(self.published) if any(c.known for c in self.cells(y)))

    @cached_property
    def last_break(self) -> SeriesBreak | None:
        """Return the latest break of the series that years of ours lie on both sides of."""
        breaks = self.indicator.series_breaks
        ours = [b for b in breaks if self.years and self.years[0] < b.year <= self.years[-1]]
        return max(ours, key=lambda b: b.year, default=None)

    @cached_property
    def comparable(self) -> tuple[int, ...]:
        """Return the years since the last break: only these are compared with each other."""
        first = self.last_break.year if self.last_break else -1
        return tuple(year for year in self.years if year >= first)

    @cached_property
    def latest(self) -> int:
        """Return the latest year with enough final figures, else simply the latest.

        Raises
        ------
        NothingPublishedError
            If no member has any value.
        """
        if not self.years:
            raise NothingPublishedError("nothing is published for this choice")
        final = [year for year in self.years if self._is_final(year)]
        return final[-1] if final else self.years[-1]

    @cached_property
    def preliminary(self) -> tuple[int, ...]:
        """Return the years with preliminary figures."""
        status = "preliminary"
        return tuple(y for y in self.years if any(c.status == status for c in self.cells(y)))

    def _is_final(self, year: int) -> bool:
        return self.is_enough(len(self.known(year))) and year not in self.preliminary

    def is_enough(self, count: int) -> bool:
        """Return whether so many members are enough to speak of the area's spread."""
        return count >= max(2, ENOUGH * len(self.members))

    @cached_property
    def _cells(self) -> dict[int, tuple[Cell, ...]]:
        return {}

    def cells(self, year: int) -> tuple[Cell, ...]:
        """Return every member's value that year, in Swedish order, missing ones included."""
        if year not in self._cells:
            row = self.published.get(year, {})
            self._cells[year] = tuple(
                cell(self.indicator, m, row.get(m.code, NOT_PUBLISHED)) for m in self.members
            )
        return self._cells[year]

    def cell(self, year: int, code: str) -> Cell:
        """Return one member's value that year.

        Raises
        ------
        KeyError
            If the code is no member's.
        """
        for found in self.cells(year):
            if found.code == code:
                return found
        raise KeyError(code)

    def known(self, year: int) -> list[Cell]:
        """Return the members that have a value that year."""
        return [c for c in self.cells(year) if c.known]

    def known_in(self, years: Sequence[int]) -> list[str]:
        """Return the codes of the members that have a value in every one of the years."""
        each = [{c.code for c in self.known(y)} for y in years]
        return [m.code for m in self.members if all(m.code in codes for codes in each)]

    def at(self, year: int) -> pd.DataFrame:
        """Return every member that year as a frame by code, the columns those of `Cell`.

        All the charts of a page ask for the same year: they are given one frame, not to be changed.
        """
        found = self._shown.get(year)
        if found is None:
            found = _frame(self.cells(year)).set_index("code")
            self._shown.clear()
            self._shown[year] = found
        return found

    @cached_property
    def _shown(self) -> dict[int, pd.DataFrame]:
        return {}

    @cached_property
    def long(self) -> pd.DataFrame:
        """Return every member in every year, one row each; columns as in `Cell`, and year."""
        cells = [c for year in self.years for c in self.cells(year)]
        return _frame(cells).assign(year=np.repeat(self.years, len(self.members)))

    def period(self, year: int) -> str:
        """Return "2024/25", or "2024" for a calendar year; "2022/23–2024/25" for a mean."""
        last = swedish.school_year(year, self.indicator.period)
        if self.one_year is None:
            return last
        return f"{self.one_year.period(year - MEAN_OF + 1)}–{last}"

    def in_year(self, year: int) -> str:
        """Return "läsåret 2024/25", or "år 2024"; "läsåren 2022/23–2024/25" for a mean."""
        if self.one_year is None:
            return swedish.in_year(year, self.indicator.period)
        noun = "åren" if self.indicator.period == "calendar" else "läsåren"
        return f"{noun} {self.period(year)}"

    def label(self, value: float) -> str:
        """Return the number alone, rounded as the indicator is shown."""
        return words.label(self.indicator, value)

    def with_unit(self, value: float) -> str:
        """Return the number with its unit."""
        return words.with_unit(self.indicator, value)

    @cached_property
    def span(self) -> tuple[float, float] | None:
        """Return the lowest and the highest value or interval end of all years; None without any.

        A scale that holds it need not change from year to year.
        """
        cells = [c for year in self.years for c in self.known(year)]
        ends = [e for c in cells for e in (c.value, c.low, c.high) if not isnan(e)]
        return (min(ends), max(ends)) if ends else None

    def until(self, year: int) -> Self:
        """Return the panel as it was known then: nothing from later years."""
        if not self.years or year >= self.years[-1]:
            return self
        until = {y: p for y, p in self.published.items() if y <= year}
        one_year = None if self.one_year is None else self.one_year.until(year)
        return replace(self, published=until, one_year=one_year)


def _frame(cells: Sequence[Cell]) -> pd.DataFrame:
    names = [f.name for f in fields(Cell)]
    return pd.DataFrame({name: [getattr(c, name) for c in cells] for name in names})
