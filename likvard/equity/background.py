"""Results beside the pupils' background: how steep the line is, how sure, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Final

import pandas as pd

from likvard.address import Background, View, Weighting
from likvard.choice import meant
from likvard.equity.pairing import Pairing, Points, Relation
from likvard.measures.arrays import NotDefinedError
from likvard.measures.concentration import concentration
from likvard.measures.regression import regression
from likvard.panel import Panel, panel
from likvard.verdict import CERTAIN, trend_from

BACKGROUNDS: Final[Mapping[Background, str]] = {
    "utbildning": "foraldrar-eftergymnasial",
    "utlandsk": "utlandsk-bakgrund",
}
"""All pupils of years 1 to 9 in the autumn before: of the two that are published the one without
gaps, for that of grade 9 alone leaves out many small municipalities."""
TEN: Final = 10.0


@dataclass(frozen=True, eq=False)
class Gradient(Relation):
    """The line of a result on a background; `weighted` by n, else every municipality alike.

    `erreygers` is the concentration index of the result along the background, -1 to 1; NaN where
    it is not defined.
    """

    weighted: bool
    erreygers: float

    @property
    def per_ten(self) -> float:
        """Return how much higher the result is for ten percentage points more of background."""
        return self.slope(TEN)[0]

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of `per_ten` (HC3)."""
        return self.slope(TEN)[1:]


@dataclass(frozen=True, eq=False)
class Slopes:
    """The slope of each comparable year per ten points: value, low, high; the country's apart.

    `kind` is stronger, weaker, unsure, or short (too few years); `p` that of the trend test.
    """

    members: pd.DataFrame
    nation: pd.DataFrame
    kind: str
    p: float | None


@dataclass(frozen=True)
class Lined:
    """A result and a background with their years lined up: spring goes with the autumn before.

    Years are the result's, which are springs.
    """

    pairing: Pairing

    @property
    def result(self) -> Panel:
        """Return the panel of the result."""
        return self.pairing.y

    @property
    def background(self) -> Panel:
        """Return the panel of the background."""
        return self.pairing.x

    def before(self, year: int) -> int:
        """Return the background's year that goes with a year of the result."""
        return self.pairing.years(year)[1]

    def nearest(self, year: int) -> int:
        """Return the year that has both, nearest to a year of the result.

        Raises
        ------
        NotDefinedError
            If there is none.
        """
        years = self.pairing.springs
        if not years:
            raise NotDefinedError("no year has both a result and a background")
        return min(years, key=lambda y: (abs(y - year), y))

    def points(self, year: int) -> Points:
        """Return the country's municipalities with both values, or the members alone."""
        return self.pairing.country(year) or self.pairing.members(year)

    def gradient(self, year: int, weighting: Weighting) -> Gradient:
        """Return the line through the area's members.

        Raises
        ------
        NotDefinedError
            If fewer than four fifths have both values, or nothing varies.
        """
        points = self.pairing.members(year)
        if not self.result.is_enough(len(points.codes)):
            raise NotDefinedError("too few municipalities have both values")
        return _gradient(points, weighting, self.result.indicator.range[1])

    def nation(self, year: int, weighting: Weighting) -> Gradient | None:
        """Return the line through the country's municipalities; None when too few have both."""
        points = self.pairing.country(year)
        try:
            highest = self.result.indicator.range[1]
            return None if points is None else _gradient(points, weighting, highest)
        except NotDefinedError:
            return None

    def slopes(self, weighting: Weighting) -> Slopes:
        """Return the slopes of all years that can be compared, and whether they have changed.

        Mann-Kendall on the slopes of the members, p < 0.05 and at least six years.
        """
        key = ("slopes", self.background.indicator.id, weighting)
        if key not in self.result.derived:
            self.result.derived[key] = self._slopes(weighting)
        found: Slopes = self.result.derived[key]
        return found

    def _slopes(self, weighting: Weighting) -> Slopes:
        members, nation = {}, {}
        for year in self.pairing.comparable:
            try:
                members[year] = self.gradient(year, weighting)
            except NotDefinedError:
                continue
            nation[year] = self.nation(year, weighting)
        frame = _by_year(members)
        kind, p = _changed(frame["value"])
        return Slopes(frame, _by_year(nation), kind, p)


def lined_up(view: View, result: Panel) -> Lined:
    """Return the result with the background that the view asks for, of the same schools.

    The background is that of all pupils also for the results of girls or boys: it is not
    published for them apart.
    """
    indicator = view.catalogue.indicator(BACKGROUNDS[view.background])
    found = panel(view.catalogue, indicator, view.area, "T", result.provider)
    return Lined(Pairing(result, found if result.one_year is None else meant(view, found)))


def single_years(lined: Lined) -> Lined:
    """Return the same with every year for itself, also where means of several are shown."""
    return Lined(Pairing(lined.result.single, lined.background.single))


def _gradient(points: Points, weighting: Weighting, highest: float) -> Gradient:
    weighted = weighting == "elever" and bool((points.n > 0).all())
    weights = points.n if weighted else None
    fit = regression(points.y, points.x, weights)
    index = concentration(points.y, points.x, weights, low=0.0, high=highest).erreygers
    return Gradient(points, fit, weighted, nan if index is None else index)


def _by_year(gradients: Mapping[int, Gradient | None]) -> pd.DataFrame:
    known = {year: found for year, found in gradients.items() if found is not None}
    rows = [(found.per_ten, *found.interval) for found in known.values()]
    return pd.DataFrame(rows, index=list(known), columns=["value", "low", "high"], dtype=float)


def _changed(slopes: pd.Series) -> tuple[str, float | None]:
    values = {int(str(year)): float(value) for year, value in slopes.items()}
    trend = trend_from(values)
    if trend is None:
        return "short", None
    if trend.probability >= CERTAIN:
        return "unsure", trend.probability
    steeper = trend.s * sum(values.values()) > 0
    return ("stronger" if steeper else "weaker"), trend.probability
