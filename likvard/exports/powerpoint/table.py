"""Tables as tables: what is read on screen, on as many slides as it takes to be legible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.cells import decimals
from likvard.exports.powerpoint.figures import Figures, number
from likvard.exports.powerpoint.page import LINE, Box, across, lines
from likvard.exports.powerpoint.roles import Read, Turned
from likvard.exports.exhibit import Text
from likvard.swedish import NO_VALUE
from likvard.swedish import number as written

_SIZES: Final = (16, 14, 13, 12)
_PAD: Final = 5.0
_GAP: Final = 9.0
_NUMBERS: Final = frozenset("0123456789")


@dataclass(frozen=True)
class Page:
    """One slide's part of a table: header and rows, and how it is laid out, in points."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    size: int
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    aligns: tuple[str, ...]

    @property
    def high(self) -> float:
        """Return the height of the whole."""
        return sum(self.heights)


def read(text: Text, role: Read) -> Text:
    """Return the table on screen, or the columns of it that a slide has room for."""
    if not role.columns or max(role.columns) >= len(text.columns):
        return text
    rows = tuple(tuple(row[at] for at in role.columns) for row in text.rows)
    return Text(text.caption, tuple(text.columns[at] for at in role.columns), rows)


def turned(figures: Figures, role: Turned) -> Text:
    """Return the file's table turned, with the years that the subtitle tells."""
    table, told = figures.table(role.table), figures.exhibit.subtitle
    whens = figures.texts(role.table, "Läsår eller år")
    shown = [at for at, when in enumerate(whens) if when in told] or [len(table.rows) - 1]
    columns = ("Mått", *(whens[at] for at in shown))
    rows = []
    for column, places in role.measures:
        texts = figures.texts(role.table, column)
        values = [number(texts[at]) for at in shown]
        if any(value is not None for value in values):
            kept = _places(figures, str(column), places)
            rows.append((str(column), *(_written(value, kept) for value in values)))
    return Text(figures.exhibit.heading, columns, tuple(rows))


def _places(figures: Figures, column: str, places: int) -> int:
    return decimals(figures.panel.indicator) if column == "Medel" and figures.panel else places


def _written(value: float | None, places: int) -> str:
    return NO_VALUE if value is None else written(value, places)


def paged(text: Text, box: Box) -> list[Page]:
    """Return the table in as few slides as its rows fit on, in letters as large as they can be."""
    for size in _SIZES:
        whole = _page(text.columns, text.rows, size, box)
        if whole.high <= box.high:
            return [whole]
    return _split(text, _SIZES[-1], box)


def _split(text: Text, size: int, box: Box) -> list[Page]:
    """Return the table cut between rows, about as many on each slide."""
    slides = 2
    while slides < len(text.rows):
        many = -(-len(text.rows) // slides)
        cut = [text.rows[at : at + many] for at in range(0, len(text.rows), many)]
        pages = [_page(text.columns, rows, size, box) for rows in cut]
        if max(page.high for page in pages) <= box.high:
            return pages
        slides += 1
    return [_page(text.columns, (row,), size, box) for row in text.rows]


def _page(header: Sequence[str], rows: Sequence[tuple[str, ...]], size: int, box: Box) -> Page:
    widths = _widths([header, *rows], size, box.wide)
    heights = tuple(_high(row, widths, size) for row in (header, *rows))
    aligns = tuple("r" if at and _numeric(rows, at) else "l" for at in range(len(header)))
    return Page(tuple(header), tuple(rows), size, widths, heights, aligns)


def _widths(rows: Sequence[Sequence[str]], size: int, wide: float) -> tuple[float, ...]:
    """Return the columns' widths: what the longest cell asks for, the longest giving way."""
    wished = [
        max(across(cell, size) for cell in column) + _GAP for column in zip(*rows, strict=True)
    ]
    least = [_longest_word(column, size) + _GAP for column in zip(*rows, strict=True)]
    if sum(wished) <= wide:
        return tuple(wished[:1]) + tuple(
            w + min(60, (wide - sum(wished)) / max(len(wished) - 1, 1)) for w in wished[1:]
        )
    most = max(wished)
    while (
        sum(max(low, min(w, most)) for w, low in zip(wished, least, strict=True)) > wide
        and most > 1
    ):
        most *= 0.98
    return tuple(max(low, min(w, most)) for w, low in zip(wished, least, strict=True))


def _longest_word(column: Sequence[str], size: int) -> float:
    return max((across(word, size) for cell in column for word in cell.split(" ")), default=0.0)


def _high(row: Sequence[str], widths: Sequence[float], size: int) -> float:
    most = max(lines(cell, wide - _GAP, size) for cell, wide in zip(row, widths, strict=True))
    return most * size * LINE + _PAD


def _numeric(rows: Sequence[tuple[str, ...]], at: int) -> bool:
    cells = [row[at] for row in rows if row[at] not in {"", NO_VALUE}]
    return bool(cells) and all(len(cell) < 16 and _NUMBERS & set(cell) for cell in cells)  # noqa: PLR2004
