"""Behov och platser without the network's figures: what is needed, and what open ones can say."""

import streamlit as st

from likvard import swedish
from likvard.equity.offers import FIGURE_SET, ROUNDED, Cell
from likvard.equity.places_view import FLOWS, NEED, PLACES, PlacesView
from likvard.equity.pupils_view import pupils_view
from likvard.equity.supply import Supply, supply
from likvard.member_years import NothingPublishedError
from likvard.own.asked import DEMO, WORD
from likvard.story import places as story
from likvard.story import pupils as of_pupils
from likvard.story import supply as of_supply
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.places import filename
from likvard.ui.supply import WHOSE, programme_source
from likvard.ui.supply_reach import Line
from likvard.ui.uploading import upload_section

_COLUMNS = ("Program", "Elever", "Skolenheter", "Lägsta poäng", "Medelpoäng")


def pressure_card(shown: PlacesView) -> Card | None:
    """Return each programme's points of admission, a sign of pressure while no places are held.

    None where places are held, which say it themselves, or where no points are published.
    """
    if shown.year is not None:
        return None
    try:
        found = supply(shown.view.catalogue, shown.view.area)
    except NothingPublishedError:
        return None
    cells = [(each, found.whole(each)) for each in found.programmes]
    known = sorted(
        (pair for pair in cells if pair[1].mean == pair[1].mean), key=lambda p: -p[1].mean
    )
    rest = [pair for pair in cells if pair[1].mean != pair[1].mean]
    lines = [
        Line(shown.view.href("/utbud", program=each.word), False, (each.name, *_told(cell)))  # noqa: FBT003  no line stands out
        for each, cell in (*known, *rest)
    ]
    heading = _heading(known[0][0].name if known else "", shown)
    publisher = shown.view.catalogue.source(FIGURE_SET).publisher
    return Card(
        address=shown.view.href(),
        draws=[],
        key="tryck",
        heading=heading,
        subtitle=f"{shown.view.area.title}. Antagningspoäng {_admitted(found)}: lägsta på någon "
        f"skolenhet, och ovägt medel av skolenheternas medelpoäng. Elever, {of_supply.UNDATED}, "
        f"avrundade till {ROUNDED}-tal. {WHOSE}. {of_supply.WARNING}",
        source=f"Källa: {publisher}, gymnasieprogram per skolenhet. Egen beräkning på uppgifter "
        f"från {publisher}: ovägt medel och summor. {programme_source()} "
        f"{shown.view.area.note}".strip(),
        alt=f"{heading}. "
        + " ".join(f"{x.cells[0]}: medelpoäng {x.cells[4]}, lägst {x.cells[3]}." for x in lines),
        table=Table(heading, _COLUMNS, tuple(line.cells for line in lines)),
        filename=filename(shown, "tryck"),
        data_href=shown.view.href("/data/antagningstryck.csv"),
        body=render(
            "supply_rows",
            columns=_COLUMNS,
            lines=lines,
            numbers=range(1, 5),
            look="few",
            name=heading,
        ),
        tools=("data",),
    )


def _heading(first: str, shown: PlacesView) -> str:
    if not first:
        return f"Inga antagningspoäng är publicerade i {shown.view.area.spoken}"
    return f"Öppna uppgifter: högst medelpoäng vid antagningen har {first}"


def _admitted(found: Supply) -> str:
    years = {year for name, year in found.years.items() if "ANTPOANG" in name}
    return f"{max(years)}" if years else "utan år"


def _told(cell: Cell) -> tuple[str, ...]:
    return (
        swedish.number(cell.pupils),
        str(cell.schools),
        swedish.number(cell.lowest),
        swedish.number(cell.mean),
    )


def steps(shown: PlacesView) -> None:
    """Show, where no places are held, what would be shown, what is needed, from whom and how."""
    if shown.year is not None:
        return
    view = shown.view
    demo = view.href(**{WORD: DEMO})
    st.html(render("places_steps", demo=demo, area=view.area.spoken))


def words(shown: PlacesView) -> None:
    """Show where open figures say more, and how what is shown is reckoned."""
    view = shown.view
    st.html(
        render(
            "places_words",
            cohorts=_cohorts(shown),
            pupils=view.href("/elevunderlag"),
            supply=view.href("/utbud"),
            apart=story.APART,
        )
    )


def _cohorts(shown: PlacesView) -> str:
    try:
        return " ".join(of_pupils.title(pupils_view(shown.view)))
    except NothingPublishedError:
        return ""


def uploads(shown: PlacesView) -> None:
    """Show for each kind of figures what is held, and how to upload other."""
    for kind in (PLACES, NEED, FLOWS):
        upload_section(shown.view, kind)
