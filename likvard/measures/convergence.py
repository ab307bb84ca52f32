"""Whether those who were behind have caught up, and whether the differences have shrunk."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import columns, variances_of
from likvard.measures.noise_corrected import noise_corrected
from likvard.measures.standard_deviation import standard_deviation


@dataclass(frozen=True)
class Convergence:
    """The slope of the change on the start with its HC3 error, and the spread before and after.

    `beta` has no unit; the deviations are in the values' unit. `noise_only` is the beta that
    chance in the start values alone would give, and `corrected_change` the change of the
    noise-corrected deviation; None where the chance is not known.
    """

    beta: float
    se_hc3: float
    sd0: float
    sd1: float
    noise_only: float | None
    corrected_change: float | None

    @property
    def sigma_change(self) -> float:
        """Return how much the standard deviation has grown, in the values' unit."""
        return self.sd1 - self.sd0


def convergence(
    y0: Iterable[float],
    y1: Iterable[float],
    noise0: Iterable[float] | None = None,
    noise1: Iterable[float] | None = None,
) -> Convergence:
    """Return sigma and beta convergence of the same units (three or more) between two years.

    Beta is the slope of y1 - y0 on y0 (Barro & Sala-i-Martin 1992). It is never to be read without
    the change of the deviation: who is low by chance rises by chance (Galton 1886), and with no
    real change at all the slope is -mean(noise0)/s², here never below -1, where s has the divisor
    n - 1 since chance is a sample. `noise0` and `noise1` are the variances of chance in each
    value. HC3: MacKinnon & White (1985).

    Raises
    ------
    NotDefinedError
        For fewer than three units, columns of different lengths, a missing value, a negative
        variance, equal start values, or one unit alone deciding the slope.
    """
    start, end = columns(y0, y1, least=3)
    sd0 = standard_deviation(start)
    if np.ptp(start) <= 0 or sd0 <= 0:
        raise NotDefinedError("all start values are equal")
    beta, error = _slope(start - start.mean(), end - start)
    before, after = (
        None if noise is None else variances_of(year, noise)
        for year, noise in ((start, noise0), (end, noise1))
    )
    return Convergence(
        beta=beta,
        se_hc3=error,
        sd0=sd0,
        sd1=standard_deviation(end),
        noise_only=None
        if before is None
        else -min(1.0, float(before[1].mean() / start.var(ddof=1))),
        corrected_change=_change(before, after),
    )


def _change(
    before: tuple[Floats, Floats] | None, after: tuple[Floats, Floats] | None
) -> float | None:
    if before is None or after is None:
        return None
    return noise_corrected(*after) - noise_corrected(*before)


def _slope(centred: Floats, change: Floats) -> tuple[float, float]:
    spread = centred @ centred
    slope = centred @ change / spread
    residuals = change - change.mean() - slope * centred
    free = 1 - 1 / centred.size - centred**2 / spread
    if (free <= 1e-12).any():  # noqa: PLR2004
        raise NotDefinedError("one unit alone decides the slope")
    return float(slope), float(np.linalg.norm(centred * residuals / free) / spread)
