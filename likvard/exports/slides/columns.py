"""Many rows in columns beside each other, so that every name can be read."""

from math import ceil
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix
from likvard.figures.drawing import Drawing
from likvard.figures.svg import picture
from likvard.figures.theme import LIGHT

MOST: Final = 12
"""Rows of a column at most."""
_GAP: Final = 40.0
_HALF: Final = 0.5


def columns(exhibit: Exhibit) -> str:
    """Return the rows, cut in as few columns as they can be read in."""
    drawing = exhibit.draws[0](LIGHT)
    rows = _count(drawing)
    many = max(1, ceil(rows / MOST))
    each, wide = ceil(rows / many), (WIDTH - _GAP * (many - 1)) / many
    parts = [_column(exhibit, drawing, (place, each, rows), wide) for place in range(many)]
    return "".join(parts)


def _count(drawing: Drawing) -> int:
    low, high = drawing.plain["layout"]["yaxis"]["range"]
    return round(abs(high - low))


def _column(exhibit: Exhibit, drawing: Drawing, part: tuple[int, int, int], wide: float) -> str:
    place, each, _ = part
    start = place * each
    made = picture(
        drawing,
        width=wide / READABLE,
        height=HEIGHT / READABLE,
        rows=(start - _HALF, start + each - _HALF),
        prefix=prefix(exhibit, place),
    )
    return placed(made, READABLE, place * (wide + _GAP))
