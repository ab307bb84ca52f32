"""Several indicators in one index. Always to be shown with its parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, weights_for
from likvard.measures.counted import table
from likvard.measures.rank import rank

Good = Literal["high", "low"]
Norm = Literal["minmax", "z"]
Aggregate = Literal["arithmetic", "geometric"]

FLOOR: Final = 1.0


@dataclass(frozen=True)
class Composite:
    """Units x indicators on a common scale (high is good), and the index and place of each unit.

    From 0 to 100 with "minmax"; in standard deviations from the mean with "z".
    """

    norm: Floats
    index: Floats
    rank: list[int | None]


def composite(
    matrix: Iterable[Iterable[float]],
    good: Sequence[Good],
    weights: Iterable[float] | None = None,
    *,
    norm: Norm = "minmax",
    aggregate: Aggregate = "arithmetic",
) -> Composite:
    """Return an index of units x indicators, as the OECD/JRC handbook (2008) builds one.

    "minmax": 100 (x - min)/(max - min); "z": (x - mean)/sd; turned where low is good. The index is
    the weighted mean of the scores, or their weighted geometric mean (scores below 1 counted as
    1), which lets a good score make up less for a bad one.

    Raises
    ------
    NotDefinedError
        For fewer than two units, a missing value, an indicator that is the same everywhere,
        directions or weights that do not fit, or a geometric mean of z.
    """
    x = table(matrix)
    if len(good) != x.shape[1] or not set(good) <= {"high", "low"}:
        raise NotDefinedError('each indicator needs "high" or "low" as good')
    if (np.ptp(x, axis=0) <= 0).any():
        raise NotDefinedError("an indicator is the same everywhere")
    scores = _scores(x * np.where(np.array(good) == "low", -1, 1), norm)
    w = weights_for(scores[0], weights)
    if aggregate == "arithmetic":
        index = scores @ w
    elif norm == "minmax":
        index = np.exp(np.log(np.maximum(scores, FLOOR)) @ w)
    else:
        raise NotDefinedError("a geometric mean needs scores from 0 to 100")
    return Composite(scores, index, rank(index))


def _scores(x: Floats, norm: Norm) -> Floats:
    low, width = x.min(axis=0), np.ptp(x, axis=0)
    scores: Floats = (
        100 * (x - low) / width if norm == "minmax" else (x - x.mean(axis=0)) / x.std(axis=0)
    )
    return scores
