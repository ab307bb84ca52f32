"""The mean and the typical distance from it."""

from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import NotDefinedError, counted, sample, weights_for
from likvard.measures.inequality import Quantity, require_resource


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
    x, p = counted(values, weights)
    return float(np.sqrt(p @ (x - p @ x) ** 2))


def coefficient_of_variation(
    values: Iterable[float], weights: Iterable[float] | None = None, *, of: Quantity
) -> float:
    """Return the standard deviation as a share of the mean: sd / mean, without unit, >= 0.

    Only for what has a natural zero: adding the same to every value makes it smaller although
    the differences are the same.

    Raises
    ------
    NotDefinedError
        For a share or a score, a mean that is not positive, and as `standard_deviation`.

    >>> round(coefficient_of_variation([10, 20, 30, 40, 50], of="resource"), 4)
    0.4714
    """
    require_resource(of)
    x, p = counted(values, weights)
    centre = mean(x, p)
    if centre <= 0:
        raise NotDefinedError("the mean is not positive, so nothing can be a share of it")
    return standard_deviation(x, p) / centre
