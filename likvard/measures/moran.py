"""Whether neighbouring municipalities are more alike than chance would make them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.counted import table
from likvard.measures.draws import SEED

FEWEST: Final = 4
PERMUTATIONS: Final = 9999
ROUNDING: Final = 1e-12


@dataclass(frozen=True)
class Moran:
    """Moran's I and what chance would give, and per unit its local I and whether it stands out.

    `quadrant`: 1 high among high, 2 low among high, 3 low among low, 4 high among low. The p are
    two-sided; `significant` holds after correction for the number of units.
    """

    i: float
    expected: float
    p: float
    local: Floats
    quadrant: NDArray[np.int64]
    p_local: Floats
    significant: NDArray[np.bool_]


def moran(
    values: Iterable[float],
    neighbours_matrix: Iterable[Iterable[float]],
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Moran:
    """Return Moran's I of values over a matrix of neighbours, whose rows are made to sum to one.

    I = z'Wz/z'z (Moran 1950), I_i = (n - 1) z_i (Wz)_i/z'z (Anselin 1995), z = value - mean; chance
    gives -1/(n - 1). p from seeded permutations: of all values for I, of all the others for I_i;
    over the units after Benjamini & Hochberg (1995). With few units the test is weak: no finding
    is not the same as no likeness.

    Raises
    ------
    NotDefinedError
        For fewer than four units, a missing value, equal values, a matrix of another size, a
        negative weight, a unit as its own neighbour or without neighbours, or no permutations.
    """
    x = sample(values, FEWEST)
    w = _rows(neighbours_matrix, x.size)
    z = x - x.mean()
    if np.ptp(x) <= 0 or z @ z <= 0 or permutations < 1:
        raise NotDefinedError("needs values that differ, and at least one permutation")
    lag, scale = w @ z, z @ z
    rng = np.random.default_rng(seed)
    p_local = _two_sided(_other_lags(z, w, permutations, rng) * np.sign(z), lag * np.sign(z))
    i = float(z @ lag / scale)
    return Moran(
        i=i,
        expected=-1 / (x.size - 1),
        p=float(_two_sided(_other_i(z, w, permutations, rng), np.array([i]))[0]),
        local=(x.size - 1) * z * lag / scale,
        quadrant=_quadrants(z, lag),
        p_local=p_local,
        significant=significant(p_local),
    )


def _rows(neighbours: Iterable[Iterable[float]], n: int) -> Floats:
    w = table(neighbours)
    if w.shape != (n, n) or (w < 0).any() or np.diag(w).any():
        raise NotDefinedError("needs a square matrix of non-negative weights, none on itself")
    sums = w.sum(axis=1, keepdims=True)
    if (sums <= 0).any():
        raise NotDefinedError("a unit has no neighbour")
    rows: Floats = w / sums
    return rows


def _quadrants(z: Floats, lag: Floats) -> NDArray[np.int64]:
    high, among_high = z > 0, lag > 0
    return np.where(high, np.where(among_high, 1, 4), np.where(among_high, 2, 3))


def _other_i(z: Floats, w: Floats, permutations: int, rng: np.random.Generator) -> Floats:
    mixed = rng.permuted(np.tile(z, (permutations, 1)), axis=1)
    found: Floats = np.einsum("pi,pi->p", mixed, mixed @ w.T)[:, None] / (z @ z)
    return found


def _other_lags(z: Floats, w: Floats, permutations: int, rng: np.random.Generator) -> Floats:
    """Return permutations x units of the lag with the unit's own value kept in its place."""
    others = rng.permuted(np.tile(np.arange(z.size - 1), (permutations, 1)), axis=1)
    lags = np.empty((permutations, z.size))
    for unit, row in enumerate(w):
        beside = row[row > 0]
        lags[:, unit] = np.delete(z, unit)[others[:, : beside.size]] @ beside
    return lags


def _two_sided(drawn: Floats, found: Floats) -> Floats:
    draws = len(drawn)
    above = (drawn >= found - ROUNDING).sum(axis=0)
    below = (drawn <= found + ROUNDING).sum(axis=0)
    p: Floats = np.minimum(1, 2 * (np.minimum(above, below) + 1) / (draws + 1))
    return p
