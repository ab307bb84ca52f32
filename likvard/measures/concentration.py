"""How far results gather where the background is strong."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample, weights_for

LEAST_UNITS: Final = 3


@dataclass(frozen=True)
class Concentration:
    """The concentration index, and its two forms for a result that has a floor and a ceiling.

    All are positive when those of high rank have more, and 0 when rank does not matter. The
    bounded forms are None where no bounds are given; Wagstaff's also when all lie at a bound.
    """

    c: float
    erreygers: float | None
    wagstaff: float | None


def concentration(
    y: Iterable[float],
    rank_by: Iterable[float],
    weights: Iterable[float] | None = None,
    *,
    low: float | None = None,
    high: float | None = None,
) -> Concentration:
    """Return how the result y of n >= 3 units is concentrated along the ranks of `rank_by`.

    C = 2 cov(y, R) / mean, with R the weighted fractional rank, ties sharing theirs: Kakwani,
    Wagstaff & van Doorslaer (1997). With y in [low, high], Erreygers (2009)
    E = 4 mean C / (high - low), -1 to 1, which changes only its sign when the shortfall is
    counted instead; Wagstaff (2005) W = C mean (high - low) / ((high - mean)(mean - low)).

    Raises
    ------
    NotDefinedError
        For fewer than three units, all of one rank, a mean that is not positive, a result
        outside its bounds, a missing value, unequal lengths, or unusable weights.
    """
    result, base = sample(y, LEAST_UNITS), sample(rank_by, LEAST_UNITS)
    if result.size != base.size:
        raise NotDefinedError("results and ranks differ in length")
    p = weights_for(result, weights)
    there = p > 0
    return _index(result[there], base[there], p[there], (low, high))


def _index(
    y: Floats, base: Floats, p: Floats, bounds: tuple[float | None, float | None]
) -> Concentration:
    if y.size < LEAST_UNITS or np.unique(base).size == 1:
        raise NotDefinedError("at least three units, not all of the same rank, are needed")
    centre = float(p @ y)
    if centre <= 0:
        raise NotDefinedError("the mean is not positive, so nothing can be a share of it")
    covariance = float(p @ ((y - centre) * (_fractional_rank(base, p) - 0.5)))
    return Concentration(2 * covariance / centre, *_bounded(y, centre, covariance, bounds))


def _bounded(
    y: Floats, centre: float, covariance: float, bounds: tuple[float | None, float | None]
) -> tuple[float | None, float | None]:
    low, high = bounds
    if low is None or high is None:
        return None, None
    if not low < high or y.min() < low or y.max() > high:
        raise NotDefinedError("a result lies outside its bounds")
    room = (high - centre) * (centre - low)
    wagstaff = 2 * covariance * (high - low) / room if room > 0 else None
    return 8 * covariance / (high - low), wagstaff


def _fractional_rank(base: Floats, p: Floats) -> Floats:
    """Return the share of the weight below each unit plus half of that at its own value."""
    _, place = np.unique(base, return_inverse=True)
    held = np.bincount(place, weights=p)
    rank: Floats = (np.cumsum(held) - held / 2)[place]
    return rank
