"""How many kinds there are, and how many there would be if all were equally large."""

from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import NotDefinedError, sample


def breadth(counts: Iterable[float]) -> float:
    """Return exp(-sum p_k ln p_k), the exponential of Shannon's entropy of the shares.

    The effective number of kinds, Hill's number of order 1 (Hill 1973): between 1, when all are
    of one kind, and the number of kinds that have any, when they are equally many.

    Raises
    ------
    NotDefinedError
        If a number is missing or negative, or there are none at all.

    >>> breadth([5, 5, 0])
    2.0
    """
    numbers = sample(counts, least=1)
    if (numbers < 0).any() or not numbers.sum() > 0:
        raise NotDefinedError("numbers of each kind are needed, none below zero, some above")
    shares = numbers / numbers.sum()
    shares = shares[shares > 0]
    found = float(np.exp(-(shares * np.log(shares)).sum()))
    return min(max(found, 1.0), float(shares.size))
