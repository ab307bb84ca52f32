"""How much of the differences between pupils lies between their schools."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.counted import numbered, shares_of

CENTRES: Final = np.linspace(0, 1, 1001)
FEW: Final = 10


@dataclass(frozen=True)
class Intraclass:
    """The intraclass correlation, eta squared, mean squares, and the typical size of a group.

    `icc` is at most 1; below zero the groups differ no more than chance would make them.
    `eta2`, between 0 and 1, is the plain share of the variation, too high where groups are small.
    """

    icc: float
    eta2: float
    msb: float
    msw: float
    n0: float

    @property
    def share(self) -> float:
        """Return the share that lies between the groups, 0 where it is no more than chance."""
        return max(0.0, self.icc)


def intraclass(values: Iterable[float], groups: Iterable[Hashable]) -> Intraclass:
    """Return the intraclass correlation of values in groups, from one-way analysis of variance.

    ICC = (MSB - MSW)/(MSB + (n0 - 1) MSW) with n0 = (N - sum n_j²/N)/(J - 1): Shrout & Fleiss
    (1979), case 1, with the size for unequal groups of Searle, Casella & McCulloch (1992).

    Raises
    ------
    NotDefinedError
        For fewer than two groups, no group of two or more, all values equal, a missing value, a
        unit without group or columns of different lengths.
    """
    x = sample(values)
    at = numbered(groups, x.size)
    n = np.bincount(at).astype(np.float64)
    means = np.bincount(at, x) / n
    return _analysis(n, means, float(((x - means[at]) ** 2).sum()))


def between_share(shares: Iterable[float], n: Iterable[float]) -> Intraclass:
    """Return the same for a yes or no: the variation inside a school is n p(1 - p) exactly.

    Only the published share and n of each school are needed.

    Raises
    ------
    NotDefinedError
        For fewer than two schools, a share outside [0, 1], an n below 1, only schools of one
        pupil, or when all pupils are alike.

    >>> round(between_share([0.9, 0.6, 0.9], [100, 100, 50]).icc, 4)
    0.1734
    """
    p, size = shares_of(shares, n)
    return _analysis(size, p, float(size @ (p * (1 - p))))


def bounds(low: Iterable[float], high: Iterable[float], n: Iterable[float]) -> tuple[float, float]:
    """Return the least and the greatest ICC when each share is only known to lie in [low, high].

    The ICC is least when every share lies as near as it may to one common share, and greatest
    when each lies at the end farther from it; the common share is sought in steps of 0.001. Where
    at most ten shares are uncertain, all combinations of ends are tried as well.

    Raises
    ------
    NotDefinedError
        As `between_share`, and when a low end exceeds its high end.
    """
    bottom, size = shares_of(low, n)
    top, _ = shares_of(high, size)
    if (bottom > top).any():
        raise NotDefinedError("a low end exceeds its high end")
    if (bottom == top).all():
        icc = between_share(bottom, size).icc
        return icc, icc
    found = _correlations(_candidates(bottom, top), size)
    return float(found.min()), float(found.max())


def _candidates(bottom: Floats, top: Floats) -> Floats:
    centre = CENTRES[:, None]
    near = np.clip(centre, bottom, top)
    far = np.where((bottom + top) / 2 > centre, top, bottom)
    ends = [(b, t) if b < t else (b,) for b, t in zip(bottom, top, strict=True)]
    corners = product(*ends) if (bottom < top).sum() <= FEW else ()
    return np.vstack([near, far, *corners])


def _correlations(shares: Floats, n: Floats) -> Floats:
    """Return the ICC of each row of shares in which not all pupils are alike."""
    total = n.sum()
    centre = shares @ n / total
    mixed = (centre > 0) & (centre < 1)
    if total <= n.size or not mixed.any():
        raise NotDefinedError("needs more pupils than schools, and pupils who differ")
    squares, centre = shares[mixed] ** 2 @ n, centre[mixed]
    msb = np.maximum(0, squares - total * centre**2) / (n.size - 1)
    msw = np.maximum(0, total * centre - squares) / (total - n.size)
    found: Floats = (msb - msw) / (msb + (_typical_size(n) - 1) * msw)
    return found


def _typical_size(n: Floats) -> float:
    return float(n.sum() - n @ n / n.sum()) / (n.size - 1)


def _analysis(n: Floats, means: Floats, within: float) -> Intraclass:
    total, groups = float(n.sum()), n.size
    if groups < 2 or total <= groups:  # noqa: PLR2004
        raise NotDefinedError("needs two groups, and more members than groups")
    centre = n @ means / total
    between = float(n @ (means - centre) ** 2)
    if between + within <= 0:
        raise NotDefinedError("all values are equal")
    msb, msw = between / (groups - 1), within / (total - groups)
    n0 = _typical_size(n)
    icc = (msb - msw) / (msb + (n0 - 1) * msw)
    return Intraclass(icc, between / (between + within), msb, msw, n0)
