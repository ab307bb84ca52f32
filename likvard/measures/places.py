"""Places, applicants and admitted: what they come down to, education by education.

Empty places and those who did not get their first choice are two counts, never set off against
each other: a programme can have both, at different schools.
"""

from math import isnan, nan
from typing import Final

HUNDRED: Final = 100


def per_place(first_choice: float, places: float) -> float:
    """Return first-hand applicants per place; NaN without places or where one is missing.

    >>> per_place(48, 32), per_place(5, 0)
    (1.5, nan)
    """
    return first_choice / places if places > 0 else nan


def fill_rate(admitted: float, places: float) -> float:
    """Return the admitted in per cent of the places, over 100 where more are; NaN as `per_place`.

    >>> fill_rate(24, 32)
    75.0
    """
    return HUNDRED * admitted / places if places > 0 else nan


def empty_places(places: float, admitted: float) -> float:
    """Return the places that nobody is admitted to, never below 0; NaN where one is missing.

    >>> empty_places(32, 24), empty_places(32, 33)
    (8, 0)
    """
    return nan if isnan(places + admitted) else max(places - admitted, 0)


def queue(first_choice: float, admitted_first: float) -> float:
    """Return the first-hand applicants not admitted to that choice.

    NaN where one is missing, or where more are said to be admitted than have applied.

    >>> queue(41, 28), queue(28, 41)
    (13, nan)
    """
    return nan if not admitted_first <= first_choice else first_choice - admitted_first


def first_choice_met(admitted_first: float, first_choice: float) -> float:
    """Return the share of the first-hand applicants admitted to that choice, in per cent.

    NaN without applicants, and as `queue`.

    >>> first_choice_met(30, 40)
    75.0
    """
    known = first_choice > 0 and admitted_first <= first_choice
    return HUNDRED * admitted_first / first_choice if known else nan
