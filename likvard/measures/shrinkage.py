"""Values drawn toward the mean by as much as they are uncertain (empirical Bayes)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns, shares_of, variances_of

LEAST_VARIANCE: Final = 1e-20


@dataclass(frozen=True)
class Shrunken:
    """The common mean, the real variance, and per unit its reliability, shrunken value and sd.

    `mean`, `values` and `sd` are in the values' unit and `tau2` in its square; a reliability is
    the share of a value's variance that is real: 1 is left as it is, 0 becomes the mean.
    """

    mean: float
    tau2: float
    reliability: Floats
    values: Floats
    sd: Floats


def shrink(values: Iterable[float], variances: Iterable[float]) -> Shrunken:
    """Return the values shrunken toward their mean, given the variance of chance in each.

    tau² after DerSimonian & Laird (1986); B = tau²/(tau² + v); the shrunken value is
    mean + B (value - mean) with sd sqrt(B v) (Efron & Morris 1975), the mean being weighted by
    1/(tau² + v). With tau² = 0 all become the mean.

    Raises
    ------
    NotDefinedError
        For fewer than two values, a missing one, or a variance that is not positive (below 1e-20).
    """
    y, v = variances_of(values, variances)
    if (v < LEAST_VARIANCE).any():
        raise NotDefinedError("every variance must be positive")
    tau2 = _tau2(y, 1 / v)
    w = 1 / (tau2 + v)
    centre = float(w @ y / w.sum())
    reliability = tau2 * w
    return Shrunken(
        centre, tau2, reliability, centre + reliability * (y - centre), np.sqrt(reliability * v)
    )


def shrink_shares(k: Iterable[float], n: Iterable[float]) -> Shrunken:
    """Return the shares k/n shrunken, each with the variance m(1 - m)/n at the pooled share m.

    The pooled share gives a variance also to a unit where none or all have passed.

    Raises
    ------
    NotDefinedError
        If a k lies outside [0, n], an n is below 1, or all or none have passed everywhere.
    """
    hits, size = columns(k, n)
    shares, size = shares_of(hits / np.maximum(size, 1), size)
    pooled = hits.sum() / size.sum()
    return shrink(shares, pooled * (1 - pooled) / size)


def _tau2(y: Floats, w: Floats) -> float:
    q = w @ (y - w @ y / w.sum()) ** 2
    return float(max(0.0, (q - (y.size - 1)) / (w @ (w.sum() - w) / w.sum())))
