"""How far from a target chance alone can bring a share, given the number of pupils."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.special import bdtr, bdtrik

from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.counted import shares_of
from likvard.measures.wilson import Z95

Target = float | Iterable[float]


@dataclass(frozen=True)
class Limits:
    """The ends between which chance keeps the shares, one pair for each n.

    `exact` keeps them within [0, 1]; the others are as the formula has them and may lie beyond it
    for small n, where they are not to be used: whoever draws them stops at the ends.
    """

    low: Floats
    high: Floats


@dataclass(frozen=True)
class Overdispersion:
    """How much wider than chance the shares lie: phi = 1 and tau2 = 0 when not at all.

    `phi` is the mean squared distance in standard errors; `tau2` the variance between units that
    chance does not explain, in squared shares.
    """

    phi: float
    tau2: float


def exact(target: Target, n: Iterable[float], level: float = 0.95) -> Limits:
    """Return the binomial limits Bin⁻¹(a/2; n, target)/n and Bin⁻¹(1 - a/2; n, target)/n.

    Spiegelhalter (2005), without interpolation between whole numbers of pupils; a = 1 - level.

    Raises
    ------
    NotDefinedError
        If the target is not between 0 and 1, an n is not a whole number above 0, the lengths
        differ, or the level does not lie strictly between 0 and 1.
    """
    p, size = _target(target, n)
    if (size != np.round(size)).any() or not 0 < level < 1:
        raise NotDefinedError("whole numbers and a level between 0 and 1 are needed")
    tail = (1 - level) / 2
    return Limits(_least(tail, size, p) / size, _least(1 - tail, size, p) / size)


def normal(target: Target, n: Iterable[float], z: float = Z95) -> Limits:
    """Return target ± z sqrt(target (1 - target)/n), which few pupils take beyond [0, 1].

    Close to `exact` only where n target (1 - target) is 10 or more.

    Raises
    ------
    NotDefinedError
        As `exact`, save that n need not be whole; z must be positive.
    """
    return limits(target, n, 0, z)


def limits(target: Target, n: Iterable[float], tau2: float, z: float = Z95) -> Limits:
    """Return target ± z sqrt(target (1 - target)/n + tau2), which may lie beyond [0, 1].

    The additive over-dispersed limits of Spiegelhalter (2005), `tau2` from `overdispersion`.

    Raises
    ------
    NotDefinedError
        As `normal`, and if tau2 is negative or missing.
    """
    p, size = _target(target, n)
    if not (np.isfinite(tau2) and tau2 >= 0 and np.isfinite(z) and z > 0):
        raise NotDefinedError("tau2 must not be negative and z must be positive")
    reach = z * np.sqrt(p * (1 - p) / size + tau2)
    return Limits(p - reach, p + reach)


def overdispersion(
    shares: Iterable[float], n: Iterable[float], target: Target, winsor: float = 0.1
) -> Overdispersion:
    """Return phi >= 0 and tau2 >= 0 of shares round a target (one for all, or one for each).

    Spiegelhalter (2005): phi = mean z² with z cut at its `winsor` and 1 - `winsor` quantiles;
    tau2 = max(0, (k phi - (k - 1))/(sum w - sum w²/sum w)), w = n/(target (1 - target)).

    Raises
    ------
    NotDefinedError
        For fewer than two shares, one outside [0, 1], a target that is not between 0 and 1, or
        a winsor outside [0, 0.5).
    """
    y, size = shares_of(shares, n)
    p, _ = _target(target, size)
    if not 0 <= winsor < 0.5:  # noqa: PLR2004
        raise NotDefinedError("the share to cut must lie in [0, 0.5)")
    w = size / (p * (1 - p))
    z = (y - p) * np.sqrt(w)
    phi = float((np.clip(z, *np.quantile(z, [winsor, 1 - winsor])) ** 2).mean())
    spare = w @ (w.sum() - w) / w.sum()
    return Overdispersion(phi, max(0.0, float((y.size * phi - (y.size - 1)) / spare)))


def _target(target: Target, n: Iterable[float]) -> tuple[Floats, Floats]:
    size = sample(n, least=1)
    targets = [target] * size.size if isinstance(target, int | float) else target
    p = sample(targets, least=1)
    if p.size != size.size or not ((p > 0) & (p < 1)).all() or (size < 1).any():
        raise NotDefinedError("a target between 0 and 1 for each n of at least 1 is needed")
    return p, size


def _least(q: float, n: Floats, p: Floats) -> Floats:
    """Return the least k whose cumulative binomial probability reaches q."""
    k = np.clip(np.ceil(bdtrik(q, n, p)), 0, n)
    below = np.maximum(k - 1, 0)
    reached: Floats = np.where(bdtr(below, n.astype(np.int64), p) >= q, below, k)
    return reached
