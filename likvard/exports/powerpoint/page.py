"""The slide as a page: its size and margins in points, and how large a text can be in a box."""

from dataclasses import dataclass
from math import ceil
from typing import Final, NamedTuple

from likvard.exports.powerpoint.letters import lines

PT: Final = 12_700
"""A point in the file's own units."""
FONT: Final = "Calibri"
WIDE: Final = 960.0
HIGH: Final = 540.0
SIDE: Final = 48.0
TOP: Final = 30.0
FOOT: Final = 516.0
"""Where the lowest text ends."""
LINE: Final = 1.2
"""Height of a line by the size of its letters."""
LEAST: Final = 12
"""The smallest letters on a slide, in points."""


class Box(NamedTuple):
    """A place on the slide, in points from the upper left corner."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """Return where it ends to the right."""
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        """Return where it ends below."""
        return self.y + self.high


@dataclass(frozen=True)
class Fitted:
    """A text that fits: its lines as they are wrapped, and the size of its letters in points."""

    lines: int
    size: int

    @property
    def high(self) -> float:
        """Return the height it takes, in points."""
        return ceil(self.lines * self.size * LINE)


def fitted(clauses: tuple[str, ...], wide: float, sizes: tuple[tuple[int, int], ...]) -> Fitted:
    """Return how a text fits best, a clause to begin on a line of its own.

    `sizes` are letter sizes with the most lines each may take, the wished for first; where none is
    enough, the smallest is taken with as many lines as it needs.
    """
    for size, most in sizes:
        found = Fitted(sum(lines(clause, wide, size) for clause in clauses), size)
        if found.lines <= most:
            break
    return found


_TITLE: Final = ((34, 2), (32, 2), (30, 2), (28, 2), (26, 3), (24, 3), (22, 4), (20, 9))
_SUBTITLE: Final = ((18, 1), (16, 2), (14, 2), (14, 3), (12, 9))


def title_fit(clauses: tuple[str, ...]) -> Fitted:
    """Return how a view's title fits across the slide."""
    return fitted(clauses, WIDE - 2 * SIDE, _TITLE)


def subtitle_fit(text: str) -> Fitted:
    """Return how a view's subtitle fits across the slide; no lines for none."""
    return fitted((text,), WIDE - 2 * SIDE, _SUBTITLE) if text else Fitted(0, LEAST)
