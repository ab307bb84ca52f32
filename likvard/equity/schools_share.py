"""How much of the difference between pupils lies between their schools, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isnan, nan
from typing import Final

import numpy as np
from scipy.special import chdtrc

from likvard.catalogue import UnitMeasure
from likvard.equity.schools import MOST_HIDDEN, Reason, pupils, share_of_pupils, too_few
from likvard.measures.arrays import NotDefinedError
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.intraclass import between_share, bounds
from likvard.units import WHOLE, Unit, UnitPanel

SURE: Final = 0.05


@dataclass(frozen=True)
class Share:
    """The share, 0 to 1, of the difference between pupils that lies between their school units.

    `icc` is estimated from the units with a value, and is below zero where they differ less than
    chance would make them; `low` and `high` are what it can be whatever the units without a value
    have. NaN where not computed, for the reason in `why`. `p` is the probability that chance
    alone, with the same pupils placed by lot, would give as large differences; `certain` says
    that it is more than chance, with the number of municipalities tested taken into account.
    """

    icc: float
    low: float
    high: float
    p: float
    certain: bool
    why: Reason

    @property
    def bounded(self) -> bool:
        """Return whether units without a value leave it open what the share is."""
        return self.high > self.low


@lru_cache(maxsize=256)
def shares(panel: UnitPanel, year: int) -> dict[str, Share]:
    """Return the between-school share of each member in a year, by its code."""
    found = {code: _share(panel.measure, own) for code, own in panel.inside(year).items()}
    tested = {code: own.p for code, own in found.items() if not isnan(own.p)}
    sure = dict(zip(tested, significant(tested.values(), SURE), strict=True)) if tested else {}
    return {c: replace(own, certain=bool(sure.get(c, False))) for c, own in found.items()}


@lru_cache(maxsize=256)
def whole_share(panel: UnitPanel, year: int) -> Share:
    """Return the between-school share among all pupils of the area, wherever their school is."""
    found = _share(panel.measure, panel.units(year))
    return replace(found, certain=found.p < SURE)


def _share(measure: UnitMeasure, units: Sequence[Unit]) -> Share:
    counted = [u for u in units if u.counted]
    why = _why(measure, units, counted)
    if why:
        return _nothing(why)
    p, n = _columns(counted)
    try:
        icc = between_share(p, n).icc
        low, high = _bounds(measure, units)
    except NotDefinedError:
        return _nothing("alike")
    return Share(icc, min(low, icc), max(high, icc), _chance(p, n), certain=False, why="")


def _nothing(why: Reason) -> Share:
    return Share(nan, nan, nan, nan, certain=False, why=why)


def _why(measure: UnitMeasure, units: Sequence[Unit], counted: Sequence[Unit]) -> Reason:
    if not measure.proportion:
        return "score"
    if share_of_pupils((u for u in units if not u.exact), units, measure.least) > MOST_HIDDEN:
        return "hidden"
    return too_few(counted, units)


def _columns(units: Sequence[Unit]) -> tuple[list[float], list[float]]:
    return [u.value / WHOLE for u in units], [u.n for u in units]


def _bounds(measure: UnitMeasure, units: Sequence[Unit]) -> tuple[float, float]:
    low, high = ([max(0.0, end / WHOLE) for end in ends] for ends in _ends(units))
    return bounds(low, high, [pupils(u, measure.least) for u in units])


def _ends(units: Sequence[Unit]) -> tuple[list[float], list[float]]:
    """Return what each share can lowest and highest be; all that a share can be where unknown."""
    low = [0.0 if isnan(u.low) else u.low for u in units]
    return low, [WHOLE if isnan(u.high) else u.high for u in units]


def _chance(shares_: Sequence[float], n: Sequence[float]) -> float:
    """Return the probability of so large differences by lot: the chi-squared test, J - 1 df."""
    p, size = np.array(shares_), np.array(n)
    centre = float(size @ p / size.sum())
    squares = float(size @ (p - centre) ** 2) / (centre * (1 - centre))
    return float(chdtrc(p.size - 1, squares))
