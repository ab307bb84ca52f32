"""Theil's T and L: inequality that divides exactly into between and within groups."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample, weights_for
from likvard.measures.counted import numbered
from likvard.measures.inequality import Quantity, amounts

Index = Callable[[Floats, Floats], float]


@dataclass(frozen=True)
class Decomposition:
    """The whole inequality and its two parts, which add up to it."""

    total: float
    between: float
    within: float

    @property
    def between_share(self) -> float | None:
        """Return the share, 0 to 1, that lies between the groups; None when all are equal."""
        return self.between / self.total if self.total > 0 else None


def theil_t(
    values: Iterable[float], weights: Iterable[float] | None = None, *, of: Quantity
) -> float:
    """Return Theil's T of n >= 2 amounts, 0 (all equal) to ln n (one has all).

    T = sum p_i r_i ln r_i, where r = x / mean and 0 ln 0 = 0: Theil (1967). A weight is a
    repetition.

    Raises
    ------
    NotDefinedError
        For a share or a score, an amount below zero, all zero, fewer than two, or unusable weights.

    >>> round(theil_t([10, 20, 30, 40, 50], of="resource"), 7)
    0.1196876
    """
    return _t(*amounts(values, weights, of))


def theil_l(
    values: Iterable[float], weights: Iterable[float] | None = None, *, of: Quantity
) -> float:
    """Return Theil's L (the mean log deviation) of n >= 2 amounts, from 0 (all equal) up.

    L = sum p_i ln(mean / x_i): Theil (1967). The better of the two to report, as groups weigh in
    by their pupils and not by what they have.

    Raises
    ------
    NotDefinedError
        As `theil_t`, and for an amount of zero.

    >>> round(theil_l([10, 20, 30, 40, 50], of="resource"), 7)
    0.1411139
    """
    x, p = amounts(values, weights, of)
    _require_positive(x)
    return _l(x, p)


def decompose_t(
    values: Iterable[float],
    groups: Iterable[Hashable],
    weights: Iterable[float] | None = None,
    *,
    of: Quantity,
) -> Decomposition:
    """Divide Theil's T of n >= 2 amounts into between and within their groups.

    T = sum s_g ln(mean_g / mean) + sum s_g T_g, with s_g the group's share of the amount
    (Theil 1967, Shorrocks 1980). A group may hold a single unit.

    Raises
    ------
    NotDefinedError
        As `theil_t`, and if a unit lacks a group or the lengths differ.
    """
    x, p, members = _grouped(values, groups, weights, of)
    mass = p * x / (p @ x)
    return _decomposed(x, p, members, mass, _t)


def decompose_l(
    values: Iterable[float],
    groups: Iterable[Hashable],
    weights: Iterable[float] | None = None,
    *,
    of: Quantity,
) -> Decomposition:
    """Divide Theil's L of n >= 2 amounts into between and within their groups.

    L = sum p_g ln(mean / mean_g) + sum p_g L_g, with p_g the group's share of the weight
    (Theil 1967, Shorrocks 1980). A group may hold a single unit.

    Raises
    ------
    NotDefinedError
        As `theil_l`, and if a unit lacks a group or the lengths differ.
    """
    x, p, members = _grouped(values, groups, weights, of)
    _require_positive(x)
    return _decomposed(x, p, members, p, _l)


def _t(x: Floats, p: Floats) -> float:
    some = x > 0
    ratio = x[some] / (p @ x)
    return max(0.0, float((p[some] * ratio) @ np.log(ratio)))


def _l(x: Floats, p: Floats) -> float:
    return max(0.0, float(-(p @ np.log(x / (p @ x)))))


def _require_positive(x: Floats) -> None:
    if (x <= 0).any():
        raise NotDefinedError("an amount is zero, of which there is no logarithm")


def _grouped(
    values: Iterable[float],
    groups: Iterable[Hashable],
    weights: Iterable[float] | None,
    of: Quantity,
) -> tuple[Floats, Floats, list[Floats]]:
    """Return amounts, weights and, per group, which of them are its own (zeros and ones)."""
    x = sample(values)
    at, shares = numbered(groups, x.size), weights_for(x, weights)
    kept = at[shares > 0]
    members = [(kept == group).astype(np.float64) for group in np.unique(kept)]
    return *amounts(x, shares, of), members


def _decomposed(
    x: Floats, p: Floats, members: list[Floats], mass: Floats, index: Index
) -> Decomposition:
    """Return the parts: the index of the groups' means, and that of each weighed by its mass."""
    sizes = np.array([one @ p for one in members])
    means = np.array([one @ (p * x) for one in members]) / sizes
    inner = [
        (mass @ one) * index(x[one > 0], p[one > 0] / size)
        for one, size, centre in zip(members, sizes, means, strict=True)
        if centre > 0
    ]
    between, within = index(means, sizes / sizes.sum()), float(sum(inner))
    return Decomposition(total=index(x, p), between=between, within=within)
