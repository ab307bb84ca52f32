"""The sheet Om uppgifterna: what is measured, whose figures, what the words mean, how to cite."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xlsxwriter.worksheet import Worksheet

from likvard import captions, swedish
from likvard.catalogue import Indicator, Source, load_catalogue
from likvard.exports.csv import OWN
from likvard.exports.origin import PERIODS, Cited, Origin, beside
from likvard.exports.provenance import deliveries
from likvard.exports.statuses import STATUSES
from likvard.exports.workbook.looks import Looks
from likvard.exports.workbook.names import ABOUT
from likvard.exports.workbook.sheet import OPEN, View
from likvard.meeting import Meeting

_WIDTHS: Final = (30, 46, 30, 60, 60, 40)
_FROZEN: Final = "Vyerna är frysta: länkarna visar samma uppgifter även när nyare har kommit."
_LIVE: Final = "Vyerna är levande: länkarna visar de uppgifter som är senast när de öppnas."
_EMPTY: Final = (
    "En tom cell är en uppgift som inte finns eller inte är publicerad, aldrig en nolla. "
    "Skälet står i kolumnen Status."
)
_DECIMALS: Final = (
    "Talen har alla decimaler som är publicerade; cellen visar färre. Skillnader är räknade före "
    "avrundning."
)


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere: to another sheet, or to an address."""

    address: str
    text: str


Cell = str | Link
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Told:
    """What the sheet is about: the meeting, its views, and the sheets that each of them has."""

    meeting: Meeting
    views: Sequence[View]
    sheets: Sequence[Sequence[str]]
    version: str
    day: date


def write(sheet: Worksheet, told: Told, looks: Looks) -> None:
    """Write the whole sheet."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, ABOUT, looks.title)
    row = 1
    for line in _lines(told):
        sheet.write_string(row, 0, line, looks.line)
        row += 1
    for heading, columns, rows in _parts(told):
        row = _table(sheet, row + 1, (heading, columns, rows), looks)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _lines(told: Told) -> Iterator[str]:
    if told.meeting.title:
        yield swedish.sentence(", ".join(filter(None, [told.meeting.title, told.meeting.subtitle])))
    version = f" Uppgifternas version: {told.version}." if told.version else ""
    yield f"Framtagen {swedish.day(told.day)}.{version}"
    yield _FROZEN if told.meeting.version else _LIVE
    yield from (_EMPTY, _DECIMALS, OWN, captions.NOT_PUPILS)


Part = tuple[str, Sequence[str], Rows]


def _parts(told: Told) -> Iterator[Part]:
    """Yield each part with rows: its heading, its columns and its rows."""
    found = {o.measure.id: o for view in told.views for o in view.origins}
    origins = list(found.values())
    parts: tuple[Part, ...] = (
        ("Vyer", _VIEWS, [_view(*each) for each in _numbered(told)]),
        ("Mått", _MEASURES, [_measure(origin) for origin in origins]),
        ("Källor", _SOURCES, _sources(_cited(told, origins))),
        ("Status", ("Status", "Betyder"), [list(pair) for pair in STATUSES.items()]),
        ("Anmärkningar", ("Blad", "Anmärkning"), list(_notes(told))),
    )
    yield from (part for part in parts if part[2])


_VIEWS: Final = ("Blad", "Vad bladet visar", "Länk", "Så hänvisar du", "Källa", "Anteckning")
_MEASURES: Final = (
    "Mått",
    "Vad som mäts",
    "Enhet, perspektiv och tid",
    "Kan läsas som",
    "Kan inte läsas som",
    "Uppgifter ur",
)
_SOURCES: Final = ("Utgivare", "Uppgifter", "Hämtad och licens", "Serier", "Att tänka på", "Adress")


def _numbered(told: Told) -> Iterator[tuple[View, str]]:
    for view, names in zip(told.views, told.sheets, strict=True):
        yield view, names[0]


def _view(view: View, sheet: str) -> list[Cell]:
    exhibit = view.exhibit
    return [
        Link(f"internal:'{sheet}'!A1", sheet),
        exhibit.title,
        Link(view.link, OPEN),
        view.reference,
        exhibit.source,
        exhibit.note,
    ]


def _measure(origin: Origin) -> list[Cell]:
    measure = origin.measure
    perspective = captions.PERSPECTIVES[measure.perspective]
    told = "; ".join(f"{c.source.title} ({', '.join(c.codes)})" for c in origin.cited)
    return [
        measure.title,
        measure.definition,
        f"{measure.unit}; {perspective}; {PERIODS[measure.period]}",
        measure.reads_as if isinstance(measure, Indicator) else "",
        measure.not_as,
        told,
    ]


def _cited(told: Told, origins: Sequence[Origin]) -> list[Cited]:
    """Return the deliveries behind the measures and beside them, each once."""
    shown = (view.exhibit.shown for view in told.views)
    rest = (c for one in shown if one is not None for c in beside(load_catalogue(), one))
    every = {c.source.figure_set: c for c in (*(c for o in origins for c in o.cited), *rest)}
    return list(every.values())


def _sources(cited: Sequence[Cited]) -> list[list[Cell]]:
    return [
        [
            s.publisher,
            s.title,
            f"Hämtad {s.retrieved}. {s.licence}. Anges som ”{s.cite}” Kontrollsumma {checksum}.",
            s.series,
            s.note,
            Link(s.address, s.address),
        ]
        for s, checksum in _delivered(cited)
    ]


def _delivered(cited: Sequence[Cited]) -> Iterator[tuple[Source, str]]:
    """Yield deliveries with the checksum of the file of each."""
    for one in deliveries(cited):
        yield one.cited.source, one.checksum or "saknas"


def _notes(told: Told) -> Iterator[Sequence[Cell]]:
    for view, name in _numbered(told):
        if view.exhibit.shown is not None:
            yield from ([name, note] for note in view.exhibit.shown.notes)


def _table(sheet: Worksheet, row: int, part: Part, looks: Looks) -> int:
    """Write one part from a row on, and return the first row below it."""
    heading, columns, rows = part
    sheet.write_string(row, 0, heading, looks.heading)
    for place, name in enumerate(columns):
        sheet.write_string(row + 1, place, name, looks.over_words)
    for down, cells in enumerate(rows, start=row + 2):
        for across, cell in enumerate(cells):
            _write(sheet, down, across, cell, looks)
    return row + 2 + len(rows)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: Looks) -> None:
    if isinstance(cell, Link):
        sheet.write_url(row, column, cell.address, looks.link, cell.text[:255])
    elif cell:
        sheet.write_string(row, column, cell, looks.wrapped)
