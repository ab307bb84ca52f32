"""A table in large letters, and a sentence where there is nothing to show."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple

from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.slides.board import HEIGHT, SMALL, USUAL, WIDTH, rule, words
from likvard.exports.slides.followed import followed
from likvard.figures.labels import width, wrapped
from likvard.figures.theme import LIGHT, SIZE
from likvard.swedish import number

MOST: Final = 8
_HEAD: Final = 84.0
_ROW: Final = 60.0
_LINE: Final = 46.0
_GAP: Final = 40.0
_BETWEEN: Final = 90.0
_PANES, _NARROW = 3, 2
_LEADING: Final = 1.15


class Side(NamedTuple):
    """A column's left and right end in pixels."""

    left: float
    right: float


def sentence(text: str) -> str:
    """Return a sentence on the board, in as many lines as it needs."""
    return paragraph(text, 0, HEIGHT / 4, WIDTH * 0.8, USUAL + 6)


def paragraph(text: str, x: float, middle: float, pixels: float, size: float) -> str:
    """Return words on lines of at most so many pixels, the first at a height."""
    lines = folded(text, pixels, size)
    return "".join(
        words(line, x, middle + place * size * 1.3, size=size) for place, line in enumerate(lines)
    )


def folded(text: str, pixels: float, size: float) -> list[str]:
    """Return words as lines of at most so many pixels, in letters of a size."""
    return wrapped(text, pixels * SIZE / size)


def table(exhibit: Exhibit) -> str:
    """Return the view's table: as many columns and rows as can be read, and how many more."""
    text, own = exhibit.text, followed(exhibit)
    if text is None:
        return sentence(exhibit.alt)
    narrow = len(text.columns) <= _NARROW and len(text.rows) > MOST
    return _panes(text, own) if narrow else _whole(text, own)


def more(left: int, middle: float) -> str:
    """Return how many rows are not shown."""
    told = f"… och {number(left)} till"
    return words(told, 0, middle, size=SMALL, color=LIGHT.muted) if left > 0 else ""


def _whole(text: Text, own: Mapping[str, str]) -> str:
    rows = _first(text.rows, own)
    sides = _sides(text.columns, rows)
    parts = [*_headings(text.columns, sides), rule(_HEAD)]
    for place, row in enumerate(rows):
        middle = _HEAD + (place + 0.5) * _ROW
        parts += [*_cells(row, sides, middle, own), rule(_HEAD + (place + 1) * _ROW)]
    return "".join([*parts, more(len(text.rows) - len(rows), _HEAD + (len(rows) + 0.5) * _ROW)])


def _first(rows: Sequence[tuple[str, ...]], own: Mapping[str, str]) -> Sequence[tuple[str, ...]]:
    """Return so many rows as there is room for, the followed among them, in their order."""
    seen = [place for place, row in enumerate(rows) if row[0] in own]
    rest = [place for place in range(len(rows)) if place not in seen]
    return [rows[place] for place in sorted([*seen, *rest][:MOST])]


def _panes(text: Text, own: Mapping[str, str]) -> str:
    """Return a narrow table of many rows in parts beside each other."""
    each, wide = ceil(len(text.rows) / _PANES), (WIDTH - _BETWEEN * (_PANES - 1)) / _PANES
    line = min(_LINE, (HEIGHT - _LINE) / each)
    parts: list[str] = []
    for place, row in enumerate(text.rows):
        pane, down = divmod(place, each)
        sides = _spread(len(row), pane * (wide + _BETWEEN), wide)
        parts += _heads(text.columns, sides) if not down else []
        parts += _cells(_fitting(row, wide), sides, _LINE * 1.5 + down * line, own)
    return "".join(parts)


def _fitting(row: Sequence[str], wide: float) -> list[str]:
    """Return a row with a dash for words, in the place of a number, that there is no room for."""
    left = wide - width(row[0], USUAL) - _GAP
    return [row[0], *("–" if width(told, USUAL) > left else told for told in row[1:])]


def _spread(count: int, left: float, wide: float) -> list[Side]:
    """Return equal columns."""
    each = wide / count
    return [Side(left + place * each, left + (place + 1) * each) for place in range(count)]


def _heads(columns: Sequence[str], sides: Sequence[Side]) -> Iterator[str]:
    for place, (name, side) in enumerate(zip(columns, sides, strict=True)):
        yield _cell(name, side, _LINE / 2, place, SMALL, LIGHT.muted)


def _sides(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Side]:
    """Return left and right of each column that fits, spread over the board when all do."""
    wide = [_wide(columns[place], [row[place] for row in rows]) for place in range(len(columns))]
    sides: list[Side] = []
    left = 0.0
    for each in wide:
        if left + each > WIDTH and sides:
            break
        sides.append(Side(left, left + each))
        left += each + _GAP
    return sides


def _wide(name: str, told: Sequence[str]) -> float:
    head = max(width(word, SMALL) for word in name.split(" "))
    return max(head, *(width(words, USUAL) for words in told), 0.0)


def _headings(columns: Sequence[str], sides: Sequence[Side]) -> Iterator[str]:
    for place, (name, side) in enumerate(zip(columns, sides, strict=False)):
        lines = folded(name, side.right - side.left + 1, SMALL)[:2]
        for line, told in enumerate(lines):
            middle = _HEAD - 22 - (len(lines) - 1 - line) * SMALL * _LEADING
            yield _cell(told, side, middle, place, SMALL, LIGHT.muted)


def _cells(
    row: Sequence[str], sides: Sequence[Side], middle: float, own: Mapping[str, str]
) -> Iterator[str]:
    color = own.get(row[0], LIGHT.ink)
    for place, (told, side) in enumerate(zip(row, sides, strict=False)):
        yield _cell(told, side, middle, place, USUAL, color, strong=row[0] in own)


def _cell(  # noqa: PLR0913, PLR0917  what, where, and how it looks
    told: str,
    side: Side,
    middle: float,
    place: int,
    size: float,
    color: str,
    *,
    strong: bool = False,
) -> str:
    x, anchor = (side.left, "start") if place == 0 else (side.right, "end")
    return words(told, x, middle, size=size, color=color, strong=strong, anchor=anchor)
