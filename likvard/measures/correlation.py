"""How closely two measures go together, by value and by order."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample

LEAST: Final = 4
Z95: Final = 1.959963984540054
CONSTANT: Final = 1e-12


@dataclass(frozen=True)
class Correlation:
    """A coefficient from -1 to 1 of n pairs, with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int

    @property
    def certain(self) -> bool:
        """Return whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def pearson(x: Iterable[float], y: Iterable[float]) -> Correlation:
    """Return how closely n >= 4 pairs lie to one line, with Fisher's interval.

    tanh(atanh(r) ± z / sqrt(n - 3)): Fisher (1921).

    Raises
    ------
    NotDefinedError
        For fewer than four pairs, unequal lengths, a missing value, or values all alike.

    >>> round(pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).value, 4)
    0.8
    """
    first, second = _pairs(x, y)
    return _with_interval(_product_moment(first, second), first.size, 1.0)


def spearman(x: Iterable[float], y: Iterable[float]) -> Correlation:
    """Return how closely the orders of n >= 4 pairs agree; those alike share the mean place.

    The correlation of the places; the interval's standard error is sqrt((1 + r²/2) / (n - 3)) on
    Fisher's scale: Bonett & Wright (2000). One extreme unit counts no more than any other.

    Raises
    ------
    NotDefinedError
        As `pearson`.

    >>> round(spearman([1, 2, 3, 4, 50], [2, 1, 4, 3, 5]).value, 4)
    0.8
    """
    first, second = _pairs(x, y)
    r = _product_moment(_places(first), _places(second))
    return _with_interval(r, first.size, 1 + r * r / 2)


def _pairs(x: Iterable[float], y: Iterable[float]) -> tuple[Floats, Floats]:
    first, second = sample(x, LEAST), sample(y, LEAST)
    if first.size != second.size:
        raise NotDefinedError("the two measures differ in length")
    for values in (first, second):
        if np.ptp(values) <= CONSTANT * np.abs(values).max():
            raise NotDefinedError("a measure is the same everywhere, so nothing goes with it")
    return first, second


def _product_moment(x: Floats, y: Floats) -> float:
    a, b = (x - x.mean()) / np.ptp(x), (y - y.mean()) / np.ptp(y)
    r = float(a @ b) / math.sqrt(float(a @ a) * float(b @ b))
    return max(-1.0, min(1.0, r))


def _places(values: Floats) -> Floats:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    places: Floats = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return places


def _with_interval(r: float, n: int, variance: float) -> Correlation:
    if abs(r) > 1 - CONSTANT:
        return Correlation(r, r, r, n)
    reach = Z95 * math.sqrt(variance / (n - 3))
    middle = math.atanh(r)
    return Correlation(r, math.tanh(middle - reach), math.tanh(middle + reach), n)
