"""Teachers' full-time posts, from the pupils and the pupils per teacher; and how many are missing.

Posts are not published together with the shares that are counted in them, so they are estimated:
posts = pupils / (pupils per teacher). What is missing is reckoned as an exchange of teachers, not
as more posts: missing = posts * max(0, target - share) / 100.
"""

from typing import Final

from likvard.measures.arrays import NotDefinedError
from likvard.measures.interval import Interval

WHOLE: Final = 100.0


def full_time_posts(pupils: Interval, per_teacher: Interval) -> Interval:
    """Return the full-time posts of so many pupils.

    Raises
    ------
    NotDefinedError
        If the pupils per teacher can be none.

    >>> full_time_posts(Interval(1200, 1200, 1200), Interval(12, 10, 15))
    Interval(value=100.0, low=80.0, high=120.0)
    """
    if not per_teacher.low > 0:
        raise NotDefinedError("pupils per teacher must be above zero")
    return Interval(
        pupils.value / per_teacher.value,
        pupils.low / per_teacher.high,
        pupils.high / per_teacher.low,
    )


def share_of(posts: Interval, share: Interval) -> Interval:
    """Return the posts held by so many per cent.

    >>> share_of(Interval(100, 90, 110), Interval(70, 69, 71))
    Interval(value=70.0, low=62.1, high=78.1)
    """
    low, high = min(share.low, WHOLE), min(share.high, WHOLE)
    return Interval(
        posts.value * share.value / WHOLE, posts.low * low / WHOLE, posts.high * high / WHOLE
    )


def missing_posts(posts: Interval, share: Interval, target: Interval) -> Interval:
    """Return how many posts must change hands for the share to reach the target, both in per cent.

    None where the share is there already; the ends are those of all that the parts can be.

    >>> missing_posts(Interval(200, 200, 200), Interval(70, 69, 71), Interval(80, 80, 80))
    Interval(value=20.0, low=18.0, high=22.0)
    """
    short = target.value - share.value, target.low - share.high, target.high - share.low
    value, low, high = (max(0.0, each) / WHOLE for each in short)
    return Interval(posts.value * value, posts.low * low, posts.high * high)
