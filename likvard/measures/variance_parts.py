"""How much of the spread round a line is chance, and how much lies between the units."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import variances_of

_ROUNDS: Final = 8
_LEAST: Final = 1e-12


@dataclass(frozen=True)
class Parts:
    """A residual variance of `between` + `chance` · v, both at least 0 and not both 0."""

    between: float
    chance: float

    def variance(self, v: Floats) -> Floats:
        """Return the variance of residuals whose binomial or unit variance is v."""
        found: Floats = self.between + self.chance * v
        return found


def variance_parts(squares: Iterable[float], variances: Iterable[float]) -> Parts:
    """Return the parts of the variance that fit squared residuals of n >= 2 units best.

    Least squares of e² on (1, v) with neither part below 0, weighted by 1/(fitted variance)² (the
    variance of a squared normal residual goes with that), in turns: Amemiya (1977).

    Raises
    ------
    NotDefinedError
        For fewer than two units, a missing or negative number, or residuals that are all 0.
    """
    e2, v = variances_of(squares, variances)
    if (e2 < 0).any() or not e2.any():
        raise NotDefinedError("without residuals there is no variance to divide")
    parts = Parts(float(e2.mean()), 0.0)
    for _ in range(_ROUNDS):
        parts = _weighted(e2, v, 1 / parts.variance(v) ** 2)
    return parts


def _weighted(e2: Floats, v: Floats, weights: Floats) -> Parts:
    """Return the best pair, or where one would be negative, the other alone."""
    ones, scale = float(weights.sum()), float(weights @ v)
    square, left, right = float(weights @ v**2), float(weights @ e2), float(weights @ (e2 * v))
    room = ones * square - scale**2
    if room > _LEAST * ones * square:
        between = (square * left - scale * right) / room
        chance = (ones * right - scale * left) / room
        if between >= 0 and chance >= 0:
            return Parts(between, chance)
        if between < 0:
            return Parts(0.0, right / square)
    return Parts(left / ones, 0.0)
