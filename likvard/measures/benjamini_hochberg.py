"""What remains significant when many things are tested at once."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats, NotDefinedError, sample


def adjusted(p: Iterable[float]) -> Floats:
    """Return p-values adjusted for their number, in the order given, within [0, 1].

    Benjamini & Hochberg (1995): the i-th least of m is min over j >= i of p_(j) m/j. Of the
    findings kept below 5 %, at most 5 % are expected to be chance.

    Raises
    ------
    NotDefinedError
        If there is no p-value, one is missing, or one lies outside [0, 1].

    >>> adjusted([0.01, 0.04, 0.03]).round(4).tolist()
    [0.03, 0.04, 0.04]
    """
    given = sample(p, least=1)
    if (given < 0).any() or (given > 1).any():
        raise NotDefinedError("a p-value lies outside [0, 1]")
    order = np.argsort(given)[::-1]
    steps = given.size / np.arange(given.size, 0, -1)
    kept = np.minimum(1, np.minimum.accumulate(given[order] * steps))
    out: Floats = np.empty_like(given)
    out[order] = kept
    return out


def significant(p: Iterable[float], level: float = 0.05) -> NDArray[np.bool_]:
    """Return which of the p-values stay at or below the level when adjusted for their number.

    Raises
    ------
    NotDefinedError
        As `adjusted`.
    """
    kept: NDArray[np.bool_] = adjusted(p) <= level
    return kept
