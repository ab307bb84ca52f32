"""The school units' share of certified teachers against their pupils' background.

The share has no stated school year (status "undated"): it is the latest published, and no year is
told of it. It stands beside the latest published education of the pupils' parents.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from likvard.address import View
from likvard.equity.pairing import LEAST, Points, Relation, relation
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.regression import regression
from likvard.units import Unit, UnitPanel, unit_panel
from likvard.warehouse import Stamp, read, stamp

CERTIFIED: Final = "SKV_ENH_BEHORIGA_LARARE"
FIGURE_SET: Final = "skolverket-skolenheter-larare"
EDUCATION: Final = "foraldrars-utbildning"
WHOLE: Final = 100.0
FORM: Final = "grundskola"


@dataclass(frozen=True)
class Taught:
    """A school unit: `need` is the per cent of pupils whose parents lack higher education."""

    unit: Unit
    need: float
    certified: float


@dataclass(frozen=True, eq=False)
class TaughtUnits:
    """The area's school units that have both numbers, of those that have pupils at all.

    `year` is the autumn of the parents' education; `every` counts the units with pupils then.
    """

    education: UnitPanel
    year: int
    units: tuple[Taught, ...]
    every: int

    @cached_property
    def line(self) -> Relation | None:
        """Return the line through all units, each counting alike; None for too few."""
        return relation(_points(self.units, self._x, self._y))

    @cached_property
    def inside(self) -> tuple[float, float, float] | None:
        """Return the slope inside municipalities, per unit of need, with its 95 % interval (HC3).

        Both numbers are taken as differences from the municipality's own mean, so that nothing of
        it lies between municipalities. Those with a single unit say nothing. None for too few.
        """
        kept = self._groups
        if sum(map(len, kept)) < LEAST:
            return None
        x, y = (
            np.concatenate([s[own] - s[own].mean() for own in kept]) for s in (self._x, self._y)
        )
        try:
            fit = regression(y, x)
        except NotDefinedError:
            return None
        low, high = fit.interval(1)
        return float(fit.coefficients[1]), low, high

    @cached_property
    def _groups(self) -> list[list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, own in enumerate(self.units):
            found[own.unit.municipality].append(at)
        return [own for own in found.values() if len(own) > 1]

    @property
    def _x(self) -> Floats:
        return np.array([own.need for own in self.units])

    @property
    def _y(self) -> Floats:
        return np.array([own.certified for own in self.units])


def _points(units: tuple[Taught, ...], x: Floats, y: Floats) -> Points:
    codes = tuple(own.unit.code for own in units)
    return Points(codes, x, y, np.array([own.unit.n for own in units]))


def taught_units(view: View) -> TaughtUnits | None:
    """Return the school units of the view's area; None where none has both numbers."""
    measure = next((m for m in view.catalogue.unit_measures if m.id == EDUCATION), None)
    if measure is None:
        return None
    return _taught(stamp(), unit_panel(view.catalogue, measure, view.area))


@lru_cache(maxsize=16)
def _taught(_live: Stamp, education: UnitPanel) -> TaughtUnits | None:
    if not education.years:
        return None
    year = education.years[-1]
    rows = read("units", measures=[CERTIFIED], municipalities=[m.code for m in education.members])
    latest = rows[rows["value"].notna()].sort_values("year").drop_duplicates("unit", keep="last")
    shares = dict(zip(latest["unit"].tolist(), latest["value"].tolist(), strict=True))
    both = tuple(
        Taught(unit, WHOLE - unit.value, float(shares[unit.code]))
        for unit in education.units(year)
        if unit.known and unit.code in shares
    )
    return TaughtUnits(education, year, both, len(education.units(year))) if both else None
