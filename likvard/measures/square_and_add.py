"""The interval of a mean of differences, and how probable a difference is by chance alone."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from likvard.measures.arrays import NotDefinedError, sample
from likvard.measures.wilson import Z95


@dataclass(frozen=True)
class MeanInterval:
    """An unweighted mean and its 95 % interval, in the values' unit."""

    mean: float
    low: float
    high: float


def mean_interval(
    values: Iterable[float], lows: Iterable[float], highs: Iterable[float]
) -> MeanInterval:
    """Return the mean of k >= 1 independent values from the 95 % interval of each.

    m - sqrt(sum (x_i - l_i)²) / k to m + sqrt(sum (h_i - x_i)²) / k: square and add, Zou & Donner
    (2008), which gives Newcombe's interval for a difference of two shares.

    Raises
    ------
    NotDefinedError
        If an end is missing, a value lies outside its interval, or the lengths differ.

    >>> mean_interval([1, 3], [-2, -1], [4, 7])
    MeanInterval(mean=2.0, low=-0.5, high=4.5)
    """
    x, low, high = (sample(found, least=1) for found in (values, lows, highs))
    if not x.size == low.size == high.size:
        raise NotDefinedError("values and ends of intervals differ in length")
    if (low > x).any() or (high < x).any():
        raise NotDefinedError("a value lies outside its interval")
    mean = float(x.mean())
    down, up = (math.sqrt(float(((x - end) ** 2).sum())) / x.size for end in (low, high))
    return MeanInterval(mean, mean - down, mean + up)


def by_chance(difference: float, reach: float) -> float:
    """Return the two-sided probability of a difference at least as large when there is none.

    `reach` is how far the 95 % interval goes from the difference towards zero, so that the
    probability is below 5 % exactly when the interval leaves out zero (normal distribution).

    Raises
    ------
    NotDefinedError
        If either is missing or infinite, or the reach is not positive.

    >>> round(by_chance(-4.0, 4.0), 4)
    0.05
    """
    if not (math.isfinite(difference) and math.isfinite(reach) and reach > 0):
        raise NotDefinedError("a difference and a positive reach of its interval are needed")
    return math.erfc(abs(difference) / reach * Z95 / math.sqrt(2))
