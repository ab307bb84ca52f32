"""How much the spread could differ with another year's pupils."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, weights_for
from likvard.measures.counted import shares_of, variances_of
from likvard.measures.draws import DRAWS, SEED, TAIL, drawn_shares, drawn_values
from likvard.measures.noise_corrected import noise_corrected, share_variances
from likvard.measures.standard_deviation import mean, standard_deviation


@dataclass(frozen=True)
class Band:
    """The ends of a 95 % interval, in the values' own unit."""

    low: float
    high: float


def spread_band(
    shares: Iterable[float],
    n: Iterable[float],
    weights: Iterable[float] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Band:
    """Return the 95 % band of the standard deviation of shares of n, within [0, 0.5].

    Parametric bootstrap (Efron & Tibshirani 1993, ch. 6.5): k_i ~ Bin(n_i, theta_i), the ends are
    the 2.5 and 97.5 percentiles of the standard deviations of k_i/n_i. Since the observed shares
    already hold chance, theta_i is the share drawn toward the mean until the spread is the
    noise-corrected one; drawn from the shares themselves, chance would be counted twice. The
    band always holds the observed deviation.

    Raises
    ------
    NotDefinedError
        For shares outside [0, 1], an n below 1, fewer than two units or unusable weights.
    """
    p, size = shares_of(shares, n)
    w = weights_for(p, weights)
    theta = np.clip(_toward_the_mean(p, share_variances(p, size), w), 0, 1)
    return _band(drawn_shares(theta, size, draws=_enough(draws), seed=seed), w, p)


def score_band(
    values: Iterable[float],
    variances: Iterable[float],
    weights: Iterable[float] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Band:
    """Return the same band for means with a known variance of chance (a merit value), >= 0.

    Raises
    ------
    NotDefinedError
        For a missing value, a negative variance, fewer than two units or unusable weights.
    """
    x, v = variances_of(values, variances)
    w = weights_for(x, weights)
    theta = _toward_the_mean(x, v, w)
    return _band(drawn_values(theta, np.sqrt(v), draws=_enough(draws), seed=seed), w, x)


def _toward_the_mean(values: Floats, variances: Floats, weights: Floats) -> Floats:
    centre, sd = mean(values, weights), standard_deviation(values, weights)
    kept = noise_corrected(values, variances, weights) / sd if sd > 0 else 0.0
    drawn: Floats = centre + (values - centre) * kept
    return drawn


def _band(drawn: Floats, weights: Floats, observed: Floats) -> Band:
    centres = drawn @ weights
    deviations = np.sqrt((drawn - centres[:, None]) ** 2 @ weights)
    low, high = np.quantile(deviations, [TAIL, 1 - TAIL])
    found = standard_deviation(observed, weights)
    return Band(min(float(low), found), max(float(high), found))


def _enough(draws: int) -> int:
    if draws < 1:
        raise NotDefinedError("at least one draw is needed")
    return draws
