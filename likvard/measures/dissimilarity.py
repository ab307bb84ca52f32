"""How unevenly two groups of pupils are spread over the schools, and would be by lot."""

from collections.abc import Iterable

import numpy as np
from scipy.special import gammaln

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns


def dissimilarity(a: Iterable[float], b: Iterable[float]) -> float:
    """Return D = ½ sum |a_j/A - b_j/B| of the numbers of two groups per school.

    Duncan & Duncan (1955). Between 0 (the same mix everywhere) and 1 (no school has both): the
    share of either group that would have to change school for an even mix.

    Raises
    ------
    NotDefinedError
        For fewer than two schools, a missing or negative number, or when a group is empty.

    >>> round(dissimilarity([30, 10, 10], [20, 60, 20]), 4)
    0.4
    """
    first, second = _groups(a, b)
    return float(np.abs(first / first.sum() - second / second.sum()).sum() / 2)


def expected_dissimilarity(a: Iterable[float], b: Iterable[float]) -> float:
    """Return the mean D, within [0, 1], if the pupils were placed by lot in schools of that size.

    Small schools make D large without any sorting (Carrington & Troske 1997). By lot, a_j is
    hypergeometric, and D the sum of the distances from the mean, N/(2AB) sum E|a_j - n_j A/N|,
    each of which is 2v(B - n + v)/N P(a_j = v), v the first whole number above the mean
    (Ramasubban 1958). Exact, so nothing is drawn. Numbers are rounded to pupils.

    Raises
    ------
    NotDefinedError
        As `dissimilarity`.

    >>> round(expected_dissimilarity([2, 0], [0, 2]), 4)
    0.3333
    """
    first, second = _groups(*(np.round(group) for group in columns(a, b)))
    one, other = float(first.sum()), float(second.sum())
    distances = _mean_distances(one, other, first + second)
    return min(1.0, float(distances.sum() * (one + other) / (2 * one * other)))


def _groups(a: Iterable[float], b: Iterable[float]) -> tuple[Floats, ...]:
    groups = columns(a, b)
    if any((group < 0).any() or group.sum() <= 0 for group in groups):
        raise NotDefinedError("both groups need pupils, and no number may be negative")
    return groups


def _mean_distances(one: float, other: float, places: Floats) -> Floats:
    """Return the mean absolute deviation of how many of a group get each number of places."""
    everyone = one + other
    above = np.floor(places * one / everyone) + 1
    possible = above <= np.minimum(places, one)
    v = np.where(possible, above, 0)
    chance = _choose(one, v) + _choose(other, places - v) - _choose(everyone, places)
    return np.where(possible, 2 * v * (other - places + v) / everyone * np.exp(chance), 0.0)


def _choose(many: float, few: Floats) -> Floats:
    """Return the logarithm of the binomial coefficient."""
    logs: Floats = gammaln(many + 1) - gammaln(few + 1) - gammaln(many - few + 1)
    return logs
