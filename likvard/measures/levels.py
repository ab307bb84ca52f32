"""How much of the difference between schools lies between municipalities and how much inside."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import NotDefinedError, sample, weights_for
from likvard.measures.counted import numbered, variances_of


@dataclass(frozen=True)
class Levels:
    """The variance between groups and between units inside them, in the values' unit squared."""

    between: float
    within: float

    @property
    def total(self) -> float:
        """Return the variance between all units, which is the sum of the two."""
        return self.between + self.within

    @property
    def between_share(self) -> float | None:
        """Return the share of the variance, 0 to 1, between groups; None when there is none."""
        return self.between / self.total if self.total > 0 else None


def levels(
    values: Iterable[float],
    groups: Iterable[Hashable],
    weights: Iterable[float] | None = None,
    variances: Iterable[float] | None = None,
) -> Levels:
    """Return the variance of units (schools) divided between and within groups (municipalities).

    Between: sum P_g (mean_g - mean)², within: sum p_i (x_i - mean_g)², p the weights and P_g their
    sum in a group: the analysis of variance. Given the variance v of chance in each value, what
    chance alone is expected to add is taken out of each part, which is then never below 0: sum
    p²v/P_g - sum p²v between groups, and sum pv - sum p²v/P_g within.

    Raises
    ------
    NotDefinedError
        For fewer than two units or groups, a missing value, a negative variance, unusable
        weights, a unit without group, a group without weight, or columns of different lengths.

    >>> levels([1, 3, 5, 7], ["a", "a", "b", "b"])
    Levels(between=4.0, within=1.0)
    """
    x = sample(values)
    _, v = variances_of(x, np.zeros(x.size) if variances is None else variances)
    p, at = weights_for(x, weights), numbered(groups, x.size)
    mass = np.bincount(at, p)
    if mass.size < 2 or (mass <= 0).any():  # noqa: PLR2004
        raise NotDefinedError("needs two groups, each with weight")
    means = np.bincount(at, p * x) / mass
    shared = float((p * p * v / mass[at]).sum())
    between = float(mass @ (means - p @ x) ** 2) - shared + float(p * p @ v)
    within = float(p @ (x - means[at]) ** 2) - float(p @ v) + shared
    return Levels(max(0.0, between), max(0.0, within))
