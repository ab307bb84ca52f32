"""Chance that repeats itself: the same figures give the same answers."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats

SEED: Final = 1366
DRAWS: Final = 2000
TAIL: Final = 0.025


def steady_order(*columns: Floats) -> NDArray[np.intp]:
    """Return an order of the rows that depends on what they hold, not on how they are sorted.

    Numbers drawn in this order give the same answers however the municipalities are listed.
    """
    return np.lexsort(columns)


def drawn_shares(shares: Floats, n: Floats, *, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Return draws x units of k/n with k ~ Bin(n, share): what other pupils might have given."""
    order = steady_order(shares, n)
    sizes = np.round(n[order]).astype(np.int64)
    drawn = np.random.default_rng(seed).binomial(sizes, shares[order], (draws, n.size)) / sizes
    back: Floats = drawn[:, np.argsort(order)]
    return back


def drawn_values(values: Floats, sds: Floats, *, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Return draws x units from the normal distribution with these means and deviations."""
    order = steady_order(values, sds)
    noise = np.random.default_rng(seed).standard_normal((draws, values.size))
    drawn: Floats = values + sds * noise[:, np.argsort(order)]
    return drawn
