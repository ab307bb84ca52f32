"""Every form of a meeting shows the same figures, each read by a reader of its own."""

import csv
import io
import json
import re
import zipfile
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from openpyxl import load_workbook

from likvard.exports.csv import BOM, file_for
from likvard.exports.deck import Setting, deck
from likvard.exports.deck.stop import Stop
from likvard.exports.json_file import as_json
from likvard.exports.powerpoint import powerpoint
from likvard.exports.slides import slide_svg
from likvard.exports.workbook import workbook
from likvard.exports.workbook.sheet import HEADER
from likvard.meeting import Item, Meeting
from likvard.swedish import round_half_up
from likvard.ui.answers import ANSWERS
from likvard.ui.exhibits import exhibits
from likvard.ui.viewing import viewed
from tests.any_meetings import EVERY, WHOLE
from tests.every_view import every_exhibit, link

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.xdist_group("same figures")]
DAY = date(2026, 11, 24)
NUMBER = re.compile(r"-?\d+(?:,\d+)?")
Cell = str | float | None
Rows = list[list[Cell]]
PLACES = range(len(EVERY))


def number(text: str) -> Cell:
    """Return a cell of a file: a number as a number, an empty one as nothing."""
    if not text:
        return None
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else text


def alike(one: Cell, other: Cell) -> bool:
    """Return whether two cells say the same: numbers as numbers, codes as they are written."""
    if isinstance(one, str) and isinstance(other, int | float):
        return float(one) == float(other)
    if isinstance(other, str) and isinstance(one, int | float):
        return float(other) == float(one)
    return (one or None) == (other or None) if isinstance(one or other, str) else one == other


def held(ours: Rows, others: Rows) -> None:
    """Assert that two tables have the same cells, one by one."""
    assert len(ours) == len(others)
    for own, other in zip(ours, others, strict=True):
        assert len(own) == len(other)
        assert all(alike(a, b) for a, b in zip(own, other, strict=True)), (own, other)


def data_file(item: Item) -> list[Rows]:
    """Return the tables of the file that the chart on the page offers, without their headers."""
    query = dict(parse_qsl(urlsplit(item.address).query))
    card = ANSWERS[item.path](viewed(item.path, query)).card(item.chart)
    assert card is not None
    parts = urlsplit(card.data_href)
    name = parts.path.removeprefix("/data/").removesuffix(".csv")
    text = file_for(name, dict(parse_qsl(parts.query))).content.decode().removeprefix(BOM)
    tables, found = [], list(csv.reader(io.StringIO(text), delimiter=";"))
    while [] in found:
        end = found.index([])
        tables.append([[number(cell) for cell in row] for row in found[1:end]])
        found = found[end + 1 :]
    return tables


@cache
def sent() -> list[dict[str, Any]]:
    """Return the views of the meeting as JSON has them."""
    found: list[dict[str, Any]] = json.loads(as_json(WHOLE, every_exhibit(), link, DAY))["vyer"]
    return found


@cache
def sheets() -> list[Rows]:
    """Return every sheet of numbers of the workbook, below its header."""
    book = load_workbook(io.BytesIO(workbook(WHOLE, every_exhibit(), link, DAY)), read_only=True)
    every = [book[name] for name in book.sheetnames[:-1]]
    return [
        [list(row) for row in one.iter_rows(min_row=HEADER + 2, values_only=True)] for one in every
    ]


@pytest.mark.parametrize("place", PLACES, ids=lambda at: f"{EVERY[at].path[1:]}-{EVERY[at].chart}")
def test_json_has_the_numbers_of_the_data_file(place: int) -> None:
    """Table by table, row by row and cell by cell the JSON is the file that the chart offers."""
    tables = [[list(row.values()) for row in t["rader"]] for t in sent()[place]["tabeller"]]
    for own, other in zip(data_file(EVERY[place]), tables, strict=True):
        held(own, other)


def test_the_workbook_has_the_numbers_of_the_data_files() -> None:
    """Sheet by sheet the workbook is the files that the charts offer, in the meeting's order."""
    tables = [table for item in EVERY for table in data_file(item)]
    for own, other in zip(tables, sheets(), strict=True):
        filled = [row + [None] * (len(own[0]) - len(row)) for row in other] if own else other
        held(own, filled)


class Tables(HTMLParser):
    """A reader of the tables in a page: each a list of rows of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = self._open = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "tbody":
            self.tables.append([])
            self._inside = True
        elif self._inside and tag == "tr":
            self.tables[-1].append([])
        elif self._inside and tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a table."""
        self._inside = self._inside and tag != "tbody"
        if tag in {"td", "th"}:
            self._open = False

    def handle_data(self, data: str) -> None:
        """Take up the words of a cell."""
        if self._open:
            self.tables[-1][-1][-1] += data


def test_the_screen_shows_the_numbers_of_the_data_file() -> None:
    """The table beside a map or a ranking has each member's number of the file, rounded as told."""
    places = [at for at in PLACES if EVERY[at].chart in {"karta", "ordning"}]
    assert places
    for place in places:
        text, rows = every_exhibit()[place].text, data_file(EVERY[place])[0]
        assert text is not None
        by_name = {row[1]: row[7] for row in rows}
        for name, shown, *_ in text.rows:
            value = by_name[name]
            if isinstance(value, int | float):
                assert shown.split()[0] == f"{round_half_up(value):.0f}", name


def test_the_presentation_has_the_tables_of_the_screen() -> None:
    """Online and as a file each slide's table is the page's, cell by cell, view by view."""
    stops = [Stop(one) for one in every_exhibit()]
    for years_at in ("", "/presentera/ar"):
        reader = Tables()
        reader.feed(deck(WHOLE, stops, link, Setting("", "", years_at=years_at)))
        told = [one.text.rows for one in every_exhibit() if one.text is not None]
        assert [[tuple(row) for row in table] for table in reader.tables] == [[*t] for t in told]


def test_the_presentation_writes_the_numbers_of_the_screen_on_its_map() -> None:
    """Every number beside a municipality on the slide of a map is the one in the page's table."""
    item = next(item for item in EVERY if item.chart == "karta" and item.path == "/indikator")
    exhibit = every_exhibit()[EVERY.index(item)]
    assert exhibit.text is not None
    drawn = re.findall(r">([^<>]*[^<>\d\s]) (\d+)<", slide_svg(exhibit))
    shown = {row[0]: row[1].split()[0] for row in exhibit.text.rows}
    named = [(name, value) for name, value in drawn if name in shown]
    assert len(named) >= 3
    assert [(name, shown[name]) for name, _ in named] == named


def test_what_is_suppressed_is_in_no_form() -> None:
    """What we take for a value of which only a bound is published is written in no file."""
    item = Item("/konen?kommun=lomma", "flickor-pojkar")
    meeting = Meeting("Dolt", "", (item,))
    shown = exhibits(meeting)
    hidden = {
        f"{point.value:.6f}".rstrip("0")
        for panel in shown[0].shown.panels  # type: ignore[union-attr]  # the view has its numbers
        for year in panel.published.values()
        for point in year.values()
        if point.status == "approximate" and point.value != round(point.value)
    }
    assert hidden
    stops = [Stop(one) for one in shown]
    forms = (
        unzipped(powerpoint(meeting, shown, link)),
        unzipped(workbook(meeting, shown, link, DAY)),
        as_json(meeting, shown, link, DAY),
        deck(meeting, stops, link, Setting("", "")).encode(),
    )
    for form in forms:
        text = form.decode("utf-8", "ignore")
        assert not [h for h in hidden if h in text or h.replace(".", ",") in text]


def unzipped(content: bytes) -> bytes:
    """Return all that a zipped file holds, files zipped inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        bodies = [whole.read(name) for name in whole.namelist()]
    return b"\n".join(unzipped(b) if b.startswith(b"PK") else b for b in bodies)
