"""How unevenly two groups would be spread over the schools by lot, exactly."""

from collections.abc import Iterable

import numpy as np
from scipy.special import gammaln

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns


def dissimilarity_by_lot(a: Iterable[float], b: Iterable[float]) -> float:
    """Return the mean D, within [0, 1], if the pupils were placed by lot in schools of that size.

    What `expected_dissimilarity` draws, without drawing: a_j is hypergeometric, and D is the sum
    of its distances from the mean, N/(2AB) sum E|a_j - n_j A/N|. That mean absolute deviation is
    2v(N - A - n + v)/N P(a_j = v) with v the first whole number above the mean (Ramasubban 1958).
    Numbers are rounded to pupils.

    Raises
    ------
    NotDefinedError
        For fewer than two schools, a missing or negative number, or when a group is empty.

    >>> round(dissimilarity_by_lot([2, 0], [0, 2]), 4)
    0.3333
    """
    first, second = (np.round(group) for group in columns(a, b))
    one, other = float(first.sum()), float(second.sum())
    if (first < 0).any() or (second < 0).any() or min(one, other) < 1:
        raise NotDefinedError("both groups need pupils, and no number may be negative")
    distance = _mean_distance(one + other, one, first + second)
    return float(distance.sum() * (one + other) / (2 * one * other))


def _mean_distance(everyone: float, group: float, places: Floats) -> Floats:
    """Return the mean absolute deviation of how many of a group are drawn to so many places."""
    above = np.floor(places * group / everyone) + 1
    possible = above <= np.minimum(places, group)
    v = np.where(possible, above, 0)
    logs = _choose(group, v) + _choose(everyone - group, places - v) - _choose(everyone, places)
    found: Floats = 2 * v * (everyone - group - places + v) / everyone * np.exp(logs)
    return np.where(possible, found, 0.0)


def _choose(many: float, few: Floats) -> Floats:
    """Return the logarithm of the binomial coefficient."""
    logs: Floats = gammaln(many + 1) - gammaln(few + 1) - gammaln(many - few + 1)
    return logs
