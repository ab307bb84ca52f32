"""A number that is known to lie between two others, and what can be reckoned of such numbers.

The ends are the extremes of all that the parts can be at once (interval arithmetic, Moore 1966):
wider than chance would make them, since the parts need not all err the same way.
"""

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

from likvard.measures.arrays import NotDefinedError


class Interval(NamedTuple):
    """A number with its ends: low <= value <= high."""

    value: float
    low: float
    high: float


def within(value: float, half: float = 0.0) -> Interval:
    """Return a number known to within `half`, never below zero.

    Raises
    ------
    NotDefinedError
        If the number is negative or missing, or `half` is.

    >>> within(12.5, 0.05)
    Interval(value=12.5, low=12.45, high=12.55)
    """
    if not (isfinite(value) and isfinite(half)) or min(value, half) < 0:
        raise NotDefinedError("a number is negative or missing")
    return Interval(value, max(0.0, value - half), value + half)


def total(parts: Iterable[Interval]) -> Interval:
    """Return the sum of several, its ends the sums of theirs.

    >>> total([Interval(2, 1, 3), Interval(5, 5, 6)])
    Interval(value=7, low=6, high=9)
    """
    every = list(parts)
    return Interval(*(sum(each[at] for each in every) for at in range(3)))
