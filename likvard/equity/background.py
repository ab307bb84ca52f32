"""Results beside the pupils' background: how steep the line is, how sure, and since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Final

import numpy as np
import pandas as pd

from likvard.address import Background, View, Weighting
from likvard.choice import meant
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.concentration import concentration
from likvard.measures.regression import Fit, regression
from likvard.panel import ENOUGH, Panel, panel
from likvard.verdict import CERTAIN, trend_from

BACKGROUNDS: Final[Mapping[Background, str]] = {
    "utbildning": "foraldrar-eftergymnasial",
    "utlandsk": "utlandsk-bakgrund",
}
"""All pupils of years 1 to 9 in the autumn before: of the two that are published the one without
gaps, for grade 9 alone leaves out many small municipalities."""
TEN: Final = 10.0


@dataclass(frozen=True, eq=False)
class Pairs:
    """The municipalities with both values in a year, by code; n is NaN where not published."""

    codes: tuple[str, ...]
    x: Floats
    y: Floats
    n: Floats

    def of(self, codes: Iterable[str]) -> "Pairs":
        """Return those among the codes."""
        wanted = set(codes)
        there = np.array([code in wanted for code in self.codes], dtype=bool)
        kept = tuple(code for code in self.codes if code in wanted)
        return Pairs(kept, self.x[there], self.y[there], self.n[there])


@dataclass(frozen=True, eq=False)
class Relation:
    """The line through the pairs of a year; `weighted` by n, else every municipality alike.

    `slope`, `low` and `high` are per ten percentage points of background, with the 95 % interval
    (HC3); `erreygers` is the concentration index of the result, -1 to 1.
    """

    pairs: Pairs
    fit: Fit
    weighted: bool
    erreygers: float

    @property
    def slope(self) -> float:
        """Return how much higher the result is for ten percentage points more."""
        return TEN * float(self.fit.coefficients[1])

    @cached_property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the slope."""
        low, high = self.fit.interval(1)
        return TEN * low, TEN * high

    @property
    def certain(self) -> bool:
        """Return whether the slope can be told from none."""
        low, high = self.interval
        return low > 0 or high < 0


@dataclass(frozen=True, eq=False)
class Slopes:
    """The slope of each comparable year: columns value, low, high; the country's in `nation`.

    `kind` is stronger, weaker, unsure, or short (too few years); `p` of the trend test.
    """

    members: pd.DataFrame
    nation: pd.DataFrame
    kind: str
    p: float | None


@dataclass(frozen=True)
class Lined:
    """A result and a background with their years lined up: spring goes with the autumn before."""

    result: Panel
    background: Panel

    @property
    def lag(self) -> int:
        """Return how many years before the result's the background's year is."""
        return int(self.result.indicator.period == "spring" != self.background.indicator.period)

    def before(self, year: int) -> int:
        """Return the background's year for a year of the result."""
        return year - self.lag

    def pairs(self, year: int) -> Pairs:
        """Return every municipality of the country with both values."""
        results = self.result.published.get(year, {})
        backgrounds = self.background.published.get(self.before(year), {})
        rows = [
            (code, backgrounds[code].value, own.value, own.n)
            for code, own in sorted(results.items())
            if code in backgrounds and np.isfinite(own.value + backgrounds[code].value)
        ]
        columns = np.array([row[1:] for row in rows], dtype=np.float64).reshape(-1, 3).T
        return Pairs(tuple(row[0] for row in rows), *columns)

    def relation(self, year: int, weighting: Weighting) -> Relation:
        """Return the line through the area's members.

        Raises
        ------
        NotDefinedError
            If fewer than four fifths have both values, or nothing varies.
        """
        pairs = self.pairs(year).of(m.code for m in self.result.members)
        if not self.result.is_enough(len(pairs.codes)):
            raise NotDefinedError("too few municipalities have both values")
        return _relation(pairs, weighting, self.result.indicator.range[1])

    def nation(self, year: int, weighting: Weighting) -> Relation | None:
        """Return the line through the country's municipalities; None when too few have both."""
        pairs = self.pairs(year)
        if len(pairs.codes) < ENOUGH * self.result.country_size:
            return None
        try:
            return _relation(pairs, weighting, self.result.indicator.range[1])
        except NotDefinedError:
            return None

    def slopes(self, weighting: Weighting) -> Slopes:
        """Return the slopes of all years that can be compared, and whether they have changed.

        Mann-Kendall on the slopes of the members, p < 0.05 and at least six years.
        """
        members, nation = {}, {}
        for year in self.comparable:
            try:
                members[year] = self.relation(year, weighting)
            except NotDefinedError:
                continue
            nation[year] = self.nation(year, weighting)
        frame = _by_year(members)
        kind, p = _changed(frame["value"])
        return Slopes(frame, _by_year(nation), kind, p)

    @property
    def comparable(self) -> tuple[int, ...]:
        """Return the result's comparable years whose background is comparable too."""
        backgrounds = set(self.background.comparable)
        return tuple(y for y in self.result.comparable if self.before(y) in backgrounds)


def lined_up(view: View, result: Panel, background: Background | None = None) -> Lined:
    """Return the result with the background that the view asks for, of the same schools.

    The background is that of all pupils, also for the results of girls or boys: it is not
    published for them apart.
    """
    indicator = view.catalogue.indicator(BACKGROUNDS[background or view.background])
    found = panel(view.catalogue, indicator, view.area, "T", result.provider)
    return Lined(result, found if result.one_year is None else meant(view, found))


def single_years(lined: Lined) -> Lined:
    """Return the same with every year for itself, also where means of several are shown."""
    return Lined(lined.result.single, lined.background.single)


def _relation(pairs: Pairs, weighting: Weighting, highest: float) -> Relation:
    weighted = weighting == "elever" and bool((pairs.n > 0).all())
    weights = pairs.n if weighted else None
    fit = regression(pairs.y, pairs.x, weights)
    index = concentration(pairs.y, pairs.x, weights, low=0.0, high=highest)
    return Relation(pairs, fit, weighted, nan if index.erreygers is None else index.erreygers)


def _by_year(relations: Mapping[int, Relation | None]) -> pd.DataFrame:
    known = {year: found for year, found in relations.items() if found is not None}
    rows = [(found.slope, *found.interval) for found in known.values()]
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
