"""What is to be expected of a unit over its last years, and how far others lie from theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.counted import columns
from likvard.measures.expected import Expected, Kind
from likvard.measures.regression import LEVEL, reach
from likvard.measures.variance_parts import Parts, variance_parts

Places = NDArray[np.int64]
LAST: Final = 3
LEAST: Final = 10


@dataclass(frozen=True, eq=False)
class ExpectedMean:
    """Of each unit: its mean over the last years, what is expected of it, and the limits.

    What is expected is by a line that never saw the unit. One outside `low` to `high` lies further
    from it than 95 of 100 units with the same background do. The means are weighted by n, which is
    the sum of the years; `units` are the ids, in rising order. `parts` are those of the variance
    of a mean residual, with `df` degrees of freedom.
    """

    units: Places
    n: Floats
    actual: Floats
    expected: Floats
    low: Floats
    high: Floats
    parts: Parts
    df: int

    def limits(
        self, middle: float, n: Iterable[float], kind: Kind, level: float = LEVEL
    ) -> tuple[Floats, Floats]:
        """Return the limits round one expected value for units of n pupils in all.

        Raises
        ------
        NotDefinedError
            For an n below 1, or a level not between 0 and 1.
        """
        size = sample(n, least=1)
        if (size < 1).any():
            raise NotDefinedError("at least one pupil is needed")
        expected = np.full(size.size, middle)
        half = reach(self.df, level) * np.sqrt(self.parts.variance(_chance(expected, size, kind)))
        link = _link(expected, kind)
        return _natural(link - half, kind), _natural(link + half, kind)

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Return for each unit whether its mean lies within the limits."""
        within: NDArray[np.bool_] = (self.low <= self.actual) & (self.actual <= self.high)
        return within


def expected_mean(  # noqa: PLR0913  the rows are all of these
    found: Expected,
    y: Iterable[float],
    n: Iterable[float],
    *,
    units: Iterable[int],
    years: Iterable[int],
    kind: Kind,
    last: int = LAST,
    level: float = LEVEL,
) -> ExpectedMean:
    """Return what a fit of unit-years says of every unit that has each of the last years.

    `found` is what `expected` gave for the same rows with these units and the years as groups. The
    limits are ± t sqrt(between + chance · v) on the scale of the line, v being that of the mean of
    the years; both parts are of the units' own mean residuals, so that what lasts over the years
    is not thought to even out. t has a degree of freedom for each unit beyond the columns.

    Raises
    ------
    NotDefinedError
        For fewer years than `last`, fewer than ten units more than the columns of the line, or
        columns of unequal length.
    """
    result, size = columns(y, n)
    who, when = (np.asarray(list(ids), dtype=np.int64) for ids in (units, years))
    if not result.size == who.size == when.size == found.expected.size:
        raise NotDefinedError("the columns differ in length")
    each, rows = _with_all(who, when, last)
    share = size[rows] / size[rows].sum(axis=1, keepdims=True)
    link, chance = _link(found.expected, kind), _chance(found.expected, size, kind)
    off = found.fit.fitted + found.fit.residuals - link
    v = (share**2 * chance[rows]).sum(axis=1)
    parts = variance_parts((share * off[rows]).sum(axis=1) ** 2, v)
    degrees = each.size - found.fit.coefficients.size
    if degrees < LEAST:
        raise NotDefinedError("too few units have every one of the last years")
    half = (reach(degrees, level) * np.sqrt(parts.variance(v)))[:, None]
    return ExpectedMean(
        units=each,
        n=size[rows].sum(axis=1),
        actual=(share * result[rows]).sum(axis=1),
        expected=(share * found.expected[rows]).sum(axis=1),
        low=(share * _natural(link[rows] - half, kind)).sum(axis=1),
        high=(share * _natural(link[rows] + half, kind)).sum(axis=1),
        parts=parts,
        df=degrees,
    )


def _with_all(who: Places, when: Places, last: int) -> tuple[Places, Places]:
    """Return the units with all of the last years, and the places of those, a unit a row."""
    years = np.unique(when)[-last:]
    if years.size < last:
        raise NotDefinedError(f"needs at least {last} years, got {years.size}")
    places = np.flatnonzero(np.isin(when, years))
    order = places[np.lexsort((when[places], who[places]))]
    each, counts = np.unique(who[order], return_counts=True)
    whole = each[counts == last]
    return whole, order[np.isin(who[order], whole)].reshape(-1, last)


def _link(values: Floats, kind: Kind) -> Floats:
    return np.asarray(np.log(values / (1 - values))) if kind == "share" else values


def _natural(linked: Floats, kind: Kind) -> Floats:
    return np.asarray(1 / (1 + np.exp(-linked))) if kind == "share" else linked


def _chance(expected: Floats, n: Floats, kind: Kind) -> Floats:
    """Return the variance that pupils of variance one give a result, on the scale of the line."""
    return np.asarray(1 / (n * expected * (1 - expected)) if kind == "share" else 1 / n)
