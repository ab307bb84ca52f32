"""Elevunderlag: every municipality, and every part of the area, some years ahead."""

from collections.abc import Sequence
from math import isnan
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.equity.pupils import PROVEN, Cohorts
from likvard.equity.pupils_view import AHEADS, PLAIN_AHEAD, PupilsView
from likvard.figures.history import hover
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import Tokens
from likvard.story import pupils as story
from likvard.story.slope import capital
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Tab, Table
from likvard.ui.html import render
from likvard.ui.pupils import OWN, filename, place_href, source, told_scenario

_BASIS: Final = "Skolor i kommunen (lägeskommun), alla huvudmän"
_AXIS: Final = (-20.0, 20.0)
_MARKS: Final = (
    "Streck: fyra av fem utfall. Ihålig punkt: bandet rymmer både minskning och ökning. Linjen "
    "vid noll: lika många som nu."
)


def places_card(shown: PupilsView) -> Card:
    """Return each municipality's change so many years ahead with its band, the largest first."""
    view, ahead = shown.view, shown.ahead
    codes = {own.slug: own.code for own in view.members}
    rows = [_row(shown, place, codes[place.key]) for place in in_order(shown)]

    def draw(tokens: Tokens) -> Figure:
        return share_rows(
            rows,
            axis=_AXIS,
            unit="%",
            head="%",
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    heading = story.rows_heading(shown, shown.outlook.places)
    return Card(
        address=view.href(),
        draws=[draw],
        key="arskullar",
        heading=heading,
        subtitle=f"Förändring i procent av elever i årskurs 9 från läsåret {shown.period(0)} till "
        f"{shown.period(ahead)}. {_BASIS}. {_MARKS}{told_scenario(shown)}",
        source=f"{source(shown, OWN)} {story.scenario_words(shown)}",
        alt=f"{heading}. {' '.join(_words(row) for row in rows)}",
        table=_municipalities(shown),
        filename=filename(shown, "kommuner"),
        data_href=view.href("/data/elevunderlag-kommuner.csv"),
        hrefs=select_hrefs(view),
        tabs=[_tab(view, h, current=h == ahead) for h in AHEADS],
    )


def _tab(view: View, ahead: int, *, current: bool) -> Tab:
    word = None if ahead == PLAIN_AHEAD else str(ahead)
    return Tab(f"{capital(swedish.counted(ahead))} år", view.href(fram=word), current)


def in_order(shown: PupilsView) -> list[Cohorts]:
    """Return the municipalities, the greatest change first, those without a forecast last."""
    known = [place for place in shown.outlook.places if place.reach >= shown.ahead]
    rest = [place for place in shown.outlook.places if place.reach < shown.ahead]
    return [*sorted(known, key=lambda place: -place.change(shown.ahead)[0]), *rest]


def _row(shown: PupilsView, place: Cohorts, code: str) -> ShareRow:
    ahead, who = shown.ahead, (code, place.name, place.key)
    if place.reach < ahead:
        note = story.note(place, ahead)
        return ShareRow(*who, note=note, hover=hover(place.name, f"Ingen prognos: {note}"))
    found = place.change(ahead)
    value, low, high = (story.pupils(each) for each in place.leavers(ahead))
    said = hover(
        place.name,
        story.in_per_cent(found),
        f"{value} elever väntas, mellan {low} och {high}",
        f"läsåret {shown.period(ahead)}; {story.pupils(place.now, exact=True)} läsåret "
        f"{shown.period(0)}",
    )
    label = story.signed(found[0])
    return ShareRow(*who, *found, label, hover=said, open=not story.certain(found))


def _words(row: ShareRow) -> str:
    if isnan(row.value):
        return f"{row.name}: {row.note}."
    return f"{row.name}: {story.in_per_cent((row.value, row.low, row.high))}."


def parts_card(shown: PupilsView) -> Card | None:
    """Return the area and its parts in numbers; None where it has no parts."""
    found = shown.outlook
    if not found.parts:
        return None
    places = (found.whole, *found.parts)
    table = places_table(shown, places)
    heading = story.rows_heading(shown, found.parts, "delregion")
    lines = list(zip(places, table.rows, strict=True))
    return Card(
        address=shown.view.href(),
        draws=[],
        key="delregioner",
        heading=heading,
        subtitle="Elever i årskurs 9 per läsår, inom parentes det band som väntas rymma fyra av "
        "fem utfall. Fel: medelabsolutfel, ett år fram för årskurserna 2–9 och tre år "
        f"fram för 4–9. {_BASIS}.{told_scenario(shown)}",
        source=f"{source(shown, OWN)} {story.scenario_words(shown)}",
        alt=f"{heading}. "
        + " ".join(f"{row[0]}: {_spoken(row, table.columns)}." for row in table.rows),
        table=table,
        filename=filename(shown, "delregioner"),
        data_href=shown.view.href("/data/elevunderlag-delregioner.csv"),
        body=render(
            "pupils_table",
            columns=table.columns,
            rows=[(place_href(shown, place), place is shown.place, row) for place, row in lines],
        ),
        tools=("data",),
    )


def _spoken(row: Sequence[str], columns: Sequence[str]) -> str:
    pairs = zip(columns[1:], row[1:], strict=True)
    return ", ".join(f"{name.lower()} {value}" for name, value in pairs)


def _municipalities(shown: PupilsView) -> Table:
    """Return the municipalities as text, last why one has no forecast so far ahead."""
    found = places_table(shown, shown.outlook.places)
    notes = (story.note(place, shown.ahead) for place in shown.outlook.places)
    rows = tuple((*row, note) for row, note in zip(found.rows, notes, strict=True))
    return Table(found.caption, ("Kommun", *found.columns[1:], "Anmärkning"), rows)


def places_table(shown: PupilsView, places: Sequence[Cohorts]) -> Table:
    """Return places as text: now, some years ahead, and how far off the method has been."""
    columns = (
        "Område",
        shown.period(0),
        *(shown.period(h) for h in AHEADS),
        f"Fel 1/{PROVEN} år",
    )
    title = f"Elever i årskurs 9. {story.scenario_words(shown)}"
    return Table(title, columns, tuple(_cells(place) for place in places))


def _cells(place: Cohorts) -> tuple[str, ...]:
    return (
        capital(place.name),
        story.pupils(place.now, exact=True),
        *(_ahead(place, h) for h in AHEADS),
        _missed(place),
    )


def _missed(place: Cohorts) -> str:
    """Return "0,5/2,2 %"."""
    if isnan(place.missed(1) + place.missed(PROVEN)):
        return swedish.NO_VALUE
    return f"{'/'.join(swedish.number(place.missed(h), 1) for h in (1, PROVEN))} %"


def _ahead(place: Cohorts, ahead: int) -> str:
    if place.reach < ahead:
        return story.note(place, ahead)
    value, low, high = (story.pupils(each) for each in place.leavers(ahead))
    return f"{value} ({low}–{high})"
