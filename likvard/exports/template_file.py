"""The empty templates for the network's own figures, as Excel and CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.catalogue.templates import load_templates
from likvard.exports.workbook.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from likvard.catalogue.templates import Column, Template

HELP: Final = "Så fyller du i"
LISTS: Final = "Listor"
ROWS: Final = 20_000
"""So many rows under the headings are checked by Excel while they are filled in."""
_BOM: Final = "\ufeff"
_MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a file that is always the same has no hour
_WIDTHS: Final = (26, 12, 70, 24)
_LONGEST_SHEET: Final = 31
_LONGEST_INPUT: Final = 255
_AS_TEXT: Final = ("school_year", "period", "municipality", "programme", "unit", "choice", "text")
_LISTED: Final = ("municipality", "programme", "area")
Rule = dict[str, Any]


def as_csv(template: Template) -> bytes:
    """Return the headings as CSV that a Swedish Excel opens right."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(
        column.title for column in template.columns
    )
    return (_BOM + out.getvalue()).encode()


def as_xlsx(template: Template) -> bytes:
    """Return the template as a workbook: how it is filled in, and an empty sheet to do it.

    The sheet checks what is typed; what Excel lets through is checked again when it is read. The
    same template gives the same bytes.
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": template.title, "author": "Likvärd", "created": _MADE})
        looks = Looks(book)
        help_sheet, sheet = book.add_worksheet(HELP), book.add_worksheet(sheet_name(template))
        places = _lists(book.add_worksheet(LISTS), template)
        _explain(help_sheet, template, looks)
        _empty(book, sheet, template, places)
        sheet.activate()
    return out.getvalue()


def sheet_name(template: Template) -> str:
    """Return the name of the sheet that is filled in."""
    return template.title[:_LONGEST_SHEET]


def _explain(sheet: Worksheet, template: Template, looks: Looks) -> None:
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    lines = (
        f"Fyll i bladet ”{sheet_name(template)}”: en rad per {template.key_words}.",
        "Ändra inte rubrikerna. Klistra in värden, inte formler. Lämna tomt det som saknas.",
        "Samma uppgift får bara finnas på en rad. Högst 20 000 rader i en fil.",
        "Lägg inte in uppgifter om enskilda personer.",
    )
    sheet.write_string(0, 0, template.title, looks.title)
    sheet.write_string(1, 0, f"Mall för {template.what}.", looks.line)
    for line, text in enumerate(lines, start=3):
        sheet.write_string(line, 0, text, looks.words)
    start = len(lines) + 4
    for place, text in enumerate(("Kolumn", "Krävs", "Förklaring", "Exempel (påhittat)")):
        sheet.write_string(start, place, text, looks.heading)
    for line, column in enumerate(template.columns, start=start + 1):
        for place, text in enumerate(_told(column)):
            sheet.write_string(line, place, text, looks.wrapped)


def _told(column: Column) -> Sequence[str]:
    return (column.title, "ja" if column.required else "nej", column.help, column.example)


def _empty(book: Workbook, sheet: Worksheet, template: Template, places: dict[str, str]) -> None:
    text = book.add_format({"num_format": "@"})
    heading: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(template.columns):
        as_text = text if column.kind in _AS_TEXT else None
        sheet.set_column(place, place, max(12, len(column.title) + 2), as_text)
        sheet.write_string(0, place, column.title, heading)
        rule = _rule(column, places)
        if rule:
            sheet.data_validation(1, place, ROWS, place, rule | _spoken(column))


def _spoken(column: Column) -> Rule:
    return {
        "input_title": column.title[:32],
        "input_message": column.help[:_LONGEST_INPUT],
        "error_title": column.title[:32],
        "error_message": column.help[:_LONGEST_INPUT],
        "error_type": "warning" if column.kind in _LISTED else "stop",
    }


def _rule(column: Column, places: dict[str, str]) -> Rule:
    """Return what Excel lets be typed in a column; empty for any text."""
    if column.kind in _LISTED:
        return {"validate": "list", "source": places[column.kind]}
    if column.kind == "choice":
        return {"validate": "list", "source": list(column.choices)}
    if column.kind == "number":
        return _between("decimal", column.low, column.high)
    if column.kind == "count":
        return _between("integer", 0, column.high)
    if column.kind == "year":
        return _between("integer", 1990, 2060)
    return {"validate": "any"}


def _between(kind: str, low: float, high: float) -> Rule:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}


def _lists(sheet: Worksheet, template: Template) -> dict[str, str]:
    """Write what can be chosen in a sheet that is not shown; return where each list lies."""
    catalogue = load_catalogue()
    listed = {
        "municipality": swedish.in_order(m.name for m in catalogue.municipalities),
        "programme": list(load_templates().programmes),
        "area": [area.title for area in catalogue.areas],
    }
    wanted = {column.kind for column in template.columns}
    sheet.hide()
    for place, (name, texts) in enumerate(listed.items()):
        for line, text in enumerate(texts if name in wanted else ()):
            sheet.write_string(line, place, text)
    return {
        name: f"={LISTS}!${'ABC'[place]}$1:${'ABC'[place]}${len(texts)}"
        for place, (name, texts) in enumerate(listed.items())
    }
