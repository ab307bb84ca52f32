"""How many will come of an age, counted from the children who live here now."""

from collections.abc import Mapping
from typing import Final

from likvard.measures.arrays import NotDefinedError, sample

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
