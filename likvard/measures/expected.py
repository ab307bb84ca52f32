"""What to expect of a municipality, given the background of its pupils."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns, numbered, shares_of
from likvard.measures.regression import NOTHING, Background, Fit, design_of, reach, regression

Kind = Literal["share", "score"]

ROUNDS: Final = 8
HALF: Final = 0.5
LEAST_PART: Final = 1e-6


@dataclass(frozen=True, eq=False)
class Expected:
    """Per row what was to be expected, its prediction interval, and how far off the result is.

    In the unit of y; expected values and intervals are those of a model that never saw the unit.
    `place` is -1 below, 0 within and 1 above the interval; `coverage` the share of rows within.
    `fit` is the line on its own scale (logits for shares), `tau2` the variance there between
    municipalities of the same background, and `chance` that of one pupil.
    """

    expected: Floats
    low: Floats
    high: Floats
    residuals: Floats
    place: NDArray[np.int64]
    coverage: float
    fit: Fit
    tau2: float
    chance: float


def expected(  # noqa: PLR0913 - a row is all of these
    y: Iterable[float],
    x: Background,
    n: Iterable[float],
    *,
    kind: Kind,
    groups: Iterable[Hashable] | None = None,
    units: Iterable[Hashable] | None = None,
) -> Expected:
    """Return what m results y of n pupils each lead to expect, by their background x, (m, k).

    Shares (0 to 1) by a line through ln((k + ½)/(n - k + ½)), k = n y, so that no interval leaves
    [0, 1]; scores by a line through themselves. A result varies round the line by tau² between
    municipalities plus chance/n between pupils (for shares 1/(n p(1 - p))), and is weighted by the
    inverse: random-effects regression, Thompson & Sharp (1999). `groups` (the years) each have a
    level of their own. `units` (the municipalities) say which rows are left out together when
    what is expected of each of them is worked out; without them every row is left out alone.

    Raises
    ------
    NotDefinedError
        As `regression`; for a share outside [0, 1], an n below 1, rows without group or unit, or
        a unit without which the model cannot be fitted.
    """
    result, size = _results(y, n, kind)
    background = _with_levels(design_of(x)[:, 1:], groups, result.size)
    owners = np.arange(result.size) if units is None else numbered(units, result.size)
    target = _logit(result, size) if kind == "share" else result
    fit, chance, tau2 = _fitted(target, background, size, kind)
    off, variance = _left_out(fit, owners)
    half = reach(fit.df) * np.sqrt(variance)
    ends = (target - off - half, target - off + half)
    line, low, high = (
        (_share(target - off), *(_as_counted(end, size) for end in ends))
        if kind == "share"
        else (target - off, *ends)
    )
    place = (off > half).astype(np.int64) - (off < -half)
    within = float((place == 0).mean())
    return Expected(line, low, high, result - line, place, within, fit, tau2, chance)


def _results(y: Iterable[float], n: Iterable[float], kind: Kind) -> tuple[Floats, Floats]:
    if kind == "share":
        return shares_of(y, n)
    result, size = columns(y, n)
    if (size < 1).any():
        raise NotDefinedError("every result needs at least one pupil")
    return result, size


def _with_levels(x: Floats, groups: Iterable[Hashable] | None, rows: int) -> Floats:
    if groups is None:
        return x
    at = numbered(groups, rows)
    return np.column_stack([x, *(at == level for level in range(1, at.max() + 1))])


def _logit(shares: Floats, n: Floats) -> Floats:
    passed = shares * n
    return np.asarray(np.log((passed + HALF) / (n - passed + HALF)))


def _share(logits: Floats) -> Floats:
    return np.asarray(np.exp(-np.logaddexp(0, -logits)))


def _as_counted(logits: Floats, n: Floats) -> Floats:
    """Return the share that would have had this logit, the halves taken off again."""
    return np.clip((_share(logits) * (n + 1) - HALF) / n, 0, 1)


def _fitted(target: Floats, x: Floats, n: Floats, kind: Kind) -> tuple[Fit, float, float]:
    """Return the fit, and the variances of a pupil and between municipalities that it rests on.

    Each round asks how the squared residuals grow with the chance in a result, and weighs anew.
    """
    fit, chance, tau2 = regression(target, x), 1.0, 0.0
    for _ in range(ROUNDS):
        p = _share(fit.fitted) if kind == "share" else None
        noise = 1 / n if p is None else 1 / np.maximum(n * p * (1 - p), LEAST_PART)
        squares = fit.residuals**2 / (1 - fit.leverage)
        if squares.mean() <= (NOTHING * np.abs(target).max()) ** 2:
            raise NotDefinedError("every result lies on the line, so nothing tells how far is far")
        trust = fit.weights**2
        chance = 1.0 if kind == "share" else _growth(squares, noise, trust)
        tau2 = max(0.0, float(trust @ (squares - chance * noise) / trust.sum()))
        least = LEAST_PART * squares.mean()
        fit = regression(target, x, 1 / np.maximum(tau2 + chance * noise, least))
    return fit, chance, tau2


def _growth(squares: Floats, noise: Floats, trust: Floats) -> float:
    """Return how much the squared residuals grow with the noise; neither part may be negative."""
    total = trust.sum()
    level, middle = trust @ squares / total, trust @ noise / total
    spread = trust @ (noise - middle) ** 2
    slope = float(trust @ ((noise - middle) * squares) / spread) if spread > 0 else 0.0
    return min(max(0.0, slope), float(level / middle))


def _left_out(fit: Fit, owners: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Return, without the unit's own rows, the residuals and the variance of each of them."""
    off, variance = np.empty(owners.size), np.empty(owners.size)
    for owner in np.unique(owners):
        own = np.flatnonzero(owners == owner)
        root = np.sqrt(fit.weights[own])
        scaled = fit.design[own] * root[:, None]
        kept = np.eye(own.size) - scaled @ fit.inverse @ scaled.T
        if np.linalg.matrix_rank(kept) < own.size:
            raise NotDefinedError("without one of the units the model cannot be fitted")
        off[own] = np.linalg.solve(kept, root * fit.residuals[own]) / root
        variance[own] = np.diag(np.linalg.inv(kept)) / fit.weights[own]
    return off, variance
