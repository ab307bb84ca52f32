"""How the words of a slide are set: as large as they can be, broken between the clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.figures.labels import width, wrapped
from likvard.figures.theme import SIZE

WIDE: Final = 1728
"""Of a slide's 1920 px, between the margins."""
YEAR: Final = 340
"""What a large year takes of it."""
HIGH: Final = 220
"""From the top of the title to the plot, in pixels of 1080."""
GAP: Final = 8
SUBTITLE: Final = 36
SUBTITLE_LINE: Final = 46
FOOT: Final = 30
FOOT_LINES: Final = 3
FOOT_WIDE: Final = 1400
_TITLES: Final = ((68, 78, 2), (60, 68, 2), (52, 60, 3), (48, 54, 3), (42, 48, 3), (36, 42, 4))
"""Size, height of a line, and how many lines there may be."""
_LEAST_WHOLE: Final = 52
"""So small may a title be to have each clause on a line of its own."""
_LEAST_ABOVE: Final = 42
"""So small may it be for the subtitle's sake; then the subtitle goes below the chart."""
_REGULAR: Final = 0.97
"""How wide the regular weight is of the strong one, whose widths are known."""
_MOST_SUBTITLE: Final = 2


@dataclass(frozen=True)
class Header:
    """Title and subtitle, line by line, with the title's size; `rest` is what had no room.

    `holds` tells whether the title has no more lines than it may have at its size.
    """

    lines: tuple[str, ...]
    size: int
    line: int
    subtitle: tuple[str, ...]
    rest: tuple[str, ...]
    holds: bool

    def fits(self, subtitle: Sequence[str]) -> bool:
        """Return whether the title holds and something of the subtitle, if any, stands below."""
        return self.holds and bool(self.subtitle or not subtitle)


def header(lines: Sequence[str], subtitle: Sequence[str], *, year: bool) -> Header:
    """Return title and subtitle at the largest size at which both have room.

    Parameters
    ----------
    lines
        The title, a clause a line.
    subtitle
        Its sentences; as many are taken as there is room for.
    year
        Whether a large year stands at the right of the subtitle.
    """
    beside = WIDE - YEAR * year
    tried = [_tried(lines, subtitle, look, beside) for look in _TITLES]
    fitting = [found for found in tried if found.fits(subtitle)]
    whole = [f for f in fitting if f.lines == tuple(lines) and f.size >= _LEAST_WHOLE]
    large = [found for found in fitting if found.size >= _LEAST_ABOVE]
    holding = [found for found in tried if found.holds]
    return next(iter(whole[: len(lines) > 1] or large or holding or tried[-1:]))


def _tried(
    lines: Sequence[str], subtitle: Sequence[str], look: tuple[int, int, int], beside: int
) -> Header:
    size, line, most = look
    rows = _title(lines, size, most)
    room = min(_MOST_SUBTITLE, (HIGH - GAP - line * len(rows)) // SUBTITLE_LINE)
    count = sentences_within(subtitle, SUBTITLE, beside, room)
    under = _apart(subtitle[:count], beside, room) if count else ()
    return Header(rows, size, line, under, tuple(subtitle[count:]), len(rows) <= most)


def _title(lines: Sequence[str], size: int, most: int) -> tuple[str, ...]:
    """Return the title's lines: clause by clause where that takes no more than `most`."""
    apart = [row for clause in lines for row in balanced(clause, size, WIDE)]
    return tuple(apart) if len(apart) <= most else balanced(" ".join(lines), size, WIDE)


def _apart(sentences: Sequence[str], pixels: float, most: int) -> tuple[str, ...]:
    """Return the sentences a line each where they fit so, else one after the other."""
    wide = pixels / _REGULAR
    apart = [row for one in sentences for row in broken(one, SUBTITLE, wide)]
    fits = len(apart) <= min(most, len(sentences))
    return tuple(apart) if fits else balanced(" ".join(sentences), SUBTITLE, wide)


def sentences_within(sentences: Sequence[str], size: int, pixels: float, most: int) -> int:
    """Return how many of the sentences fit in `most` lines of so many pixels."""
    counts = range(len(sentences), 0, -1)
    return next(
        (n for n in counts if len(broken(" ".join(sentences[:n]), size, pixels)) <= most), 0
    )


def broken(words: str, size: int, pixels: float) -> list[str]:
    """Return the words in lines of at most so many pixels; a word longer than a line is cut up."""
    return _lines(_cut(words, size, pixels), size, pixels)


def balanced(words: str, size: int, pixels: float) -> tuple[str, ...]:
    """Return the words in as few lines as they need, about equally long."""
    short = _cut(words, size, pixels)
    lines = _lines(short, size, pixels)
    shorter = width(short, size) / len(lines)
    while len(found := _lines(short, size, min(shorter, pixels))) > len(lines):
        shorter *= 1.03
    return tuple(found)


def _lines(words: str, size: int, pixels: float) -> list[str]:
    return wrapped(words, pixels * SIZE / size)


def _cut(words: str, size: int, pixels: float) -> str:
    """Return the words with a space in those that are longer than a line."""
    if all(width(word, size) <= pixels for word in words.split(" ")):
        return words
    pieces = [""]
    for letter in words:
        if letter != " " and width(pieces[-1].rpartition(" ")[2] + letter, size) > pixels:
            pieces.append("")
        pieces[-1] += letter
    return " ".join(filter(None, pieces))
