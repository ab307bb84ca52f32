"""A scenario for teachers: how many will be needed, and how many of today's will be left.

Everything is reckoned from today's certified full-time posts and told in such posts. The need
follows the pupils, their number per teacher and the share certified; today's teachers leave with
age as their age groups come to retire, and for other reasons by the same share every year.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError

WHOLE: Final = 100.0
LEAVING_AGE: Final = 65
YEARS_LEFT: Final[Mapping[str, tuple[int, int]]] = {
    "65 och äldre": (0, 1),
    "60–64": (0, 5),
    "50–59": (5, 15),
    "40–49": (15, 25),
    "30–39": (25, 35),
    "under 30": (35, 45),
}
"""By age group, the years from now in which it comes to retire at 65: after the first of the two,
until the second, as many each year."""


def needed(pupils: Floats, per_teacher: Floats, share: Floats) -> Floats:
    """Return the certified full-time posts that the pupils of each year need.

    Parameters
    ----------
    pupils
        How many each year, none below zero.
    per_teacher
        Pupils per full-time post in each of the years, above zero.
    share
        The share of the posts to be certified in each of the years, 0 to 100.

    Raises
    ------
    NotDefinedError
        If a number is missing or outside its range.

    >>> needed(np.array([1200.0, 1320.0]), np.array([12.0, 12.0]), np.array([70.0, 80.0])).tolist()
    [70.0, 88.0]
    """
    if not (np.isfinite(pupils).all() and (pupils >= 0).all() and (per_teacher > 0).all()):
        raise NotDefinedError("pupils must be counted, and pupils per teacher above zero")
    if not ((share >= 0) & (share <= WHOLE)).all():
        raise NotDefinedError("a share is outside 0 to 100")
    posts: Floats = pupils / per_teacher * share / WHOLE
    return posts


def rising(now: float, target: float, years: int) -> Floats:
    """Return a share now and in each of the years, in even steps until it reaches the target.

    One that is at the target already stays as it is.

    >>> rising(70.0, 80.0, 2).tolist(), rising(85.0, 80.0, 1).tolist()
    ([70.0, 75.0, 80.0], [85.0, 85.0])
    """
    return np.linspace(now, max(now, target), years + 1)


def retired_by_age(ages: Mapping[str, float], years: int) -> Floats:
    """Return the share, 0 to 1, that has come to retire now and in 1, 2, ... years.

    `ages` has the teachers by age group, as `YEARS_LEFT`. Within a group all ages are taken to be
    alike common, and everybody to retire at 65; those who are older within a year.

    Raises
    ------
    NotDefinedError
        If a group is unknown, a number negative or missing, or there is nobody.

    >>> retired_by_age({"65 och äldre": 5.0, "60–64": 20.0, "50–59": 75.0}, 6).round(3).tolist()
    [0.0, 0.09, 0.13, 0.17, 0.21, 0.25, 0.325]
    """
    counted = np.array(list(ages.values()), dtype=float)
    if not counted.size or not (np.isfinite(counted) & (counted >= 0)).all() or not counted.sum():
        raise NotDefinedError("nobody is counted, or a number is negative or missing")
    if unknown := ages.keys() - YEARS_LEFT.keys():
        raise NotDefinedError(f"no age group is called {min(unknown)}")
    after = np.arange(years + 1, dtype=float)
    gone = np.zeros(years + 1)
    for age, teachers in ages.items():
        first, last = YEARS_LEFT[age]
        gone += teachers * np.clip((after - first) / (last - first), 0.0, 1.0)
    share: Floats = gone / counted.sum()
    return share


def retired_by_year(leaving: Sequence[float], posts: float) -> Floats:
    """Return the share, 0 to 1, that has retired now and in each year, from how many do so a year.

    Raises
    ------
    NotDefinedError
        If a number is negative or missing, or there are no posts.

    >>> retired_by_year([5.0, 10.0], 100.0).tolist()
    [0.0, 0.05, 0.15]
    """
    each = np.array([0.0, *leaving])
    if not (np.isfinite(each).all() and (each >= 0).all() and posts > 0):
        raise NotDefinedError("a number is negative or missing, or there are no posts")
    share: Floats = np.minimum(each.cumsum() / posts, 1.0)
    return share


def remaining(now: float, retired: Floats, leaving: float) -> Floats:
    """Return how many of today's are left now and in 1, 2, ... years.

    Parameters
    ----------
    now
        Today's certified full-time posts.
    retired
        The share, 0 to 1, that has retired in each of the years, now first.
    leaving
        The share, 0 to 1, of those who have not retired that leaves for other reasons each year.

    Raises
    ------
    NotDefinedError
        If a number is missing or outside its range.

    >>> remaining(100.0, np.array([0.0, 0.1, 0.2]), 0.5).tolist()
    [100.0, 45.0, 20.0]
    """
    if not (np.isfinite(now) and now >= 0 and 0 <= leaving <= 1):
        raise NotDefinedError("a number is missing or outside its range")
    if not ((retired >= 0) & (retired <= 1)).all():
        raise NotDefinedError("a share is outside 0 to 1")
    left: Floats = now * (1 - retired) * (1 - leaving) ** np.arange(retired.size)
    return left
