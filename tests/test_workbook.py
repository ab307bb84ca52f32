"""The workbook: sheets to be filtered and reckoned with, and one that tells about the figures."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from likvard.exports.exhibit import Exhibit
from likvard.exports.statuses import STATUSES
from likvard.exports.tables import Table
from likvard.exports.workbook import workbook
from likvard.exports.workbook.names import ABOUT, sheet_names
from likvard.exports.workbook.sheet import HEADER, NO_ROWS
from likvard.meeting import MOST_VIEWS, Item, Meeting
from likvard.ui.exhibits import exhibits
from tests.any_meetings import EVERY, WHOLE, shown_meetings
from tests.every_view import every_exhibit, link

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2026, 11, 24)
FIRST = HEADER + 2
"""The first row of numbers, as Excel counts."""


def made(meeting: Meeting) -> bytes:
    """Return the workbook of a meeting."""
    return workbook(meeting, exhibits(meeting), link, DAY)


def opened(content: bytes) -> Workbook:
    """Return a workbook as a reader of its own sees it."""
    return load_workbook(io.BytesIO(content))


@cache
def shown() -> tuple[Exhibit, ...]:
    """Return one view of every kind but those that repeat the long tables of others."""
    again = ("punkter", "egen-utveckling", "mellan-skolor", "fordelning")
    return tuple(e for e in every_exhibit() if e.key not in again)


@cache
def book() -> Workbook:
    """Return their workbook."""
    return opened(workbook(WHOLE, shown(), link, DAY))


def sheet(told: str) -> Worksheet:
    """Return the sheet whose name ends so."""
    return next(book()[name] for name in book().sheetnames if name.endswith(told))


def sheets() -> list[tuple[Worksheet, Exhibit, Table]]:
    """Return each sheet with its view and its table."""
    names, found = sheet_names(shown()), []
    for exhibit, own in zip(shown(), names, strict=True):
        assert exhibit.shown is not None
        for name, table in zip(own, exhibit.shown.tables, strict=True):
            found.append((book()[name], exhibit, table))
    return found


def texts(sheet: Worksheet) -> str:
    """Return all the words of a sheet."""
    rows = sheet.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def test_every_view_has_a_sheet_in_order_and_the_last_tells_of_the_figures() -> None:
    """The names are short, each once, begin with the view's number, and name page and chart."""
    assert book().sheetnames == [*(n for own in sheet_names(shown()) for n in own), ABOUT]
    views = sheet_names(every_exhibit())
    for number, (exhibit, own) in enumerate(zip(every_exhibit(), views, strict=True), start=1):
        assert len(own) == len(exhibit.shown.tables if exhibit.shown else ())
        assert all(re.match(rf"{number}[a-c]? ", name) for name in own)
    names = [name for own in views for name in own]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert {"4 Utforska, karta", "3a Översikt, mått", "8 Spridning, punkter"} <= set(names)


def test_a_sheet_is_ready_to_be_filtered() -> None:
    """The header stays, the filter spans exactly the table, and no row above is in it."""
    for filled, _, table in sheets():
        ends = f"A{HEADER + 1}", f"{HEADER + 1 + len(table.rows)}"
        assert filled.auto_filter.ref.startswith(ends[0])
        assert filled.auto_filter.ref.endswith(ends[1])
        assert re.sub(r"\D", "", filled.freeze_panes) == str(FIRST)
        assert filled.max_row == HEADER + 1 + len(table.rows)
        assert filled.max_column == len(table.header)
        assert all(filled.cell(HEADER, column).value is None for column in range(1, 5))


def test_a_sheet_says_what_it_shows() -> None:
    """Title, what and when, source and link stand above the table."""
    for filled, exhibit, _ in sheets():
        told = [filled.cell(row, 1).value for row in range(1, 5)]
        assert told[0] == exhibit.title
        assert told[1] in (exhibit.subtitle, exhibit.lede)
        assert re.match(r"(Källa|Källor|Egen beräkning på uppgift|Påhittade).*Mer står", told[2])
        assert filled.cell(4, 1).hyperlink.target == link(exhibit.address)


def test_units_stand_in_the_headers() -> None:
    """A column with one unit throughout tells it, once; one of several leaves it to its column."""
    heads = {c.value for c in sheet("4 Utforska, karta")[HEADER + 1]}
    assert {"Värde (%)", "95 % från (%)", "Antal (n)", "Enhet"} <= heads
    several = {c.value for c in sheet("Min kommun, profil")[HEADER + 1]}
    assert {"Värde", "Enhet", "Skillnad mot medelkommunen"} <= several
    assert "Behov (%)" in {c.value for c in sheet("Resurser, behov")[HEADER + 1]}


def test_decimals_are_as_the_measure_needs() -> None:
    """Money is whole, shares have one decimal, codes are text, and the number itself is whole."""
    for filled, _, table in sheets():
        for place, name in enumerate(table.header, start=1):
            for cell in (row[place - 1] for row in filled.iter_rows(min_row=FIRST)):
                if name.endswith("kod"):
                    assert isinstance(cell.value, str)
                if isinstance(cell.value, (int, float)):
                    assert re.fullmatch(r"#,##0(\.0{1,3})?", cell.number_format)
    money = sheet("Resurser, behov")
    assert {money.cell(row, 6).number_format for row in range(FIRST, FIRST + 20)} == {"#,##0"}
    spread = sheet("Översikt, spridning")
    assert spread.cell(FIRST, 9).number_format == "#,##0.0"
    assert round(spread.cell(FIRST, 9).value, 1) != spread.cell(FIRST, 9).value


def test_what_is_missing_is_an_empty_cell_with_the_reason_in_words() -> None:
    """A value that is not published is neither zero nor text, and Status says why."""
    reasons = set()
    for filled, _, table in sheets():
        if "Status" in table.header:
            reasons |= _reasons(filled, table)
    assert reasons >= {"För få elever", "Uppgift saknas"}
    assert reasons <= set(STATUSES) - KNOWN


KNOWN = {"Publicerad", "Preliminär"}


def _reasons(filled: Worksheet, table: Table) -> set[str]:
    """Return the statuses of the rows without a value, none of which has words or a zero in it."""
    value, status = (table.header.index(name) for name in ("Värde", "Status"))
    found = set()
    for row in filled.iter_rows(min_row=FIRST, values_only=True):
        assert (row[value] is None) == (row[status] not in KNOWN)
        found |= {str(row[status])} - KNOWN
    return found


def test_the_last_sheet_tells_all_about_the_figures() -> None:
    """Definitions, perspective, sources, licence, dates, statuses and how to cite stand there."""
    told = texts(book()[ABOUT])
    for exhibit in shown():
        assert exhibit.source in told
        for note in exhibit.shown.notes if exhibit.shown else ():
            assert note in told
        for panel in exhibit.shown.panels if exhibit.shown else ():
            assert panel.indicator.definition in told
    assert all(word in told and meaning in told for word, meaning in STATUSES.items())
    wanted = ("Hämtad 2026-11-23", "CC0", "hemkommun", "Så hänvisar du", "(läst 24 november 2026)")
    assert all(words in told for words in wanted)
    links = [cell.hyperlink for row in book()[ABOUT].iter_rows() for cell in row if cell.hyperlink]
    assert {h.location for h in links if h.location} == {
        f"'{own[0]}'!A1" for own in sheet_names(shown())
    }


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    """Title, author, day and language are in its properties."""
    told = book().properties
    assert (told.title, told.creator) == ("Likvärdig kvalitet", "Likvärd")
    assert told.created.date() == DAY
    assert [(p.name, p.value) for p in book().custom_doc_props] == [("Språk", "sv-SE")]


def test_the_same_meeting_gives_the_same_bytes() -> None:
    """A workbook made again on the same day is the same file."""
    few = Meeting(items=EVERY[:4])
    first, again = (workbook(few, every_exhibit()[:4], link, DAY) for _ in range(2))
    assert first == again


@settings(max_examples=6)
@given(shown_meetings(most=2))
def test_no_words_become_a_formula_or_a_link(meeting: Meeting) -> None:
    """What readers write stands as they wrote it, however it begins."""
    content = made(meeting)
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        assert files.testzip() is None
        sheets = [name for name in files.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in files.read(name) for name in sheets)
    found = opened(content)
    assert len(found.sheetnames) == 1 + sum(map(len, sheet_names(exhibits(meeting))))
    for name, exhibit in zip(sheet_names(exhibits(meeting)), exhibits(meeting), strict=True):
        assert found[name[0]]["A1"].value == exhibit.title


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+46", "https://likvard.example", "-"])
def test_a_title_is_only_words(title: str) -> None:
    """A title like a formula or an address is shown and never reckoned."""
    found = opened(made(Meeting(title, title, (Item("/samband", "samband", title, title),))))
    cell = found.worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (title, "s", None)


def test_a_view_that_cannot_be_shown_keeps_its_place() -> None:
    """Its sheet says why, and the other views are there."""
    found = opened(made(Meeting(items=(Item("/finns-inte", "karta"), EVERY[0]))))
    assert found.sheetnames == ["1 Karta", "2 Översikt, karta", ABOUT]
    assert "finns inte" in texts(found.worksheets[0])


def test_an_empty_table_says_so() -> None:
    """A table without rows has its header, and the sheet says that nothing is published."""
    exhibit = every_exhibit()[0]
    assert exhibit.shown is not None
    bare = tuple(Table(table.header, ()) for table in exhibit.shown.tables)
    empty = replace(exhibit, shown=replace(exhibit.shown, tables=bare))
    found = opened(workbook(WHOLE, [empty], link, DAY))
    assert NO_ROWS in texts(found.worksheets[0])


def test_forty_views_are_a_workbook() -> None:
    """The largest meeting is handed over whole, every view in its place."""
    small = [e for e in shown() if e.shown and len(e.shown.tables[-1].rows) < 50]
    content = workbook(Meeting(), [small[i % len(small)] for i in range(MOST_VIEWS)], link, DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        listed = files.read("xl/workbook.xml").decode()
    names = re.findall(r'<sheet name="([^"]+)"', listed)
    assert {int(re.match(r"\d+", name)[0]) for name in names[:-1]} == set(range(1, 41))  # type: ignore[index]
