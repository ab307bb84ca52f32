"""How unequally a resource is shared, by comparing all pairs."""

from collections.abc import Iterable

import numpy as np

from likvard.measures.inequality import Quantity, amounts


def gini(values: Iterable[float], weights: Iterable[float] | None = None, *, of: Quantity) -> float:
    """Return the Gini coefficient of n >= 2 amounts, 0 (all equal) to 1 - 1/n (one has all).

    Half the mean difference between all pairs as a share of the mean,
    sum_i sum_j p_i p_j |x_i - x_j| / (2 mean): Gini (1912), with weights as in Lerman & Yitzhaki
    (1989). A weight is a repetition; there is no correction for a small n.

    Raises
    ------
    NotDefinedError
        For a share or a score, an amount below zero, all zero, fewer than two, or unusable weights.

    >>> round(gini([10, 20, 30, 40, 50], of="resource"), 4)
    0.2667
    """
    x, p = amounts(values, weights, of)
    order = np.argsort(x, kind="stable")
    x, p = x[order], p[order]
    middle = np.cumsum(p) - p / 2
    return max(0.0, float(2 * (p * x) @ (middle - 0.5) / (p @ x)))
