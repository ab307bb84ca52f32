"""Behov och platser: the programme and the place chosen, and what every chart of them says."""

from dataclasses import replace
from typing import Final

import streamlit as st

from likvard import swedish
from likvard.catalogue.programmes import Programme
from likvard.equity.places import Sums
from likvard.equity.places_view import (
    Compared,
    PlacesView,
    Where,
    whole_of,
)
from likvard.naming import plain
from likvard.own.asked import asks_for_demo
from likvard.own.figures import INVENTED
from likvard.story import places as story
from likvard.story.slope import capital
from likvard.ui.chart import Card
from likvard.ui.html import render
from likvard.ui.strip import Item

COLUMNS: Final = (
    "Platser",
    "Förstahands­sökande",
    "Sökande per plats",
    "Antagna",
    "Fyllnad (%)",
    "Tomma platser",
    "Kö",
    "Förstahandsval (%)",
)
"""The heads of the tables, with a soft hyphen where a word may be broken."""
UNITS: Final = {
    "sokande": "Förstahandssökande per plats",
    "fyllnad": "Antagna i procent av platserna",
    "tomma": "Tomma platser",
    "ko": "Kö, förstahandssökande som inte antogs på sitt förstahandsval",
    "forsta": "Antagna på sitt förstahandsval i procent av förstahandssökande",
}


def choices(shown: PlacesView) -> None:
    """Show the place, the programme and the year, and what could not be followed."""
    own = story.UPLOADED if shown.uploaded else ""
    notes = [*shown.notices, *filter(None, [own, shown.view.area.note])]
    if shown.year is None:
        st.html(render("places_choices", picks=[], years=[], notices=notes, mark=""))
        return
    picks = [
        render(
            "pick",
            id="kull",
            label="Platser i",
            value=capital(shown.where.name),
            placeholder="Sök kommun eller delregion",
            groups=_groups(shown),
        ),
        render(
            "pick",
            id="program",
            label="Program",
            value=shown.programme.name if shown.programme else "Alla program",
            placeholder="Sök program",
            groups=[
                (
                    None,
                    [
                        Item(
                            "Alla program",
                            shown.view.href(program=None),
                            current=not shown.programme,
                        )
                    ],
                ),
                ("Program", [_programme(shown, each) for each in shown.programmes]),
            ],
        ),
    ]
    invented = INVENTED if asks_for_demo(shown.view) else ""
    st.html(
        render("places_choices", picks=picks, years=_years(shown), notices=notes, mark=invented)
    )


def _years(shown: PlacesView) -> list[Item]:
    return [
        Item(
            swedish.school_year(year, "autumn"),
            shown.view.href(ar=str(year + 1)),
            current=year == shown.year,
        )
        for year in shown.years
    ]


def _groups(shown: PlacesView) -> list[tuple[str | None, list[Item]]]:
    groups: list[tuple[str | None, list[Item]]] = [(None, [_item(shown, whole_of(shown.view))])]
    if shown.parts:
        groups.append(("Delregioner", [_item(shown, part) for part in shown.parts]))
    groups.append(("Kommuner", [_item(shown, place) for place in shown.municipalities]))
    return groups


def _item(shown: PlacesView, place: Where) -> Item:
    return Item(capital(place.name), place_href(shown, place), current=place == shown.where)


def place_href(shown: PlacesView, place: Where) -> str:
    """Return the address of the same view of another place."""
    plainest = place.key == shown.view.area.id and shown.view.highlighted is None
    return shown.view.href(kull=None if plainest else place.key)


def programme_href(shown: PlacesView, programme: Programme) -> str:
    """Return the address of the same view of one programme, or of all again."""
    current = shown.programme == programme
    return shown.view.href(program=None if current else programme.word)


def _programme(shown: PlacesView, programme: Programme) -> Item:
    href = shown.view.href(program=programme.word)
    return Item(programme.name, href, programme.letters, shown.programme == programme)


def source(shown: PlacesView, *kinds: str, own: str) -> str:
    """Return the source line: whose figures, what we computed of them, and of the area."""
    told = story.sources(shown, *kinds)
    return f"{told} Egen beräkning på dessa uppgifter: {own}. {shown.view.area.note}".strip()


def filename(shown: PlacesView, form: str) -> str:
    """Return a readable name for saved pictures, without ending; invented rows say so."""
    invented = ("exempel",) if asks_for_demo(shown.view) else ()
    year = () if shown.year is None else (str(shown.year + 1),)
    where = dict.fromkeys((shown.view.area.id, shown.where.key))
    return plain("_".join(("likvard_platser", *invented, *year, *where, form)))


def data_address(shown: PlacesView, name: str) -> str:
    """Return where the data behind a chart lies."""
    return shown.view.href(f"/data/{name}.csv")


def finished(shown: PlacesView, card: Card) -> Card:
    """Return a card with the mark of invented rows in all its words.

    One of an upload has no address: it is neither kept nor handed on.
    """
    if shown.uploaded:
        return replace(card, address="")
    if not asks_for_demo(shown.view):
        return card
    table, brief = (
        each and replace(each, caption=f"{INVENTED}. {each.caption}")
        for each in (card.table, card.brief)
    )
    return replace(
        card,
        subtitle=f"{INVENTED}, inga verkliga uppgifter. {card.subtitle}",
        alt=f"{INVENTED}. {card.alt}",
        table=table,
        brief=brief,
    )


def compared_value(found: Sums, compared: Compared) -> tuple[float, float]:
    """Return the number that the years are compared by, and what it is a share of."""
    return {
        "sokande": (found.per_place, found.places),
        "fyllnad": (found.fill, found.places),
        "tomma": (found.empty, 1.0),
        "ko": (found.queue, 1.0),
        "forsta": (found.met, found.first_choice),
    }[compared]


def spoken(head: str, row: tuple[str, ...]) -> str:
    """Return a row of COLUMNS as a sentence for those who do not see it."""
    pairs = zip(COLUMNS, row, strict=True)
    told = ", ".join(f"{name.replace(chr(0xAD), '').lower()} {value}" for name, value in pairs)
    return f"{head}: {told}."
