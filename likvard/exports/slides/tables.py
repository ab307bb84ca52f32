"""A table in large letters, and a sentence where there is nothing to show."""

from collections.abc import Iterator, Sequence
from typing import Final

from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.slides.board import HEIGHT, SMALL, USUAL, WIDTH, rule, words
from likvard.figures.labels import width, wrapped
from likvard.figures.theme import LIGHT
from likvard.swedish import number

MOST: Final = 8
_HEAD: Final = 84.0
_ROW: Final = 60.0
_GAP: Final = 36.0
_LEADING: Final = 1.2


def sentence(text: str) -> str:
    """Return a sentence in the middle of the board."""
    return words(text, 0, HEIGHT / 3, size=USUAL)


def table(exhibit: Exhibit) -> str:
    """Return the view's table: as many columns and rows as can be read, and how many more."""
    if exhibit.text is None:
        return sentence(exhibit.alt)
    return of_text(exhibit.text)


def of_text(text: Text) -> str:
    """Return a table's first columns and rows."""
    rows = text.rows[:MOST]
    sides = _sides(text.columns, rows)
    shown = len(sides)
    parts = [*_headings(text.columns[:shown], sides), rule(_HEAD)]
    for place, row in enumerate(rows):
        middle = _HEAD + (place + 0.5) * _ROW
        parts += [*_cells(row[:shown], sides, middle), rule(_HEAD + (place + 1) * _ROW)]
    return "".join([*parts, more(len(text.rows) - len(rows), _HEAD + (len(rows) + 0.5) * _ROW)])


def more(left: int, middle: float) -> str:
    """Return how many rows are not shown."""
    told = f"… och {number(left)} till"
    return words(told, 0, middle, size=SMALL, color=LIGHT.muted) if left else ""


def _sides(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Return left and right of each column that fits, in pixels."""
    sides, left = [], 0.0
    for place in range(len(columns)):
        told = max((width(row[place], USUAL) for row in rows), default=0)
        head = max(width(word, SMALL) for word in columns[place].split(" "))
        right = left + max(told, head)
        if right > WIDTH:
            break
        sides.append((left, right))
        left = right + _GAP
    return sides


def _headings(columns: Sequence[str], sides: Sequence[tuple[float, float]]) -> Iterator[str]:
    for place, (name, (left, right)) in enumerate(zip(columns, sides, strict=True)):
        lines = _wrapped(name, right - left)[:2]
        for line, told in enumerate(lines):
            middle = _HEAD - 20 - (len(lines) - 1 - line) * SMALL * _LEADING
            yield _cell(told, (left, right), middle, place, size=SMALL, color=LIGHT.muted)


def _wrapped(text: str, pixels: float) -> list[str]:
    return wrapped(text, pixels * 13 / SMALL)


def _cells(
    row: Sequence[str], sides: Sequence[tuple[float, float]], middle: float
) -> Iterator[str]:
    for place, (told, side) in enumerate(zip(row, sides, strict=True)):
        yield _cell(told, side, middle, place, size=USUAL, color=LIGHT.ink)


def _cell(  # noqa: PLR0913, PLR0917  what, where, and how it looks
    told: str, side: tuple[float, float], middle: float, place: int, size: float, color: str
) -> str:
    first = place == 0
    x, anchor = (side[0], "start") if first else (side[1], "end")
    return words(told, x, middle, size=size, color=color, strong=first, anchor=anchor)
