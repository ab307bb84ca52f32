"""Ordered values in groups of as equal numbers as ties allow."""

from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from likvard.measures.arrays import sample

GROUPS: Final = 5


def even_groups(values: Iterable[float], groups: int = GROUPS) -> list[tuple[float, float]]:
    """Return the lowest and the highest value of each group, from low to high.

    Equal values are never parted. Of all ways to cut n >= 1 ordered values into so many groups
    (fewer where there are fewer distinct values), the one with the least sum of squared sizes is
    taken, which is as even as can be; of several such, the one whose lower groups are smaller.

    Raises
    ------
    NotDefinedError
        If there is no value, or one is missing.

    >>> even_groups([61, 64, 64, 64, 70, 72], 3)
    [(61.0, 61.0), (64.0, 64.0), (70.0, 72.0)]
    """
    distinct, counts = np.unique(sample(values, least=1), return_counts=True)
    before = [0, *accumulate(counts.tolist())]

    @cache
    def best(end: int, parts: int) -> tuple[int, tuple[int, ...]]:
        """Return the least sum of squares of the first `end` values, and where parts start."""
        if parts == 1:
            return before[end] ** 2, (0,)
        ways = ((start, *best(start, parts - 1)) for start in range(parts - 1, end))
        return min((cost + (before[end] - before[at]) ** 2, (*cuts, at)) for at, cost, cuts in ways)

    _, starts = best(len(distinct), min(groups, len(distinct)))
    ends = pairwise([*starts, len(distinct)])
    return [(float(distinct[low]), float(distinct[high - 1])) for low, high in ends]
