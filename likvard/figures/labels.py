"""How wide a text is, and how to move labels apart."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from likvard.figures.theme import SIZE

# Advance widths of Source Sans at weight 600, in hundredths of an em.
_WIDTHS: Final = {
    12: "\u2009\u202f",
    20: " \u00a0",
    26: "ij",
    28: "lI.,:;",
    33: "f-()/",
    37: "tr",
    44: "sz",
    46: "c",
    48: "x–J",
    51: "vyLYeéF0123456789−+",
    52: "agkåä",
    55: "oöTESVXZ",
    57: "bdhnpquüAÅÄ",
    60: "CPRBK",
    64: "DG",
    67: "HNUOQÖ",
    75: "Mw",
    84: "Wm%",
}
_ADVANCE: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN: Final = 70
LINE: Final = 18
"""The height of a line of figure text, in pixels."""


@lru_cache(maxsize=8192)
def width(text: str, size: float = SIZE) -> float:
    """Return an estimate, rather too wide than too narrow, of the text's width in pixels."""
    return sum(_ADVANCE.get(letter, _UNKNOWN) for letter in text) * size / 100


def wrapped(words: str, pixels: float) -> list[str]:
    """Return the words as lines of at most so many pixels, a longer word on a line of its own."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width(longer) <= pixels:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def told(label: str, shown: str) -> str:
    """Return the number alone, but the whole words when only a bound is published."""
    return shown if shown.startswith(("minst", "nära")) else label


def declutter(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places at least `gap` apart, within low to high, in the order of what was wanted.

    The moves have the smallest possible sum of squares (isotonic regression by pooling adjacent
    violators, with the gaps taken off first), so that a crowd spreads symmetrically. When there
    is not room for all gaps, they shrink alike.
    """
    if not len(wanted):
        return []
    room = (high - low) / max(len(wanted) - 1, 1)
    step = min(gap, room)
    order = np.argsort(wanted, kind="stable")
    steps = np.arange(len(wanted)) * step
    fitted = np.clip(_isotonic([wanted[i] for i in order] - steps), low, high - steps[-1])
    places = np.empty(len(wanted))
    places[order] = fitted + steps
    return [float(place) for place in places]


def _isotonic(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float]:
    blocks: list[tuple[float, int]] = []
    for value in values:
        blocks.append((float(value), 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, m), (b, n) = blocks[-2:]
            blocks[-2:] = [((a * m + b * n) / (m + n), m + n)]
    return [mean for mean, count in blocks for _ in range(count)]


def overlaps(boxes: Sequence[tuple[float, float]]) -> bool:
    """Return whether any two of the intervals share more than an end."""
    return any(a[1] > b[0] for a, b in pairwise(sorted(boxes)))
