"""The typical distance that is left when the chance of small numbers is taken out."""

import math
from collections.abc import Iterable

from likvard.measures.arrays import Floats, weights_for
from likvard.measures.counted import shares_of, variances_of
from likvard.measures.standard_deviation import standard_deviation


def share_variances(shares: Iterable[float], n: Iterable[float]) -> Floats:
    """Return the binomial variance p(1 - p)/n of each share of n.

    It is zero at 0 and 1, where the share itself cannot tell how much it varies.

    Raises
    ------
    NotDefinedError
        For shares outside [0, 1], an n below 1, or columns of different lengths.

    >>> share_variances([0.5, 0.9], [100, 90]).round(6).tolist()
    [0.0025, 0.001]
    """
    p, size = shares_of(shares, n)
    variances: Floats = p * (1 - p) / size
    return variances


def noise_corrected(
    values: Iterable[float], variances: Iterable[float], weights: Iterable[float] | None = None
) -> float:
    """Return sqrt(max(0, sd² - weighted mean of the variances)), in the values' unit, >= 0.

    The method of moments: what is observed is real differences plus chance, and the variances of
    the two add up. Zero says that chance alone could give differences of this size.

    Raises
    ------
    NotDefinedError
        For fewer than two values, a missing one, a negative variance or unusable weights.

    >>> round(noise_corrected([80, 90], [9, 9]), 4)
    4.0
    """
    x, v = variances_of(values, variances)
    p = weights_for(x, weights)
    sd = standard_deviation(x, p)
    return math.sqrt(max(0.0, sd * sd - float(p @ v)))
