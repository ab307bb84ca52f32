"""Which municipalities have pupils most like one's own: nearest in stated background."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log
from typing import Final

import numpy as np

from likvard.address import View
from likvard.catalogue import Municipality
from likvard.equity.likeness import VARIABLES, Variable, Weights, sought
from likvard.measures.arrays import NotDefinedError
from likvard.measures.neighbours import neighbours
from likvard.panel import Panel, panel

NEAREST: Final = 7
"""How many are shown: as many as in Kolada's groups."""


@dataclass(frozen=True)
class Trait:
    """One variable of two municipalities, as published; `apart` in standard deviations.

    `apart` is positive where the other has more, and measured among the country's municipalities.
    """

    variable: Variable
    own: float
    other: float
    apart: float


@dataclass(frozen=True)
class Like:
    """One similar municipality: how far away it is, and each variable that counts."""

    municipality: Municipality
    distance: float
    traits: tuple[Trait, ...]


@dataclass(frozen=True)
class Likeness:
    """The nearest municipalities, nearest first, by the pupils of one autumn.

    `typical` is the median distance to all others, `among` how many were compared, and `panels`
    hold the figures behind the distances, one for each variable that counts.
    """

    own: Municipality
    year: int
    weights: Weights
    nearest: tuple[Like, ...]
    typical: float
    among: int
    panels: tuple[Panel, ...]

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Return the nearest, nearest first."""
        return tuple(like.municipality for like in self.nearest)

    @property
    def period(self) -> str:
        """Return when: "läsåret 2024/25"."""
        return self.panels[0].in_year(self.year)


def likeness(view: View, own: Municipality) -> Likeness:
    """Return the municipalities of the country whose pupils are most like those of one.

    Distance: d = sqrt(sum w (difference/sd)²) over the variables, with the view's weights w and
    sd among all municipalities that publish every variable.

    Raises
    ------
    NotDefinedError
        If the variables are not published for the municipality so early, or are alike everywhere.
    """
    weights = sought(view.likeness).weights
    counted = tuple(v for v in VARIABLES if weights[v.word])
    panels = tuple(_panel(view, v) for v in counted)
    year = _year(view, panels)
    values = _values(view.catalogue.municipalities, panels, year)
    if own not in values:
        raise NotDefinedError("the municipality's own background is not published")
    rows = list(values)
    held = [[_held(v, x) for v, x in zip(counted, values[m], strict=True)] for m in rows]
    matrix, place = np.array(held), rows.index(own)
    most = min(NEAREST, len(rows) - 1)
    found = neighbours(matrix, place, most, [weights[v.word] for v in counted])
    apart = (matrix - matrix[place]) / matrix.std(axis=0)

    def like(row: int) -> Like:
        other = rows[row]
        traits = zip(counted, values[own], values[other], apart[row].tolist(), strict=True)
        return Like(other, float(found.distance[row]), tuple(Trait(*trait) for trait in traits))

    typical = float(np.median(np.delete(found.distance, place)))
    nearest = tuple(like(row) for row in found.order)
    return Likeness(own, year, weights, nearest, typical, len(rows), panels)


def _panel(view: View, variable: Variable) -> Panel:
    return panel(view.catalogue, view.catalogue.indicator(variable.indicator), view.area)


def _year(view: View, panels: Sequence[Panel]) -> int:
    """Return the latest autumn so far in which enough of the country has every variable."""
    asked = view.year_of(panels[0].indicator)
    years = set.intersection(*({y for y in p.published if p.nation(y).size} for p in panels))
    before = [y for y in years if asked is None or y <= asked]
    if not before:
        raise NotDefinedError("the background is not published so early")
    return max(before)


def _values(
    municipalities: Sequence[Municipality], panels: Sequence[Panel], year: int
) -> dict[Municipality, tuple[float, ...]]:
    """Return the variables of those that publish all of them."""
    rows = [p.published[year] for p in panels]
    known = [m for m in municipalities if all(m.code in row for row in rows)]
    found = {m: tuple(row[m.code].value for row in rows) for m in known}
    return {m: values for m, values in found.items() if all(map(isfinite, values))}


def _held(variable: Variable, value: float) -> float:
    """Return the number that is compared."""
    return log(value) if variable.logarithm else value
