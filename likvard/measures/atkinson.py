"""How much of a resource inequality costs, to one who dislikes inequality so much."""

import math
from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.inequality import Quantity, amounts


def atkinson(
    values: Iterable[float],
    epsilon: float,
    weights: Iterable[float] | None = None,
    *,
    of: Quantity,
) -> float:
    """Return Atkinson's index of n >= 2 amounts, 0 (all equal) to 1.

    1 - EDE / mean, where EDE = (sum p_i x_i^(1-e))^(1/(1-e)), or exp(sum p_i ln x_i) at e = 1:
    Atkinson (1970). It is the share that could be done without if all had the same. With e >= 1
    an amount of zero outweighs everything, and the index is 1.

    Raises
    ------
    NotDefinedError
        For an aversion that is no number from zero up, a share or a score, an amount below zero,
        all zero, fewer than two, or unusable weights.

    >>> round(atkinson([10, 20, 30, 40, 50], 0.5, of="resource"), 7)
    0.0631534
    """
    if not (math.isfinite(epsilon) and epsilon >= 0):
        raise NotDefinedError("the dislike of inequality is a number from zero up")
    x, p = amounts(values, weights, of)
    if epsilon >= 1 and (x == 0).any():
        return 1.0
    return min(1.0, max(0.0, 1 - math.exp(_log_equal_share(x[x > 0] / (p @ x), p[x > 0], epsilon))))


def _log_equal_share(ratio: Floats, p: Floats, epsilon: float) -> float:
    """Return ln(EDE / mean); by logarithms, as powers of small ratios run out of numbers."""
    if math.isclose(epsilon, 1):
        return float(p @ np.log(ratio))
    powers = (1 - epsilon) * np.log(ratio)
    top = float(powers.max())
    return (top + math.log(p @ np.exp(powers - top))) / (1 - epsilon)
