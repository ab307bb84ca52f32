"""What a cohort forecast would have said in earlier years, beside what came.

From each year with a step behind it the pupils are carried on by the ratios known by then, and
held against the counts of the years that followed: a forecast evaluated on a rolling origin, as by
Tashman (2000).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.cohort import carried, step_ratios

ENTERED = 3
"""The latest intakes whose mean is taken for those to come."""


@dataclass(frozen=True)
class Hindcast:
    """Forecasts made in earlier years and what came: origins x years ahead x grades.

    The first origin is the second year of the counts. NaN where what would have come is not yet
    known.
    """

    said: Floats
    came: Floats

    @cached_property
    def errors(self) -> Floats:
        """Return (came - said) / said; NaN where it is not known or nobody was expected."""
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Floats = np.where(self.said > 0, self.came / self.said - 1, np.nan)
        return found

    def followed(self, ahead: int) -> Floats:
        """Return the errors so many years ahead of pupils who were counted at the origin."""
        errors = self.errors[:, ahead - 1, ahead:].ravel()
        return errors[np.isfinite(errors)]

    def entered(self, ahead: int) -> Floats:
        """Return the errors so many years ahead of those who began the first grade."""
        errors = self.errors[:, ahead - 1, 0]
        return errors[np.isfinite(errors)]

    def altogether(self, ahead: int) -> Floats:
        """Return the errors so many years ahead of the pupils of all grades together."""
        said, came = (each[:, ahead - 1].sum(axis=1) for each in (self.said, self.came))
        known = np.isfinite(said + came) & (said > 0)
        found: Floats = came[known] / said[known] - 1
        return found

    def __add__(self, other: "Hindcast") -> "Hindcast":
        """Return the forecasts of two places together."""
        return Hindcast(self.said + other.said, self.came + other.came)


def hindcast(counts: Floats, ahead: int) -> Hindcast:
    """Return what would have been said in earlier years, up to so many years ahead.

    `counts` as for `step_ratios`; those who begin are taken to be as many as in the mean of the
    latest three years known by then.

    Raises
    ------
    NotDefinedError
        As `step_ratios`, or if no forecast can be held against a later year.
    """
    origins = range(1, len(counts) - 1)
    if not origins:
        raise NotDefinedError("no forecast has a later year to be held against")
    shape = (len(origins), ahead, counts.shape[1])
    said, came = np.full(shape, np.nan), np.full(shape, np.nan)
    for place, origin in enumerate(origins):
        known, later = counts[: origin + 1], counts[origin + 1 : origin + 1 + ahead]
        rows = carried(known[-1], step_ratios(known), len(later), entering=intake(known))
        said[place, : len(later)], came[place, : len(later)] = rows[1:], later
    return Hindcast(said, came)


def intake(counts: Floats) -> float:
    """Return the mean of the latest three years' pupils of the first grade."""
    return float(counts[-ENTERED:, 0].mean())


def mean_absolute(errors: Floats) -> float:
    """Return the mean size of the errors; NaN without any."""
    return float(np.abs(errors).mean()) if errors.size else float("nan")
