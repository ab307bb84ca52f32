"""What is to be expected of each municipality with such pupils, and who lies outside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Final

import numpy as np

from likvard.catalogue import Catalogue, Indicator, Municipality
from likvard.equity.outcome import Coverage, Outcome
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.expected import Expected as Fitted
from likvard.measures.expected import Kind
from likvard.measures.expected import expected as fitted
from likvard.measures.expected_mean import LAST, ExpectedMean, expected_mean
from likvard.measures.funnel import normal
from likvard.measures.regression import LEVEL
from likvard.panel import Panel, panel

MOST_YEARS: Final = 5
WHOLE: Final = 100.0
EDUCATION: Final = "foraldrar-eftergymnasial"
FOREIGN: Final = "utlandsk-bakgrund"
GIRLS: Final = "andel-flickor"
GIRLS_LEAVING: Final = "andel-flickor-ak9"


@dataclass(frozen=True, eq=False)
class Expected:
    """The fit on all of the country's municipalities, and what it says of the area's members."""

    result: Panel
    backgrounds: tuple[Panel, ...]
    years: tuple[int, ...]
    fitted: Fitted
    means: ExpectedMean
    kind: Kind

    @property
    def scale(self) -> float:
        """Return what the fitted values are to be multiplied by to have the result's unit."""
        return WHOLE if self.kind == "share" else 1.0

    @property
    def regressors(self) -> tuple[Indicator, ...]:
        """Return what the expected value rests on."""
        return tuple(panel.indicator for panel in self.backgrounds)

    @property
    def shown(self) -> tuple[int, ...]:
        """Return the years that the means are of."""
        return self.years[-LAST:]

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return every member in Swedish order."""
        places = {int(unit): place for place, unit in enumerate(self.means.units)}
        return tuple(self._outcome(m, places.get(int(m.code))) for m in self.result.members)

    def _outcome(self, own: Municipality, place: int | None) -> Outcome:
        who = (own.code, own.name, own.slug)
        if place is None:
            return Outcome(*who)
        m = self.means
        columns = (m.actual, m.expected, m.low, m.high)
        actual, middle, low, high = (self.scale * float(column[place]) for column in columns)
        return Outcome(*who, actual, middle, low, high, float(m.n[place]))

    def count(self, word: str) -> int:
        """Return how many members have a word."""
        return sum(found.word == word for found in self.outcomes)

    @property
    def typical(self) -> float:
        """Return the middle of what is expected of the members, on the scale of the fit."""
        known = [found.expected for found in self.outcomes if found.known]
        return float(np.median(known)) / self.scale

    def limits(self, sizes: Sequence[float], level: float = LEVEL) -> tuple[Floats, Floats]:
        """Return how far below and above a typical expected value others lie, by their pupils."""
        low, high = self.means.limits(self.typical, sizes, self.kind, level)
        return self.scale * (low - self.typical), self.scale * (high - self.typical)

    def chance_alone(self, sizes: Sequence[float]) -> tuple[Floats, Floats] | None:
        """Return how far chance alone reaches round a typical share; None for other results."""
        if self.kind != "share":
            return None
        found = normal(self.typical, sizes)
        low, high = (np.clip(end, 0, 1) - self.typical for end in (found.low, found.high))
        return self.scale * low, self.scale * high

    @property
    def coverage(self) -> Coverage:
        """Return how often the limits hold for a municipality that the line does not know."""
        inside = self.means.inside
        order = np.argsort(self.means.n, kind="stable")
        fifths = tuple(float(inside[part].mean()) for part in np.array_split(order, 5))
        return Coverage(
            self.result.indicator, self.years, inside.size, float(inside.mean()), fifths
        )


def expected(catalogue: Catalogue, result: Panel, year: int) -> Expected:
    """Return the fit of the last five years until a year: made once, then kept with the figures.

    Raises
    ------
    NotDefinedError
        Where no numbers of pupils are published, or fewer than three years have both results and
        backgrounds.
    """
    key = ("expected", year)
    kept = result.single.derived
    if key not in kept:
        kept[key] = _try(catalogue, result.single, year)
    found = kept[key]
    if isinstance(found, str):
        raise NotDefinedError(found)
    known: Expected = found
    return known


def coverage(catalogue: Catalogue, result: Panel) -> Coverage:
    """Return how often the limits of the latest year hold for a municipality left out.

    Raises
    ------
    NotDefinedError
        As `expected`.
    """
    return expected(catalogue, result, result.single.latest).coverage


def _try(catalogue: Catalogue, result: Panel, year: int) -> Expected | str:
    try:
        return _fitted(catalogue, result, year)
    except NotDefinedError as error:
        return str(error)


def kind_of(result: Panel, year: int) -> Kind:
    """Return how a result is fitted: as shares of pupils, or as a mean of theirs.

    Raises
    ------
    NotDefinedError
        If the number of pupils is not published.
    """
    counted = any(p.n >= 1 for p in result.published.get(year, {}).values())
    if not counted:
        raise NotDefinedError("no numbers of pupils are published")
    return "share" if result.indicator.proportion else "score"


def regressors(catalogue: Catalogue, result: Panel) -> tuple[Indicator, ...]:
    """Return what the expected value rests on; the share of girls only where both are counted."""
    ids = [EDUCATION, FOREIGN]
    if result.gender == "T":
        ids.append(GIRLS_LEAVING if "åk 9" in result.indicator.who else GIRLS)
    return tuple(catalogue.indicator(identity) for identity in ids)


def _fitted(catalogue: Catalogue, result: Panel, year: int) -> Expected:
    kind = kind_of(result, year)
    scale = WHOLE if kind == "share" else 1.0
    chosen = regressors(catalogue, result)
    panels = [panel(catalogue, i, result.area, "T", result.provider) for i in chosen]
    by_year = {y: _rows(result, panels, y) for y in result.comparable if y <= year}
    years = tuple(y for y, rows in by_year.items() if rows)[-MOST_YEARS:]
    if len(years) < LAST or years[-1] != year:
        raise NotDefinedError("fewer than three years have both results and backgrounds")
    table = np.array([row for y in years for row in by_year[y]], dtype=np.float64)
    (unit, when), (y, n) = table[:, :2].T.astype(int).tolist(), table[:, 2:4].T
    line = fitted(y / scale, table[:, 4:], n, kind=kind, groups=when, units=unit)
    means = expected_mean(line, y / scale, n, units=unit, years=when, kind=kind)
    return Expected(result, tuple(panels), years, line, means, kind)


def _rows(result: Panel, panels: Sequence[Panel], year: int) -> list[tuple[float, ...]]:
    """Return code, year, result, n and backgrounds of every municipality that has them all."""
    backgrounds = [p.published.get(year - (p.indicator.period == "autumn"), {}) for p in panels]
    found = []
    for code, own in sorted(result.published.get(year, {}).items()):
        values = [row[code].value if code in row else nan for row in backgrounds]
        if own.n >= 1 and np.isfinite([own.value, *values]).all():
            found.append((float(code), float(year), own.value, own.n, *values))
    return found
