"""Behov och platser: every part of the area and every municipality, and the years compared."""

from typing import Final

from likvard import swedish
from likvard.catalogue.programmes import Programme
from likvard.equity.places_view import COMPARED, PLACES, PlacesView, Where, whole_of
from likvard.story import places as story
from likvard.story.slope import capital
from likvard.ui.cards import choices as tabs
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.places import (
    COLUMNS,
    UNITS,
    compared_value,
    data_address,
    filename,
    finished,
    place_href,
    programme_href,
    source,
    spoken,
)
from likvard.ui.supply_reach import Line

_TABS: Final = {
    "sokande": "Per plats",
    "fyllnad": "Fyllnad",
    "tomma": "Tomma",
    "ko": "Kö",
    "forsta": "Förstaval",
}
"""What the years can be compared by, briefly enough for a phone."""
_COMPUTED: Final = "summor, kvoter, tomma platser och kö"


def areas_card(shown: PlacesView) -> Card | None:
    """Return the area, its parts and all its municipalities in numbers; None without figures."""
    if shown.year is None:
        return None
    places = (whole_of(shown.view), *shown.parts, *shown.municipalities)
    lines = [_line(shown, place) for place in places]
    heading = story.areas_heading(shown)
    what = shown.programme.name if shown.programme else "Alla program"
    columns = ("Område", *COLUMNS)
    return finished(
        shown,
        Card(
            address=shown.view.href(),
            draws=[],
            key="platser-omraden",
            heading=heading,
            subtitle=f"{what}, läsåret {shown.period}. {story.WHOSE}. {story.QUEUE} {story.SIGNS}",
            source=source(shown, PLACES, own=_COMPUTED),
            alt=f"{heading}. {' '.join(spoken(line.cells[0], line.cells[1:]) for line in lines)}",
            table=Table(
                f"{what}, läsåret {shown.period}", columns, tuple(line.cells for line in lines)
            ),
            filename=filename(shown, "omraden"),
            data_href=data_address(shown, "platser-omraden"),
            body=render(
                "supply_rows",
                columns=columns,
                lines=lines,
                numbers=range(1, 9),
                look="places",
                name=heading,
            ),
            tools=("data",),
        ),
    )


def _line(shown: PlacesView, place: Where) -> Line:
    found = shown.sums(place, shown.programme)
    row = (capital(place.name), *story.numbers(found))
    return Line(place_href(shown, place), place == shown.where, row, faint=not found.rows)


def years_card(shown: PlacesView) -> Card | None:
    """Return the programmes year by year by one number; None without figures."""
    if shown.year is None:
        return None
    unit = UNITS[shown.compared]
    heading = story.years_heading(shown, COMPARED[shown.compared])
    columns = ("Program", *(swedish.school_year(year, "autumn") for year in shown.years))
    lines = [_years_line(shown, each) for each in (None, *shown.programmes)]
    return finished(
        shown,
        Card(
            address=shown.view.href(),
            draws=[],
            key="platser-ar",
            heading=heading,
            subtitle=f"{unit}. {story.WHOSE}. {story.SIGNS} "
            "Skillnader mellan år på små program kan vara enstaka elevers val.",
            source=source(shown, PLACES, own=_COMPUTED),
            alt=f"{heading}. {' '.join(_said(columns, line) for line in lines)}",
            table=Table(
                f"{unit}, {shown.where.name}", columns, tuple(line.cells for line in lines)
            ),
            filename=filename(shown, "ar"),
            data_href=data_address(shown, "platser-ar"),
            tabs=tabs(shown.view, _TABS, "jamfort", shown.compared),
            body=render(
                "supply_rows",
                columns=columns,
                lines=lines,
                numbers=range(1, len(columns)),
                look="years",
                name=heading,
            ),
            tools=("data",),
        ),
    )


def _years_line(shown: PlacesView, each: Programme | None) -> Line:
    decimals = 2 if shown.compared == "sokande" else 0
    sums = [shown.sums(shown.where, each, year) for year in shown.years]
    values = [story.told(found, *compared_value(found, shown.compared), decimals) for found in sums]
    row = (each.name if each else "Alla program", *values)
    href = programme_href(shown, each) if each else shown.view.href(program=None)
    return Line(href, each == shown.programme, row)


def _said(columns: tuple[str, ...], line: Line) -> str:
    pairs = zip(columns[1:], line.cells[1:], strict=True)
    return f"{line.cells[0]}: {', '.join(f'{year} {value}' for year, value in pairs)}."
