"""What is to be expected of those who started upper secondary school, by their ninth grade."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isnan, nan
from typing import Final

import numpy as np

from likvard.catalogue import Catalogue, Indicator, Municipality
from likvard.equity.expected import MOST_YEARS, WHOLE, Expected
from likvard.equity.outcome import Outcome
from likvard.measures.arrays import NotDefinedError
from likvard.measures.expected import expected as fitted
from likvard.measures.expected_mean import LAST, expected_mean
from likvard.measures.standard_deviation import mean
from likvard.member_years import ENOUGH
from likvard.panel import Panel, panel

GRADE_NINE: Final = "behorig-yrkesprogram-hemkommun"
"""The result of grade 9 that is published by home municipality for the whole country."""
HOMES: Final = ("ekonomiskt-utsatta-hushall", "eftergymnasial-utbildning-25-64")
"""Backgrounds of the residents: that of pupils is published for the schools' municipality only."""


@dataclass(frozen=True, eq=False)
class Through(Expected):
    """An expected value of a share whose number of pupils is not published.

    `backgrounds` are of the spring `lag` years before each year, the first of them the result of
    grade 9. `sized` is the indicator whose pupils stand in for the size of a municipality: it
    weighs, and widens the limits of the small ones; it is not shown as the result's own n.
    """

    lag: int
    sized: Indicator

    @property
    def before(self) -> tuple[int, int]:
        """Return the first and the last spring that those fitted left grade 9."""
        return self.years[0] - self.lag, self.years[-1] - self.lag

    def _outcome(self, own: Municipality, place: int | None) -> Outcome:
        return replace(super()._outcome(own, place), n=nan)


def through(catalogue: Catalogue, result: Panel, year: int) -> Through:
    """Return the fit of the last five years until a year: made once, then kept with the figures.

    Shares as logits by random-effects regression with a level for each year, on all of the
    country's municipalities; expected of each without its own years (`likvard.measures.expected`).

    Raises
    ------
    NotDefinedError
        For a result that follows nobody from grade 9 or is no share; for fewer than three years
        with both it and grade 9.
    """
    key, kept = ("through", year), result.single.derived
    if key not in kept:
        kept[key] = _try(catalogue, result.single, year)
    found = kept[key]
    if isinstance(found, str):
        raise NotDefinedError(found)
    known: Through = found
    return known


def _try(catalogue: Catalogue, result: Panel, year: int) -> Through | str:
    try:
        return _fitted(catalogue, result, year)
    except NotDefinedError as error:
        return str(error)


def _fitted(catalogue: Catalogue, result: Panel, year: int) -> Through:
    lag, grade_nine = result.indicator.after_grade_nine, catalogue.indicator(GRADE_NINE)
    if lag is None or result.indicator.unit != "%" or grade_nine.stand_in is None:
        raise NotDefinedError("it is no share of those who left grade 9 in a known year")
    sized = catalogue.indicator(grade_nine.stand_in.indicator)
    before = panel(catalogue, grade_nine, result.area, result.gender)
    years = tuple(y for y in _both(result, before, lag) if y <= year)[-MOST_YEARS:]
    if len(years) < LAST or years[-1] != year:
        raise NotDefinedError("fewer than three years have both results and grade 9")
    homes = [panel(catalogue, i, result.area) for i in _homes(catalogue)]
    panels = (before, *(p for p in homes if _throughout(p, years, lag)))
    rows = list(_rows(result, panels, years, lag, _sizes(panel(catalogue, sized, result.area))))
    if not rows:
        raise NotDefinedError("no municipality has both results and grade 9")
    table = np.array(rows, dtype=np.float64)
    (unit, when), (y, n) = table[:, :2].T.astype(int).tolist(), table[:, 2:4].T
    line = fitted(y / WHOLE, table[:, 4:], n, kind="share", groups=when, units=unit)
    means = expected_mean(line, y / WHOLE, n, units=unit, years=when, kind="share")
    return Through(result, panels, years, line, means, "share", lag, sized)


def _homes(catalogue: Catalogue) -> list[Indicator]:
    """Return the residents' backgrounds that something is published of."""
    return [i for i in catalogue.indicators if i.id in HOMES and i.perspective == "home"]


def _both(result: Panel, before: Panel, lag: int) -> Iterator[int]:
    """Return the comparable years whose pupils left grade 9 in a comparable year too."""
    known = set(before.comparable)
    return (year for year in result.comparable if year - lag in known)


def _throughout(found: Panel, years: tuple[int, ...], lag: int) -> bool:
    """Return whether four fifths of the country have a value before each of the years."""
    least = ENOUGH * found.country_size
    return all(found.nation_count(year - lag) >= least for year in years)


def _sizes(counted: Panel) -> Mapping[str, float]:
    """Return how many pupils there are in a year, the mean of all years: one number for each."""
    known: dict[str, list[float]] = {}
    for row in counted.published.values():
        for code, own in row.items():
            if own.n >= 1:
                known.setdefault(code, []).append(own.n)
    return {code: mean(each) for code, each in known.items()}


def _rows(
    result: Panel,
    panels: tuple[Panel, ...],
    years: tuple[int, ...],
    lag: int,
    sizes: Mapping[str, float],
) -> Iterator[tuple[float, ...]]:
    """Yield code, year, result, size and backgrounds of every municipality that has them all."""
    for year in years:
        across = [p.published.get(year - lag, {}) for p in panels]
        for code, own in sorted(result.published[year].items()):
            values = [row[code].value if code in row else nan for row in across]
            if code in sizes and not any(map(isnan, (own.value, *values))):
                yield (float(code), float(year), own.value, sizes[code], *values)
