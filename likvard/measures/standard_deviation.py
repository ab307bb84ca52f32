"""The mean and the typical distance from it."""

from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import sample, weights_for


def mean(values: Iterable[float], weights: Iterable[float] | None = None) -> float:
    """Return the mean of n >= 1 values, weighted when weights are given.

    >>> mean([200, 220, 240, 260], [100, 50, 30, 20])
    217.0
    """
    x = sample(values, least=1)
    return float(weights_for(x, weights) @ x)


def standard_deviation(values: Iterable[float], weights: Iterable[float] | None = None) -> float:
    """Return sqrt(sum p_i (x_i - mean)^2), in the values' unit, >= 0.

    The divisor is n, not n - 1: the municipalities are the whole population, not a sample.

    Raises
    ------
    NotDefinedError
        For fewer than two values, a missing one, or unusable weights.

    >>> round(standard_deviation([10, 20, 30, 40, 50]), 4)
    14.1421
    """
    x = sample(values)
    p = weights_for(x, weights)
    return float(np.sqrt(p @ (x - p @ x) ** 2))
