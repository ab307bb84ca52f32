"""Utbud: which programmes are in one place only, and where there are few pupils; and the words."""

from typing import Final

import streamlit as st

from likvard import swedish
from likvard.catalogue.programmes import Programme, load_programmes
from likvard.equity.offers import ROUNDED, SMALL
from likvard.equity.supply_view import SupplyView
from likvard.story import supply as story
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.supply import WHOSE, data_address, filename, programme_href, source
from likvard.ui.supply_reach import Line
from likvard.versions import today

_COLUMNS: Final = ("Program", "Kommuner", "Skolenheter", "Elever", f"Högst {SMALL} elever", "Var")
_FEW: Final = 3


def few_card(shown: SupplyView) -> Card:
    """Return the programmes from those in the fewest municipalities, with how many are small."""
    heading = story.few_heading(shown)
    lines = [_line(shown, each) for each in in_order(shown)]
    return Card(
        address=shown.view.href(),
        draws=[],
        key="fatal",
        heading=heading,
        subtitle=f"Elever i alla årskurser, {story.UNDATED}, avrundade till tiotal. {WHOSE}. Näst "
        f"sista kolumnen: skolenheter med högst {SMALL} elever på programmet, alla årskurser "
        f"tillsammans. Kommunerna nämns när de är högst {swedish.counted(_FEW)}.",
        source=source(shown, "antal och summor"),
        alt=f"{heading}. "
        + " ".join(
            f"{line.cells[0]}: kommuner {line.cells[1]}, skolenheter {line.cells[2]}, högst "
            f"{SMALL} elever på {line.cells[4]}."
            for line in lines
        ),
        table=Table(heading, _COLUMNS, tuple(line.cells for line in lines)),
        filename=filename(shown, "fatal"),
        data_href=data_address(shown, "utbud-fatal"),
        body=render(
            "supply_rows",
            columns=_COLUMNS,
            lines=lines,
            numbers=(1, 2, 3, 4),
            look="few",
            name=heading,
        ),
        tools=("data",),
    )


def in_order(shown: SupplyView) -> list[Programme]:
    """Return the programmes, those in the fewest municipalities first, then by their names."""
    found = shown.supply
    return sorted(
        found.programmes,
        key=lambda e: (len(found.whole(e).municipalities), swedish.sort_key(e.name)),
    )


def _line(shown: SupplyView, each: Programme) -> Line:
    cell = shown.supply.whole(each)
    names = {own.code: own.name for own in shown.view.members}
    places = swedish.in_order(names[code] for code in cell.municipalities)
    cells = (
        each.short,
        str(len(places)),
        str(cell.schools),
        swedish.number(cell.pupils),
        str(sum(offer.small for offer in cell.offers)),
        swedish.joined(places) if len(places) <= _FEW else "",
    )
    return Line(programme_href(shown, each), each is shown.programme, cells)


def words(shown: SupplyView) -> None:
    """Show how it is reckoned, what the figures hide, and where the names come from."""
    st.html(
        render(
            "supply_words",
            rounded=ROUNDED,
            method=shown.view.href("/metod"),
            named=load_programmes().source,
            missing=story.missing(shown),
            area=f"{shown.view.area.title}, {len(shown.view.members)} kommuner",
            basis=_basis(shown),
            absent=swedish.joined([own.name for own in shown.supply.without]),
        )
    )


def _basis(shown: SupplyView) -> list[tuple[str, str]]:
    """Return since when the area's municipalities belong to it, and by which source."""
    found = {
        (swedish.day(each.valid_from), each.source)
        for each in shown.view.area.members
        if each.valid_from is not None and each.holds(today())
    }
    return sorted(found, key=lambda pair: pair[1])
