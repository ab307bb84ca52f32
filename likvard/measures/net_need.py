"""Judged need as one number: the balance of judgements, weighed by places."""

from collections.abc import Iterable
from math import nan
from typing import Final

_HUNDRED: Final = 100


def net(judged: Iterable[tuple[float, int | None]]) -> float:
    """Return the balance of judgements weighed by places, from -100 (all fewer) to 100 (all more).

    That is the share of the places where more are judged to be needed less the share where fewer
    are. NaN without places, or where any place has no judgement.

    >>> net([(30, 1), (10, -1)]), net([(30, 1), (10, None)])
    (50.0, nan)
    """
    pairs = [(weight, own) for weight, own in judged if weight != 0]
    if not pairs or any(own is None for _, own in pairs):
        return nan
    whole = sum(weight for weight, _ in pairs)
    return _HUNDRED * sum(weight * (own or 0) for weight, own in pairs) / whole
