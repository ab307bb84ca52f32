"""One table of a view as a sheet: what it is, then header, filter and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from xlsxwriter.worksheet import Worksheet

from likvard import swedish
from likvard.exports.citing import whose
from likvard.exports.exhibit import Exhibit
from likvard.exports.origin import Origin
from likvard.exports.tables import Table
from likvard.exports.typed import Column, columns, values
from likvard.exports.workbook.decimals import decimals, seen
from likvard.exports.workbook.looks import Looks
from likvard.exports.workbook.names import ABOUT

HEADER: Final = 5
"""The row of the header, from 0: title, what, source, link and an empty row stand above it."""
NO_ROWS: Final = "Tabellen är tom: ingenting är publicerat för urvalet."
NO_TABLE: Final = "Vyn har ingen tabell."
MORE: Final = f"Mer står på bladet {ABOUT}."
OPEN: Final = "Öppna vyn i Likvärd"
_NARROW, _WIDE, _HEADER_WIDE = 9, 72, 14
_PLACES: Final = ("Kommunkod", "Kommun")
_A4: Final = 9
_LINE_HEIGHT: Final = 15.5


@dataclass(frozen=True)
class View:
    """A view with what its sheets tell: the whole address, how it is cited, and the measures."""

    exhibit: Exhibit
    link: str
    reference: str
    origins: Sequence[Origin]


def write(sheet: Worksheet, view: View, table: Table | None, looks: Looks) -> None:
    """Write one table of a view on a sheet of its own, or why there is none."""
    _top(sheet, view, looks)
    if table is None:
        sheet.write_string(HEADER, 0, view.exhibit.missing or NO_TABLE, looks.words)
        return
    told = columns(table)
    heads = [_head(column) for column in told]
    _header(sheet, told, heads, looks)
    _rows(sheet, view, table, told, looks)
    if not table.rows:
        sheet.write_string(HEADER + 1, 0, NO_ROWS, looks.line)
    _fit(sheet, table, told, heads)
    _handy(sheet, table)


def _top(sheet: Worksheet, view: View, looks: Looks) -> None:
    exhibit = view.exhibit
    sheet.write_string(0, 0, exhibit.title, looks.title)
    sheet.write_string(1, 0, exhibit.subtitle or exhibit.lede, looks.line)
    sheet.write_string(2, 0, f"{_source(exhibit)} {MORE}".strip(), looks.line)
    sheet.write_url(3, 0, view.link, looks.link, OPEN)
    sheet.set_row(0, 24)


def _source(exhibit: Exhibit) -> str:
    named = whose(exhibit.source)
    return swedish.sentence(named) if named else ""


def _head(column: Column) -> str:
    """Return a header with the unit of its numbers, where all have the same."""
    return column.name if column.named or not column.unit else f"{column.name} ({column.unit})"


def _header(sheet: Worksheet, told: Sequence[Column], heads: Sequence[str], looks: Looks) -> None:
    for place, (column, head) in enumerate(zip(told, heads, strict=True)):
        look = looks.over_numbers if column.number else looks.over_words
        sheet.write_string(HEADER, place, head, look)


def _rows(sheet: Worksheet, view: View, table: Table, told: Sequence[Column], looks: Looks) -> None:
    most = seen(view.origins)
    places = [
        decimals(table, p, column, most) if column.number else [] for p, column in enumerate(told)
    ]
    for down, row in enumerate(values(table)):
        for across, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(HEADER + 1 + down, across, value, looks.words)
            elif value is not None:
                look = looks.number(places[across][down])
                sheet.write_number(HEADER + 1 + down, across, value, look)


def _fit(sheet: Worksheet, table: Table, told: Sequence[Column], heads: Sequence[str]) -> None:
    """Make each column as wide as what stands in it, and the header as high as it must be."""
    lines = 2  # the button of the filter stands at the bottom of the header
    for place, (column, head) in enumerate(zip(told, heads, strict=True)):
        width = _width(column, head, [row[place] for row in table.rows])
        sheet.set_column(place, place, width)
        lines = max(lines, len(wrap(head, width - 1)))
    sheet.set_row(HEADER, _LINE_HEIGHT * lines)


def _width(column: Column, head: str, texts: Sequence[str]) -> int:
    """Return how many letters wide a column is: its words, or a header broken in lines."""
    longest = 0 if column.number else max(map(len, texts), default=0)
    word = max(map(len, head.split()))
    return min(max(longest, word, min(len(head), _HEADER_WIDE), _NARROW) + 2, _WIDE)


def _handy(sheet: Worksheet, table: Table) -> None:
    """Let the header stay, the rows be filtered, and the sheet be printed across a page."""
    last, width = HEADER + max(len(table.rows), 1), len(table.header)
    sheet.autofilter(HEADER, 0, last, width - 1)
    sheet.freeze_panes(HEADER + 1, len(_PLACES) if table.header[:2] == _PLACES else 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)
    sheet.print_area(0, 0, last, width - 1)
    sheet.set_footer("&LLikvärd&RSida &P av &N")
