"""How much larger a part a programme makes up of a municipality's pupils than of the area's."""

from dataclasses import dataclass
from math import isnan, nan
from typing import Final

import numpy as np

from likvard.catalogue import Municipality
from likvard.catalogue.programmes import Programme
from likvard.equity.offers import ROUNDED
from likvard.equity.supply import Supply
from likvard.measures.arrays import NotDefinedError
from likvard.measures.location_quotient import location_quotients

FEW: Final = 50
"""Fewer pupils on the programme than this, and the quotient says little."""


@dataclass(frozen=True)
class Quotient:
    """A municipality's location quotient of a programme, with its share of the pupils there.

    `low` and `high` are what it can be for the rounding of the programme's pupils to tens; all are
    NaN where no pupils are published. `share` is in per cent.
    """

    municipality: Municipality
    value: float = nan
    low: float = nan
    high: float = nan
    pupils: float = nan
    share: float = nan

    @property
    def few(self) -> bool:
        """Return whether there are some, but too few to say much of."""
        return 0 < self.pupils < FEW


def quotients(supply: Supply, programme: Programme) -> list[Quotient]:
    """Return the quotient of each member, in their order."""
    return [_quotient(supply, programme, own) for own in supply.members]


def _quotient(supply: Supply, programme: Programme, own: Municipality) -> Quotient:
    here, whole = supply.counts(own.code), supply.counts()
    at = supply.programmes.index(programme)
    cell = supply.cell(programme, own.code)
    if cell.offers and isnan(cell.pupils):
        return Quotient(own)
    half = ROUNDED / 2 * cell.counted
    try:
        value = _moved(here, whole, at, 0.0)
    except NotDefinedError:
        return Quotient(own)
    low = _moved(here, whole, at, -min(half, float(here[at])))
    high = _moved(here, whole, at, half)
    share = 100 * float(here[at] / here.sum())
    return Quotient(own, value, low, high, float(here[at]), share)


def _moved(here: np.ndarray, whole: np.ndarray, at: int, by: float) -> float:
    """Return the quotient if the programme had so many more pupils there."""
    step = np.zeros_like(here)
    step[at] = by
    try:
        found = float(location_quotients(here + step, whole + step)[at])
    except NotDefinedError:
        if by:
            return nan
        raise
    return found
