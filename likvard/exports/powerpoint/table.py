"""Tables as tables: what is read on screen, on as few slides as it is legible on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.exports.exhibit import Text
from likvard.exports.powerpoint.letters import across, lines
from likvard.exports.powerpoint.page import LINE, Box
from likvard.exports.powerpoint.roles import Read
from likvard.swedish import NO_VALUE

BETWEEN: Final = 36.0
"""Between tables that stand beside each other."""
_SIZES: Final = (20, 18, 16, 14, 13, 12)
_PAD: Final = 6.0
_GAP: Final = 9.0
_MOST_AIR: Final = 60.0
_NUMBERS: Final = frozenset("0123456789")
_LONG: Final = 16
_NARROWER: Final = 0.98
_WORTH: Final = 1.1
_PARTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Page:
    """One part of a table: header and rows, and how it is laid out, in points."""

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

    @property
    def wide(self) -> float:
        """Return the width of the whole."""
        return sum(self.widths)


def read(text: Text, role: Read) -> Text:
    """Return the table on screen, or the columns of it that a slide has room for."""
    if not role.columns or max(role.columns) >= len(text.columns):
        return text
    rows = tuple(tuple(row[at] for at in role.columns) for row in text.rows)
    return Text(text.caption, tuple(text.columns[at] for at in role.columns), rows)


def slides_of(text: Text, box: Box) -> list[list[Page]]:
    """Return what stands on each slide: the fewest slides, then the largest letters.

    A long narrow table stands in columns beside each other.
    """
    tried = [list(_beside(_parts(text, size, box), box.wide)) for size in _SIZES]
    fewest = min(len(slides) for slides in tried)
    most = _lines(tried[-1]) * _WORTH
    return next(s for s in tried if len(s) == fewest and (_lines(s) <= most or s is tried[-1]))


def _lines(slides: Sequence[Sequence[Page]]) -> float:
    """Return how many lines all rows take: letters too large break the words in their cells."""
    pages = [page for slide in slides for page in slide]
    return sum((high - _PAD) / (p.size * LINE) for p in pages for high in p.heights[1:])


def _parts(text: Text, size: int, box: Box) -> list[Page]:
    """Return the table cut between rows, about as many in each part as in the others."""
    for count in range(1, len(text.rows) + 1):
        many = -(-len(text.rows) // count)
        cut = [text.rows[at : at + many] for at in range(0, len(text.rows), many)]
        pages = [_page(text.columns, rows, size, box.wide) for rows in cut]
        if max(page.high for page in pages) <= box.high:
            break
    return pages


def _beside(pages: Sequence[Page], wide: float) -> Iterator[list[Page]]:
    """Yield the parts that have room beside each other."""
    row: list[Page] = []
    for page in pages:
        if row and sum(p.wide + BETWEEN for p in row) + page.wide > wide:
            yield row
            row = []
        row.append(page)
    yield row


def _page(header: Sequence[str], rows: Sequence[tuple[str, ...]], size: int, most: float) -> Page:
    """Return the part of a table laid out as low as it can be."""
    aligns = tuple("r" if at and _numeric(rows, at) else "l" for at in range(len(header)))
    tried = []
    for widths in _widths([header, *rows], size, most):
        heights = tuple(_high(row, widths, size) for row in (header, *rows))
        tried.append(Page(tuple(header), tuple(rows), size, widths, heights, aligns))
    return min(tried, key=lambda page: page.high)


def _widths(rows: Sequence[Sequence[str]], size: int, most: float) -> Iterator[tuple[float, ...]]:
    """Yield widths of the columns: what each asks for, or the longest taking what others leave."""
    columns = list(zip(*rows, strict=True))
    wished = [max(across(cell, size) for cell in column) + _GAP for column in columns]
    least = [_longest_word(column, size) + _GAP for column in columns]
    if sum(wished) <= most:
        air = min(_MOST_AIR, (most - sum(wished)) / max(len(wished) - 1, 1)) / 2
        yield (wished[0], *(wish + air for wish in wished[1:]))
        return
    yield _capped(wished, least, most)
    for part in _PARTS:
        yield _given(wished, least, part, most)


def _capped(wished: Sequence[float], least: Sequence[float], most: float) -> tuple[float, ...]:
    """Return columns as they wish, those wider than the others giving way."""
    limit, found = max(wished), list(wished)
    while sum(found) > most and limit > max(least):
        limit *= _NARROWER
        found = [max(low, min(wish, limit)) for wish, low in zip(wished, least, strict=True)]
    scale = min(1.0, most / sum(found))
    return tuple(wide * scale for wide in found)


def _given(
    wished: Sequence[float], least: Sequence[float], part: float, most: float
) -> tuple[float, ...]:
    """Return columns between least and wish by a part, the longest with what is left."""
    longest = max(range(len(wished)), key=wished.__getitem__)
    found = [low + part * (wish - low) for wish, low in zip(wished, least, strict=True)]
    found[longest] = max(least[longest], most - sum(found) + found[longest])
    scale = min(1.0, most / sum(found))
    return tuple(wide * scale for wide in found)


def _longest_word(column: Sequence[str], size: int) -> float:
    return max((across(word, size) for cell in column for word in cell.split(" ")), default=0.0)


def _high(row: Sequence[str], widths: Sequence[float], size: int) -> float:
    most = max(lines(cell, wide - _GAP, size) for cell, wide in zip(row, widths, strict=True))
    return most * size * LINE + _PAD


def _numeric(rows: Sequence[tuple[str, ...]], at: int) -> bool:
    cells = [row[at] for row in rows if row[at] not in {"", NO_VALUE}]
    return bool(cells) and all(len(cell) < _LONG and _NUMBERS & set(cell) for cell in cells)
