"""Words on one line moved apart, so that none covers another."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from likvard.figures.labels import width

_GAP: Final = 28.0


class Word(NamedTuple):
    """Words and where their middle is wanted, in pixels."""

    told: str
    middle: float


def reach(found: Sequence[Word], size: float) -> float:
    """Return how much room the words need on one line, in pixels."""
    return sum(width(word.told, size) for word in found) + _GAP * max(len(found) - 1, 0)


def apart(
    found: Sequence[Word], size: float, low: float, high: float, gap: float = _GAP
) -> list[float]:
    """Return the middles of the words, none over another, within low to high if there is room."""
    halves = [width(word.told, size) / 2 for word in found]
    order = sorted(range(len(found)), key=lambda place: found[place].middle)
    middles, free = [word.middle for word in found], low
    for place in order:
        middles[place] = max(middles[place], free + halves[place])
        free = middles[place] + halves[place] + gap
    free = high
    for place in reversed(order):
        middles[place] = min(middles[place], free - halves[place])
        free = middles[place] - halves[place] - gap
    return middles
