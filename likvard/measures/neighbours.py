"""Which municipalities are most alike, in what is held against them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import table


@dataclass(frozen=True)
class Neighbours:
    """The rows of the nearest, nearest first, and the distance to every row (0 to itself).

    A distance of 1 is one standard deviation in one variable of weight 1.
    """

    order: list[int]
    distance: Floats


def neighbours(
    matrix: Iterable[Iterable[float]], own: int, k: int, weights: Iterable[float] | None = None
) -> Neighbours:
    """Return the k rows nearest to row `own` of units x variables; of equals, the earlier.

    d = sqrt(sum w (difference/sd)²) with the deviation over all rows; weights are 1 if not given
    and are used as they are, so a weight of 4 makes a variable count twice as far.

    Raises
    ------
    NotDefinedError
        For fewer than two rows, a missing value, a variable that is the same everywhere, unusable
        weights, no such row, or when there are not k others.
    """
    x = table(matrix)
    if not (0 <= own < len(x) and 1 <= k < len(x)):
        raise NotDefinedError("no such unit, or not so many others")
    w, sd = _weights(weights, x.shape[1]), x.std(axis=0)
    if (np.ptp(x, axis=0) <= 0).any() or (sd <= 0).any():
        raise NotDefinedError("a variable is the same everywhere")
    distance = np.sqrt(((x - x[own]) / sd) ** 2 @ w)
    order = [int(row) for row in np.argsort(distance, kind="stable") if row != own]
    return Neighbours(order[:k], distance)


def _weights(weights: Iterable[float] | None, variables: int) -> Floats:
    if weights is None:
        return np.ones(variables)
    w = np.asarray(list(weights), dtype=np.float64)
    if w.shape != (variables,) or not np.isfinite(w).all() or (w < 0).any() or w.sum() <= 0:
        raise NotDefinedError("each variable needs a weight, none negative and not all zero")
    return w
