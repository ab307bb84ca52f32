"""A mean of the municipalities, and how sure it is by how unlike they are: Student (1908)."""

from collections.abc import Iterable
from math import sqrt

import numpy as np

from likvard.measures.arrays import LEAST, NotDefinedError, sample
from likvard.measures.regression import LEVEL, reach

Ends = tuple[float, float, float]


def mean_interval(values: Iterable[float], level: float = LEVEL) -> Ends:
    """Return the unweighted mean of n values with the ends of its interval, in their unit.

    mean ± t s / √n, s with n - 1 in the denominator and t of n - 1 degrees of freedom.

    Raises
    ------
    NotDefinedError
        For fewer than two values, one that is not finite, or a level not between 0 and 1.

    >>> [round(end, 3) for end in mean_interval([1, 2, 3])]
    [2.0, -0.484, 4.484]
    """
    found = sample(values, least=LEAST)
    if not np.isfinite(found).all():
        raise NotDefinedError("a value is not finite")
    middle = float(found.mean())
    half = reach(found.size - 1, level) * float(found.std(ddof=1)) / sqrt(found.size)
    return middle, middle - half, middle + half
