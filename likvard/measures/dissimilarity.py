"""How unevenly two groups of pupils are spread over the schools."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns
from likvard.measures.draws import SEED

MOST: Final = 10**9


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
    return float(_uneven(first / first.sum(), second / second.sum()))


def expected_dissimilarity(
    a: Iterable[float], b: Iterable[float], *, draws: int = 1000, seed: int = SEED
) -> float:
    """Return the mean D, within [0, 1], if the pupils were placed by lot in schools of that size.

    Small schools make D large without any sorting (Carrington & Troske 1997): of the a_j + b_j
    places, those of the first group are drawn without replacement. Numbers are rounded to pupils.

    Raises
    ------
    NotDefinedError
        As `dissimilarity`, and for a thousand million pupils or more.
    """
    first, second = (np.round(group) for group in _groups(a, b))
    places = np.sort(first + second).astype(np.int64)
    total, rest = int(first.sum()), int(second.sum())
    if min(total, rest, draws) < 1 or total + rest >= MOST:
        raise NotDefinedError("a group is empty, or has more pupils than can be drawn")
    drawn = np.random.default_rng(seed).multivariate_hypergeometric(
        places, total, draws, method="marginals"
    )
    return float(_uneven(drawn / total, (places - drawn) / rest).mean())


def _groups(a: Iterable[float], b: Iterable[float]) -> tuple[Floats, ...]:
    groups = columns(a, b)
    if any((group < 0).any() or group.sum() <= 0 for group in groups):
        raise NotDefinedError("both groups need pupils, and no number may be negative")
    return groups


def _uneven(one: Floats, other: Floats) -> Floats:
    halves: Floats = np.abs(one - other).sum(axis=-1) / 2
    return halves
