"""One year of an area: how many have a value, their mean, and how far apart they lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from likvard.cells import Cell
from likvard.measures.spread import spread
from likvard.measures.standard_deviation import mean, standard_deviation


@dataclass(frozen=True)
class Level:
    """One year of an area: members with a value, their mean, and how far apart they lie.

    `mean` and `sd` are unweighted, every member counting alike; `weighted` is by n. NaN where
    not defined: all but count and mean below four fifths of the members.
    """

    count: int
    mean: float
    weighted: float = nan
    sd: float = nan
    p10: float = nan
    p90: float = nan
    low: float = nan
    high: float = nan


def level(known: Sequence[Cell], *, enough: bool) -> Level:
    """Return the level of the members with a value, and their spread where they are enough."""
    values, counts = [c.value for c in known], [c.n for c in known]
    weighted = mean(values, counts) if np.isfinite(counts).all() and any(counts) else nan
    if not enough:
        return Level(len(values), mean(values), weighted)
    s = spread(values)
    sd = standard_deviation(values)
    return Level(len(values), mean(values), weighted, sd, s.p10, s.p90, s.low, s.high)
