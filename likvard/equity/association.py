"""Any two measures of the same municipalities: how closely they go together, if it can be told."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import numpy as np

from likvard.address import View
from likvard.catalogue import Indicator
from likvard.equity.matching import pairing
from likvard.equity.pairing import LEAST, Pairing, Points, Relation, relation
from likvard.measures.arrays import NotDefinedError
from likvard.measures.correlation import Correlation, pearson, spearman
from likvard.measures.noise_corrected import share_variances
from likvard.panel import Panel

Doubt = Literal["material", "few", "noise", "constant"]
_WHOLE: Final = 100.0
_HALF: Final = 0.5


@dataclass(frozen=True)
class Strength:
    """How closely two measures go together: by value, and by order alone."""

    by_value: Correlation
    by_order: Correlation

    @property
    def certain(self) -> bool:
        """Return whether both leave zero out, on the same side."""
        both = self.by_value.certain and self.by_order.certain
        return both and (self.by_value.value > 0) == (self.by_order.value > 0)


@dataclass(frozen=True)
class Association:
    """Two measures that can be set against each other, in one school year (by its spring)."""

    pairing: Pairing
    spring: int

    @cached_property
    def members(self) -> Points:
        """Return the area's municipalities with both values."""
        return self.pairing.members(self.spring)

    @cached_property
    def country(self) -> Points | None:
        """Return the country's municipalities; None where one measure is not published for them."""
        return self.pairing.country(self.spring)

    @cached_property
    def doubt(self) -> Doubt | None:
        """Return why nothing is said of how closely they go together; None when it is said."""
        y, x = self.pairing.y.indicator, self.pairing.x.indicator
        if y.material and y.material == x.material:
            return "material"
        if self.noisy:
            return "noise"
        if relation(self.members) is not None:
            return None
        return "constant" if len(self.members.codes) >= LEAST else "few"

    @cached_property
    def noisy(self) -> tuple[Panel, ...]:
        """Return those whose differences between the members are mostly chance."""
        both = (self.pairing.y, self.pairing.x)
        years = self.pairing.years(self.spring)
        return tuple(p for p, year in zip(both, years, strict=True) if mostly_chance(p, year))

    @cached_property
    def line(self) -> Relation | None:
        """Return the members' line; None where there is a doubt."""
        return None if self.doubt else relation(self.members)

    @cached_property
    def national_line(self) -> Relation | None:
        """Return the country's line; None where there is a doubt or it is not published."""
        return None if self.doubt == "material" else relation(self.country)

    @cached_property
    def strength(self) -> Strength | None:
        """Return how closely they go together among the members; None where there is a doubt."""
        return None if self.line is None else strength(self.members)

    @property
    def certain(self) -> bool:
        """Return whether both correlations and the line leave zero out, on the same side."""
        if self.line is None or self.strength is None:
            return False
        alike = (self.line.slope()[0] > 0) == (self.strength.by_value.value > 0)
        return self.line.certain and self.strength.certain and alike

    @cached_property
    def national_strength(self) -> Strength | None:
        """Return the same for the country."""
        line = self.national_line
        return None if line is None else strength(line.points)


def strength(points: Points) -> Strength | None:
    """Return both correlations of the points; None where they are not defined."""
    try:
        return Strength(pearson(points.x, points.y), spearman(points.x, points.y))
    except NotDefinedError:
        return None


def mostly_chance(panel: Panel, year: int) -> bool:
    """Return whether chance makes up at least half of the variance between the members.

    Told only for shares whose n is published.
    """
    known = [c for c in panel.known(year) if panel.indicator.proportion and c.n >= 1]
    if len(known) < 2:  # noqa: PLR2004  differences are between two
        return False
    shares = [min(max(c.value / _WHOLE, 0.0), 1.0) for c in known]
    chance = float(share_variances(shares, [c.n for c in known]).mean())
    return chance >= _HALF * float(np.var(shares)) > 0


def association(view: View, y: Indicator, x: Indicator) -> Association:
    """Return two measures in the school year asked for, or the nearest both are published for.

    Raises
    ------
    NotDefinedError
        If they are refused, or have no school year in common.
    """
    found = pairing(view, y, x)
    return Association(found, found.shown(view.school_year))
