"""Two measures of the same municipalities in the same school year, and the line between them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Final

import numpy as np

from likvard.catalogue import Indicator
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.regression import Fit, regression
from likvard.panel import Panel

LEAST: Final = 20
"""With fewer municipalities than this no line is drawn and no correlation told."""


def spring_of(indicator: Indicator, year: int) -> int:
    """Return the spring of the school year that a year of an indicator goes with.

    Results of spring 2025, October 2024 and the costs of 2024 all go with 2024/25.
    """
    return year + (indicator.period != "spring")


def year_in(indicator: Indicator, spring: int) -> int:
    """Return the indicator's own year of the school year that ends in that spring."""
    return spring - (indicator.period != "spring")


@dataclass(frozen=True, eq=False)
class Points:
    """The municipalities that have both values, by code; n is NaN where it is not published."""

    codes: tuple[str, ...]
    x: Floats
    y: Floats
    n: Floats


@dataclass(frozen=True, eq=False)
class Relation:
    """The least-squares line through the points, every municipality counting alike."""

    points: Points
    fit: Fit

    @property
    def count(self) -> int:
        """Return how many municipalities it rests on."""
        return len(self.points.codes)

    def slope(self, step: float = 1.0) -> tuple[float, float, float]:
        """Return how much higher the line is a step to the right, and its 95 % interval (HC3)."""
        low, high = self.fit.interval(1)
        return step * float(self.fit.coefficients[1]), step * low, step * high

    @property
    def certain(self) -> bool:
        """Return whether the interval of the slope leaves zero out."""
        _, low, high = self.slope()
        return low > 0 or high < 0

    @property
    def explained(self) -> float:
        """Return the share, 0 to 1, of the differences in y that lie along the line."""
        return self.fit.r2


@dataclass(frozen=True)
class Pairing:
    """The panels of what is drawn upwards and across, of one area and one perspective."""

    y: Panel
    x: Panel

    @cached_property
    def springs(self) -> tuple[int, ...]:
        """Return the school years, by their spring, in which some member has both values."""
        wanted = {spring_of(self.y.indicator, year) for year in self.y.years}
        found = sorted(wanted & {spring_of(self.x.indicator, year) for year in self.x.years})
        return tuple(spring for spring in found if self.members(spring).codes)

    @cached_property
    def comparable(self) -> tuple[int, ...]:
        """Return the school years since the last break of either series."""
        first = max(
            (
                spring_of(panel.indicator, panel.last_break.year)
                for panel in (self.y, self.x)
                if panel.last_break
            ),
            default=0,
        )
        return tuple(spring for spring in self.springs if spring >= first)

    def shown(self, asked: int | None) -> int:
        """Return the asked school year, or the nearest there is; the latest final one for None.

        Raises
        ------
        NotDefinedError
            If the two have no school year in common.
        """
        if not self.springs:
            raise NotDefinedError("the two measures have no school year in common")
        if asked is not None:
            return min(self.springs, key=lambda spring: (abs(spring - asked), spring))
        last = min(spring_of(panel.indicator, panel.latest) for panel in (self.y, self.x))
        final = [spring for spring in self.springs if spring <= last]
        return final[-1] if final else self.springs[0]

    def years(self, spring: int) -> tuple[int, int]:
        """Return the years of y and x, each on its own basis."""
        return year_in(self.y.indicator, spring), year_in(self.x.indicator, spring)

    def members(self, spring: int) -> Points:
        """Return the area's members that have both values."""
        return self._points(spring, {member.code for member in self.y.members})

    def country(self, spring: int) -> Points | None:
        """Return all the country's municipalities; None where one value is not published for it."""
        years = zip((self.y, self.x), self.years(spring), strict=True)
        if not all(panel.nation(year).size for panel, year in years):
            return None
        return self._points(spring, None)

    def _points(self, spring: int, codes: Collection[str] | None) -> Points:
        upward, across = self.years(spring)
        ys, xs = self.y.published.get(upward, {}), self.x.published.get(across, {})
        both = [code for code in sorted(ys.keys() & xs.keys()) if codes is None or code in codes]
        rows = [(code, xs[code], ys[code]) for code in both]
        known = [(c, x, y) for c, x, y in rows if not isnan(x.value + y.value)]
        return Points(
            tuple(code for code, _, _ in known),
            np.array([x.value for _, x, _ in known]),
            np.array([y.value for _, _, y in known]),
            np.array([x.n if isnan(y.n) else y.n for _, x, y in known]),
        )


def relation(points: Points | None) -> Relation | None:
    """Return the line through the points; None below twenty, and where no line is defined."""
    if points is None or len(points.codes) < LEAST:
        return None
    try:
        return Relation(points, regression(points.y, points.x))
    except NotDefinedError:
        return None
