"""Places in an order, and how far each place can be trusted."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.counted import columns
from likvard.measures.draws import DRAWS, SEED, TAIL, drawn_values

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Ranks:
    """The 95 % interval of each unit's place, and its probability of being first and last.

    Units that share the first place are each counted as first, and so with the last.
    """

    low: Places
    high: Places
    first: Floats
    last: Floats


def rank(values: Iterable[float | None], *, higher_is_first: bool = True) -> list[int | None]:
    """Return each value's place; equal values share the best one, a missing value has none.

    Raises
    ------
    NotDefinedError
        If a value is infinite.

    >>> rank([90, 95, 95, 80, None, 70])
    [3, 1, 1, 4, None, 5]
    """
    given = [None if value is None or math.isnan(value) else float(value) for value in values]
    there = sample((value for value in given if value is not None), least=0)
    placed = iter(_places(-there if higher_is_first else there).tolist())
    return [None if value is None else next(placed) for value in given]


def rank_interval(
    values: Iterable[float],
    sds: Iterable[float],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    higher_is_first: bool = True,
) -> Ranks:
    """Return the interval of every place, 1 being first, by drawing each value anew.

    Goldstein & Spiegelhalter (1996): the ends are the 2.5 and 97.5 percentiles of the places in
    draws from Normal(value, sd). Give shrunken values and their sd (see `shrinkage`): drawn round
    raw values, chance is counted twice. The answer does not depend on the order of the units.

    Raises
    ------
    NotDefinedError
        For fewer than two units, a missing number, a negative sd or no draws.
    """
    x, sd = columns(values, sds)
    if (sd < 0).any() or draws < 1:
        raise NotDefinedError("no sd may be negative, and at least one draw is needed")
    drawn = drawn_values(-x if higher_is_first else x, sd, draws=draws, seed=seed)
    places = _places(drawn)
    low, high = np.quantile(places, [TAIL, 1 - TAIL], axis=0, method="inverted_cdf")
    last = drawn == drawn.max(axis=1, keepdims=True)
    return Ranks(
        low.astype(np.int64), high.astype(np.int64), (places == 1).mean(axis=0), last.mean(axis=0)
    )


def _places(values: Floats) -> Places:
    """Return places along the last axis, the least value first, ties sharing the best."""
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    starts = np.arange(1, values.shape[-1] + 1) * np.ones_like(ordered, dtype=np.int64)
    starts[..., 1:][ordered[..., 1:] == ordered[..., :-1]] = 1
    places = np.empty_like(starts)
    np.put_along_axis(places, order, np.maximum.accumulate(starts, axis=-1), axis=-1)
    return places
