"""The value below which a given share of the pupils lies."""

from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import NotDefinedError, sample, weights_for


def weighted_quantile(values: Iterable[float], weights: Iterable[float] | None, q: float) -> float:
    """Return the smallest of n >= 2 values up to which at least the share q of the weight lies.

    Inverse of the cumulative distribution: Hyndman & Fan (1996), type 1. It is always one of the
    values, in their unit; without weights every value counts the same.

    Raises
    ------
    NotDefinedError
        If q lies outside [0, 1], for fewer than two values, a missing one, or unusable weights.

    >>> weighted_quantile([200, 220, 240, 260], [100, 50, 30, 20], 0.75)
    220.0
    """
    if not 0 <= q <= 1:
        raise NotDefinedError("a quantile is asked for by a share in [0, 1]")
    x = sample(values)
    raw = None if weights is None else list(weights)
    there = weights_for(x, raw) > 0
    if there.sum() < 2:  # noqa: PLR2004 - two values are the least there can be a spread of
        raise NotDefinedError("needs at least two values with a weight")
    # Whole numbers add up exactly, shares of them need not.
    counts = np.ones(x.size) if raw is None else np.asarray(raw, dtype=np.float64)
    return float(np.quantile(x[there], q, weights=counts[there], method="inverted_cdf"))
