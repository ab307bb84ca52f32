"""How far apart the values lie: range, P90-P10 and interquartile range."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import sample


@dataclass(frozen=True)
class Spread:
    """Distances in the values' own unit; the ratio is without unit, None when P10 <= 0."""

    low: float
    p10: float
    p90: float
    high: float
    iqr: float

    @property
    def range(self) -> float:
        """Return the distance between the highest and the lowest value."""
        return self.high - self.low

    @property
    def p90_minus_p10(self) -> float:
        """Return the distance between the tenth percentile from the top and from the bottom."""
        return self.p90 - self.p10

    @property
    def p90_p10(self) -> float | None:
        """Return P90 / P10, or None when P10 is not positive."""
        return self.p90 / self.p10 if self.p10 > 0 else None


def spread(values: Iterable[float]) -> Spread:
    """Return the unweighted spread of n >= 2 values.

    Quantiles are linear between the ordered values: Hyndman & Fan (1996), type 7.

    Raises
    ------
    NotDefinedError
        For fewer than two values or a missing one.

    >>> spread([10, 20, 30, 40, 50]).p90_minus_p10
    32.0
    """
    x = sample(values)
    p10, p25, p75, p90 = (float(q) for q in np.quantile(x, [0.1, 0.25, 0.75, 0.9]))
    return Spread(float(x.min()), p10, p90, float(x.max()), p75 - p25)
