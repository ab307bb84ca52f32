"""Girls beside boys: the gap in every municipality, how sure it is, and how it has moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot, nan

from likvard.address import View
from likvard.catalogue import Catalogue, Indicator
from likvard.cells import Cell
from likvard.choice import panel_for
from likvard.equity.gap import BOUND, Average, Gap, average, gap, interval
from likvard.measures.arrays import LEAST, NotDefinedError
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.mann_kendall import Trend
from likvard.measures.square_and_add import by_chance
from likvard.measures.standard_deviation import mean
from likvard.panel import Panel
from likvard.verdict import trend_from

Test = tuple[Gap, float, float]
"""A gap, how far it lies from what it is held against, and how far its interval goes there."""


@dataclass(frozen=True)
class Pair:
    """The panels of girls and of boys: one indicator, one area, one provider."""

    girls: Panel
    boys: Panel

    @cached_property
    def both(self) -> Panel:
        """Return the girls' panel as what it is about in words: girls and boys together."""
        return replace(self.girls, gender="T")

    @property
    def indicator(self) -> Indicator:
        """Return the indicator."""
        return self.girls.indicator

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years in which some member has a gap."""
        shared = (year for year in self.girls.years if year in self.boys.years)
        return tuple(year for year in shared if self.known(year))

    @cached_property
    def comparable(self) -> tuple[int, ...]:
        """Return the years since the last break with final figures and enough gaps."""
        early = {*self.girls.preliminary, *self.boys.preliminary}
        since = max(panel.comparable[0] for panel in (self.girls, self.boys))
        final = (year for year in self.years if year >= since and year not in early)
        return tuple(year for year in final if self.average(year).known)

    def gaps(self, year: int) -> tuple[Gap, ...]:
        """Return every member's gap that year, in Swedish order, those without one included."""
        if year not in self._gaps:
            both = zip(_cells(self.girls, year), _cells(self.boys, year), strict=True)
            self._gaps[year] = tuple(gap(self.indicator, *cells) for cells in both)
        return self._gaps[year]

    @cached_property
    def _gaps(self) -> dict[int, tuple[Gap, ...]]:
        return {}

    def known(self, year: int) -> list[Gap]:
        """Return the members that have a gap that year."""
        return [found for found in self.gaps(year) if found.known]

    def measured(self, year: int) -> list[Gap]:
        """Return the members whose gap has an interval that year."""
        return [found for found in self.gaps(year) if found.measured]

    def average(self, year: int) -> Average:
        """Return the mean municipality's girls, boys and gap; below four fifths, how many."""
        if year not in self._averages:
            known = self.known(year)
            self._averages[year] = average(known, enough=self.girls.is_enough(len(known)))
        return self._averages[year]

    def by_pupils(self, year: int) -> tuple[float, float] | None:
        """Return girls' and boys' values with every pupil counting alike; None where n is unknown.

        Among the members that have a gap, in the indicator's unit.
        """
        if not self.average(year).measured:
            return None
        both = zip(*((g.girls, g.boys) for g in self.known(year)), strict=True)
        girls, boys = (mean((c.value for c in own), [c.n for c in own]) for own in both)
        return girls, boys

    @cached_property
    def _averages(self) -> dict[int, Average]:
        return {}

    def certain(self, year: int) -> list[Gap]:
        """Return the members whose gap is more than chance, from girls highest to boys highest.

        The tests of all members hold together (Benjamini-Hochberg, 5 %).
        """
        return _beyond_chance([(g, g.value, g.reach(0.0)) for g in self.measured(year)])

    def unlike(self, year: int) -> list[Gap]:
        """Return the members whose gap differs for certain from that of the others.

        Each against the mean of the others, whose own chance is counted in; all tests hold
        together as in `certain`. None where the mean municipality has no interval.
        """
        known = self.known(year)
        if not self.average(year).measured or len(known) < LEAST:
            return []
        return _beyond_chance([(g, *_against_others(g, known)) for g in known])

    def steady(self, sign: int) -> list[str]:
        """Return the codes of those with a gap of this sign, 1 or -1, in every comparable year.

        None where there is one year only.
        """
        if len(self.comparable) < LEAST:
            return []
        each = [{g.code for g in self.known(y) if sign * g.value > 0} for y in self.comparable]
        return [m.code for m in self.girls.members if all(m.code in codes for codes in each)]

    @cached_property
    def always(self) -> frozenset[str]:
        """Return the codes of the members with a gap in every comparable year."""
        each = [{g.code for g in self.known(year)} for year in self.comparable]
        return frozenset(set.intersection(*each)) if each else frozenset()

    @cached_property
    def means(self) -> dict[int, float]:
        """Return the mean gap of the same members in every comparable year; empty if too few."""
        if not self.girls.is_enough(len(self.always)):
            return {}
        return {
            year: mean(g.value for g in self.known(year) if g.code in self.always)
            for year in self.comparable
        }

    @cached_property
    def single(self) -> "Pair":
        """Return the pair of single years, where the values are means of several."""
        if self.girls.single is self.girls:
            return self
        return Pair(self.girls.single, self.boys.single)

    @cached_property
    def trend(self) -> Trend | None:
        """Return the trend of the mean gap of single years; None below six comparable ones.

        Means of several years that share years lean where chance leans.
        """
        return trend_from(self.single.means)


def pair_for(catalogue: Catalogue, view: View, indicator: Indicator) -> tuple[Pair, int]:
    """Return the panels of girls and boys that the view comes down to, and the year shown.

    Raises
    ------
    NotDefinedError
        If no member has a gap in any year.
    """
    girls, year = panel_for(catalogue, replace(view, gender="K"), indicator)
    boys, _ = panel_for(catalogue, replace(view, gender="M"), indicator)
    pair = Pair(girls, boys)
    if (girls.gender, boys.gender) != ("K", "M") or not pair.years:
        raise NotDefinedError("nothing is published by gender for this choice")
    return pair, min(pair.years, key=lambda y: (abs(y - year), -y))


def _cells(panel: Panel, year: int) -> tuple[Cell, ...]:
    """Return the members' values; a mean that rests on a bound is no better known than that."""
    years = range(year - panel.span_years + 1, year) if panel.one_year else ()
    bounds = {c.code for y in (*years, year) for c in panel.single.cells(y) if c.status == BOUND}
    if not years or not bounds:
        return panel.cells(year)
    return tuple(
        replace(c, status=BOUND, low=nan, high=nan) if c.code in bounds else c
        for c in panel.cells(year)
    )


def _against_others(own: Gap, known: Sequence[Gap]) -> tuple[float, float]:
    """Return the gap minus the mean of the others', and how far its interval goes toward zero."""
    others = [other for other in known if other is not own]
    middle = mean(other.value for other in others)
    low, high = interval(others)
    far = high - middle if own.value > middle else middle - low
    return own.value - middle, hypot(own.reach(middle), far)


def _beyond_chance(tests: Sequence[Test]) -> list[Gap]:
    if not tests:
        return []
    kept = significant(by_chance(difference, reach) for _, difference, reach in tests)
    found = [tested for (tested, _, _), is_kept in zip(tests, kept, strict=True) if is_kept]
    return sorted(found, key=lambda tested: -tested.value)
