"""A line through the municipalities: slope, how well it fits, and what it says of others."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from likvard.measures.arrays import GREATEST, SMALLEST, Floats, NotDefinedError, sample

Background = Iterable[float] | Iterable[Iterable[float]]

LEVEL: Final = 0.95
NOTHING: Final = 1e-10


@dataclass(frozen=True, eq=False)
class Prediction:
    """Per new point: the line, its interval, and the interval of a new unit there."""

    mean: Floats
    mean_low: Floats
    mean_high: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted line: the intercept comes first among coefficients and their standard errors.

    `se` trusts that the spread round the line is as the weights say, `se_hc3` does not. `r2` is
    the share of the (weighted) variance that goes with x; `sigma` the spread round the line of a
    unit of weight one; `design` is X with its column of ones, `inverse` is (X'WX)^-1.
    """

    coefficients: Floats
    se: Floats
    se_hc3: Floats
    r2: float
    fitted: Floats
    residuals: Floats
    leverage: Floats
    df: int
    sigma: float
    weights: Floats
    design: Floats
    inverse: Floats

    @cached_property
    def studentised(self) -> Floats:
        """Return each residual in spreads of the line fitted without that unit (external).

        Raises
        ------
        NotDefinedError
            When nothing is left to judge by without one of the units.
        """
        scaled = self.residuals * np.sqrt(self.weights)
        without = self.df * self.sigma**2 - scaled**2 / (1 - self.leverage)
        if self.df <= 1 or not (without > (NOTHING * np.abs(self.fitted).max()) ** 2).all():
            raise NotDefinedError("without one of the units the line goes through all the others")
        result: Floats = scaled / np.sqrt(without / (self.df - 1) * (1 - self.leverage))
        return result

    def interval(self, i: int, level: float = LEVEL) -> tuple[float, float]:
        """Return the interval of coefficient i, by Student's t and the HC3 standard error."""
        half = reach(self.df, level) * self.se_hc3[i]
        return float(self.coefficients[i] - half), float(self.coefficients[i] + half)

    def predict(
        self,
        new_x: Background,
        weights: Iterable[float] | None = None,
        level: float = LEVEL,
    ) -> Prediction:
        """Return what the line says of m new points, (m,) or (m, k), each of its weight (or 1).

        mean ± t sqrt(x'Vx), and for a unit ± t sqrt(x'Vx + sigma²/w), where V = sigma²(X'WX)^-1.

        Raises
        ------
        NotDefinedError
            For a missing value, another number of columns than was fitted, or unusable weights.
        """
        design = design_of(new_x)
        if design.shape[1] != self.coefficients.size:
            raise NotDefinedError("the new points have other columns than the fitted ones")
        mean = design @ self.coefficients
        variance = self.sigma**2 * np.einsum("ij,jk,ik->i", design, self.inverse, design)
        wide, one = reach(self.df, level), self.sigma**2 / _positive(weights, mean.size)
        line, unit = wide * np.sqrt(variance), wide * np.sqrt(variance + one)
        return Prediction(mean, mean - line, mean + line, mean - unit, mean + unit)


def regression(y: Iterable[float], x: Background, weights: Iterable[float] | None = None) -> Fit:
    """Return the least-squares fit of y (n,) on x, (n,) or (n, k), with an intercept.

    (X'WX)^-1 X'Wy; weights say how exactly each y is known (variance sigma²/w), unlike counts
    they do not add degrees of freedom, df = n - k - 1. HC3: MacKinnon & White (1985).

    Raises
    ------
    NotDefinedError
        For n <= k + 1, x that does not vary or says the same twice, y that does not vary, a unit
        that the line must go through, a missing value, or a weight that is not positive.
    """
    target, design = sample(y), design_of(x)
    n, columns = design.shape
    if n != target.size:
        raise NotDefinedError("results and background differ in length")
    if n <= columns:
        raise NotDefinedError(f"needs more than {columns} units, got {n}")
    if np.ptp(target) == 0:
        raise NotDefinedError("every result is the same, so there is nothing to explain")
    w = _positive(weights, n)
    return _fitted(target, design, w, _inverse(design * np.sqrt(w)[:, None]))


def design_of(x: Background) -> Floats:
    """Return x, (n,) or (n, k), as columns after one of ones.

    Raises
    ------
    NotDefinedError
        For a missing or infinite value, or rows of different length.
    """
    try:
        columns = np.asarray(x if isinstance(x, np.ndarray) else list(x), dtype=np.float64)
    except ValueError as error:
        raise NotDefinedError("the rows of the background differ in length") from error
    columns = columns[:, None] if columns.ndim == 1 else columns
    if columns.ndim != 2 or not (np.abs(columns) <= GREATEST).all():  # noqa: PLR2004 - rows and columns
        raise NotDefinedError("a value of the background is missing or infinite")
    return np.column_stack([np.ones(len(columns)), columns])


def _inverse(scaled: Floats) -> Floats:
    sizes = np.sqrt((scaled**2).sum(axis=0))
    if not (sizes > 0).all() or np.linalg.matrix_rank(scaled / sizes) < scaled.shape[1]:
        raise NotDefinedError("the background does not vary, or says the same thing twice")
    triangle = np.linalg.inv(np.linalg.qr(scaled, mode="r"))
    inverse: Floats = triangle @ triangle.T
    return inverse


def _fitted(y: Floats, design: Floats, w: Floats, inverse: Floats) -> Fit:
    coefficients = inverse @ (design.T @ (w * y))
    fitted = design @ coefficients
    leverage = w * np.einsum("ij,jk,ik->i", design, inverse, design)
    if (leverage > 1 - NOTHING).any():
        raise NotDefinedError("one unit alone decides the line, so its uncertainty is unknown")
    residuals, df = y - fitted, int(y.size - coefficients.size)
    left = float(w @ residuals**2)
    bread = inverse @ (design.T * (w * residuals / (1 - leverage)))
    return Fit(
        coefficients=coefficients,
        se=np.sqrt(np.diag(inverse) * left / df),
        se_hc3=np.sqrt((bread**2).sum(axis=1)),
        r2=max(0.0, 1 - left / float(w @ (y - w @ y / w.sum()) ** 2)),
        fitted=fitted,
        residuals=residuals,
        leverage=leverage,
        df=df,
        sigma=(left / df) ** 0.5,
        weights=w,
        design=design,
        inverse=inverse,
    )


def _positive(weights: Iterable[float] | None, n: int) -> Floats:
    if weights is None:
        return np.ones(n)
    array = np.asarray(list(weights), dtype=np.float64)
    if array.shape != (n,) or not ((array >= SMALLEST) & (array <= GREATEST)).all():
        raise NotDefinedError("there must be one positive weight for each unit")
    return array


def reach(df: int, level: float = LEVEL) -> float:
    """Return how many standard errors an interval of that level reaches: Student's t.

    Raises
    ------
    NotDefinedError
        If the level does not lie strictly between 0 and 1.
    """
    # SciPy is slow to import, and most pages fit no line.
    from scipy.special import stdtrit  # noqa: PLC0415

    if not 0 < level < 1:
        raise NotDefinedError("the level of an interval lies between 0 and 1")
    return float(stdtrit(df, 0.5 + level / 2))
