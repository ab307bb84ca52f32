"""Is there a trend? Mann-Kendall's test and Theil-Sen's slope on the real years."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample

LONGEST_EXACT: Final = 10


@dataclass(frozen=True)
class Trend:
    """Kendall's S, its variance and z, two-sided p, tau-b, and the slope per year.

    Tau-b is None when all values are equal: there is no pair to agree or not.
    """

    s: float
    var: float
    z: float
    p: float
    tau: float | None
    slope: float
    intercept: float
    p_exact: float | None

    @property
    def probability(self) -> float:
        """Return the exact p where it is known, else the normal one."""
        return self.p if self.p_exact is None else self.p_exact


def mann_kendall(years: Iterable[float], values: Iterable[float]) -> Trend:
    """Return the trend of n >= 3 values over their years; gaps between years stay gaps.

    S = sum of sgn((y_j - y_i)(t_j - t_i)); variance with tie correction and z with continuity
    correction after Kendall (1975); exact p without ties for n <= 10 from the distribution of
    inversions; slope = median of pairwise slopes (Theil 1950, Sen 1968).

    Raises
    ------
    NotDefinedError
        For fewer than three points, unequal lengths, a missing value or a repeated year.
    """
    t, y = sample(years, least=3), sample(values, least=3)
    if t.size != y.size or np.unique(t).size != t.size:
        raise NotDefinedError("one value for each of at least three different years is needed")
    later, earlier = np.tril_indices(t.size, -1)
    rise, run = y[later] - y[earlier], t[later] - t[earlier]
    s = float(np.sign(rise * run).sum())
    var = _variance(y)
    z = 0.0 if s == 0 or var == 0 else (s - math.copysign(1, s)) / math.sqrt(var)
    slope = float(np.median(rise / run))
    return Trend(
        s=s,
        var=var,
        z=z,
        p=math.erfc(abs(z) / math.sqrt(2)),
        tau=_tau_b(s, y),
        slope=slope,
        intercept=float(np.median(y) - slope * np.median(t)),
        p_exact=_exact(int(s), t.size) if np.unique(y).size == y.size else None,
    )


def _variance(y: Floats) -> float:
    n = y.size
    ties = sum(c * (c - 1) * (2 * c + 5) for c in Counter(y.tolist()).values())
    return (n * (n - 1) * (2 * n + 5) - ties) / 18


def _tau_b(s: float, y: Floats) -> float | None:
    pairs = y.size * (y.size - 1) / 2
    tied = sum(c * (c - 1) / 2 for c in Counter(y.tolist()).values())
    return s / math.sqrt(pairs * (pairs - tied)) if pairs > tied else None


def _exact(s: int, n: int) -> float | None:
    if n > LONGEST_EXACT:
        return None
    ways = [1]
    for length in range(2, n + 1):
        ways = [
            sum(ways[max(0, k - length + 1) : k + 1]) for k in range(length * (length - 1) // 2 + 1)
        ]
    fewest = (n * (n - 1) // 2 - abs(s)) // 2
    return min(1.0, 2 * sum(ways[: fewest + 1]) / math.factorial(n))
