"""Many measurements in a few numbers: medians, spread, and ratios within rounds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Summary:
    """The middle of some values, and the quarter points on both sides of it."""

    median: float
    low: float
    high: float


def summary(values: Sequence[float]) -> Summary:
    """Return the median and the quartiles.

    Raises
    ------
    ValueError
        If there are no values.
    """
    if not values:
        raise ValueError("nothing was measured")
    low, median, high = np.percentile(values, [25, 50, 75])
    return Summary(float(median), float(low), float(high))


def paired(values: Sequence[float], others: Sequence[float]) -> Summary:
    """Return the ratio of values to others, taken round by round, so that slow rounds cancel.

    Raises
    ------
    ValueError
        If the two were not measured in the same rounds.
    """
    if len(values) != len(others):
        raise ValueError(f"{len(values)} rounds against {len(others)}")
    return summary([a / b for a, b in zip(values, others, strict=True)])
