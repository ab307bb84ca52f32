"""A meeting as an Excel workbook: a sheet a table, and Om uppgifterna."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook

from likvard.catalogue import load_catalogue
from likvard.exports.citing import cite
from likvard.exports.exhibit import Exhibit
from likvard.exports.json_file import version
from likvard.exports.origin import origins
from likvard.exports.tables import Table
from likvard.exports.workbook import about, sheet
from likvard.exports.workbook.looks import Looks
from likvard.exports.workbook.names import ABOUT, sheet_names
from likvard.exports.workbook.sheet import View
from likvard.meeting import Meeting

AUTHOR = "Likvärd"


def workbook(
    meeting: Meeting,
    exhibits: Sequence[Exhibit],
    link: Callable[[str], str],
    today: date | None = None,
) -> bytes:
    """Return the workbook of a meeting: every view in order, then Om uppgifterna.

    Parameters
    ----------
    link
        From path and query to the whole address with host.
    today
        The day the file is made; the same meeting on the same day gives the same bytes.
    """
    day = today or date.today()  # noqa: DTZ011  the reader's day
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        _tell(book, meeting, exhibits, day)
        views, names = [_view(e, link, day) for e in exhibits], sheet_names(exhibits)
        looks = Looks(book)
        for view, own in zip(views, names, strict=True):
            for name, table in zip(own, _tables(view.exhibit), strict=True):
                sheet.write(book.add_worksheet(name), view, table, looks)
        told = about.Told(meeting, views, names, version(meeting, exhibits), day)
        about.write(book.add_worksheet(ABOUT), told, looks)
    return out.getvalue()


def _tell(book: Workbook, meeting: Meeting, exhibits: Sequence[Exhibit], day: date) -> None:
    title = meeting.title or (exhibits[0].title if exhibits else AUTHOR)
    book.set_properties(
        {
            "title": title,
            "subject": meeting.subtitle,
            "author": AUTHOR,
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001  a day has no zone
        }
    )
    book.set_custom_property("Språk", "sv-SE")


def _view(exhibit: Exhibit, link: Callable[[str], str], day: date) -> View:
    found = () if exhibit.shown is None else origins(load_catalogue(), exhibit.shown)
    return View(exhibit, link(exhibit.address), cite(exhibit, link, day), found)


def _tables(exhibit: Exhibit) -> Sequence[Table | None]:
    return [None] if exhibit.shown is None else exhibit.shown.tables
