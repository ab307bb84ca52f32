"""How many will come of an age, counted from the children who live here now.

Each age is carried on by the share of it that has been kept to the next: the ratio of survival,
in a school called the grade progression ratio. In demography the method of cohort change ratios
is told by Hamilton and Perry (1962).
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample

STARTS_UPPER_SECONDARY: Final = 16


def cohort_forecast(
    population: Mapping[int, float],
    years: int,
    *,
    survival: Mapping[int, float] | None = None,
    age: int = STARTS_UPPER_SECONDARY,
) -> list[float]:
    """Return the number of that age in 1, 2, ... years ahead: those who are age - h today.

    `population` holds the number of each age; `survival` the ratio at which each age is kept to
    the next (deaths and moves; above 1 where more move in), 1 where none is given.

    Raises
    ------
    NotDefinedError
        If years is below 1, an age that is needed is missing, or a number is negative or missing.

    >>> cohort_forecast({15: 100, 14: 110, 13: 90}, 3)
    [100.0, 110.0, 90.0]
    """
    if years < 1:
        raise NotDefinedError("at least one year ahead is needed")
    ages = range(age - 1, age - 1 - years, -1)
    if missing := [each for each in ages if each not in population]:
        raise NotDefinedError(f"no number of {missing[0]}-year-olds")
    numbers = sample((population[each] for each in ages), least=1)
    kept = sample(((survival or {}).get(each, 1.0) for each in ages), least=1).cumprod()
    if (numbers < 0).any() or (kept < 0).any():
        raise NotDefinedError("no number may be negative")
    ahead: list[float] = (numbers * kept).tolist()
    return ahead


def step_ratios(counts: Floats) -> Floats:
    """Return the ratio at which each grade is kept to the next, pooled over all years.

    `counts` has a row per year, one after the other, and a column per grade. The ratio of a step
    is the sum of those who arrived over the sum of those who set out, so that a year with many
    pupils weighs as many.

    Raises
    ------
    NotDefinedError
        If there are fewer than two years, a number is negative or missing, or nobody set out.

    >>> step_ratios(np.array([[100.0, 50.0], [100.0, 110.0], [90.0, 100.0]])).tolist()
    [1.05]
    """
    if len(counts) < 2:  # noqa: PLR2004  a step goes from one year to the next
        raise NotDefinedError("at least two years are needed")
    _counted(counts)
    out, arrived = counts[:-1, :-1].sum(axis=0), counts[1:, 1:].sum(axis=0)
    if (out <= 0).any():
        raise NotDefinedError("nobody set out from a grade")
    ratios: Floats = arrived / out
    return ratios


def carried(
    latest: Floats, ratios: Floats, years: int, *, entering: float, moving: float = 0.0
) -> Floats:
    """Return the pupils of each grade now and in 1, 2, ... years: a row per year, now first.

    Parameters
    ----------
    latest
        The pupils of each grade now.
    ratios
        Of each step, as from `step_ratios`: one fewer than the grades.
    entering
        The pupils who will begin the first grade, every year as many.
    moving
        The share by which every cohort grows or shrinks each year besides, -0.01 for one per cent
        fewer; those who are yet to begin as well.

    Raises
    ------
    NotDefinedError
        If a number is negative or missing, or `moving` is not above -1.

    >>> carried(np.array([80.0, 90.0]), np.array([1.1]), 1, entering=70.0).round(6).tolist()
    [[80.0, 90.0], [70.0, 88.0]]
    """
    _counted(np.concatenate([latest, ratios, [entering]]))
    if not moving > -1:
        raise NotDefinedError("no more than all can move")
    rows = [latest]
    for ahead in range(1, years + 1):
        first = entering * (1 + moving) ** ahead
        rows.append(np.concatenate([[first], rows[-1][:-1] * ratios * (1 + moving)]))
    return np.stack(rows)


def _counted(counts: Floats) -> None:
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise NotDefinedError("a number is negative or missing")
