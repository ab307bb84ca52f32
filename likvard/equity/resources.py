"""Resources against need: do they follow it, and has that changed over the years."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from likvard.address import View
from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.choice import chosen
from likvard.equity.need import WHOLE, need
from likvard.equity.pairing import Pairing, Relation, relation
from likvard.measures.mann_kendall import Trend
from likvard.measures.standard_deviation import mean
from likvard.panel import Panel, panel
from likvard.suited import indicators_for
from likvard.verdict import trend_from

STEP: Final = 10.0
"""Slopes are told per ten percentage points more need."""


@dataclass(frozen=True)
class Slope:
    """One year's slope per ten percentage points more need, with its 95 % interval.

    In per cent of the municipalities' mean for money, as prices rise; else in the unit.
    """

    value: float
    low: float
    high: float

    @property
    def certain(self) -> bool:
        """Return whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Resource:
    """One resource and the need it is set against, in the same schools and years."""

    pairing: Pairing

    @property
    def panel(self) -> Panel:
        """Return the resource's panel."""
        return self.pairing.y

    @property
    def need(self) -> Panel:
        """Return the panel of need."""
        return self.pairing.x

    @property
    def indicator(self) -> Indicator:
        """Return the resource's indicator."""
        return self.pairing.y.indicator

    def relation(self, spring: int) -> Relation | None:
        """Return the line among the members in a school year; None for too few."""
        return relation(self.pairing.members(spring))

    def national(self, spring: int) -> Relation | None:
        """Return the line among all the country's municipalities; None where not published."""
        return relation(self.pairing.country(spring))

    @cached_property
    def slopes(self) -> dict[int, Slope]:
        """Return the members' slopes by the resource's own year."""
        return self._slopes({spring: self.relation(spring) for spring in self.pairing.springs})

    @cached_property
    def national_slopes(self) -> dict[int, Slope]:
        """Return the country's slopes by the resource's own year."""
        return self._slopes({spring: self.national(spring) for spring in self.pairing.springs})

    def _slopes(self, found: Mapping[int, Relation | None]) -> dict[int, Slope]:
        return {
            self.pairing.years(spring)[0]: slope(self.indicator, line)
            for spring, line in found.items()
            if line is not None and _scale(self.indicator, line) > 0
        }

    @cached_property
    def comparable(self) -> dict[int, Slope]:
        """Return the members' slopes of the years since the last break of either series."""
        years = {self.pairing.years(spring)[0] for spring in self.pairing.comparable}
        return {year: slope for year, slope in self.slopes.items() if year in years}

    @cached_property
    def trend(self) -> Trend | None:
        """Return the trend of the slope over the comparable years; None below six."""
        return trend_from({year: slope.value for year, slope in self.comparable.items()})


def resource(view: View, indicator: Indicator) -> Resource:
    """Return the resource the view asks for beside need, among the same providers' pupils."""
    choice = chosen(view, indicator)
    own = panel(view.catalogue, indicator, view.area, choice.gender, choice.provider)
    return Resource(Pairing(own, need(view.catalogue, view.area, choice.provider)))


def resources(view: View) -> list[Resource]:
    """Return every resource that can be set against need, in the catalogue's order."""
    return [resource(view, i) for i in indicators_for("/resurser", view.catalogue)]


def slope(indicator: Indicator, line: Relation) -> Slope:
    """Return a line's slope as it is compared between years."""
    value, low, high = (end / _scale(indicator, line) for end in line.slope(STEP))
    return Slope(value, low, high)


def _scale(indicator: Indicator, line: Relation) -> float:
    """Return what one unit of the slope is: one per cent of the mean for money."""
    return mean(line.points.y) / WHOLE if is_money(indicator) else 1.0
