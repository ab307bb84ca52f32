"""Utbud: the programme, the municipality and the distance chosen, and the words all parts share."""

from math import isnan
from typing import Final

import streamlit as st

from likvard import swedish
from likvard.catalogue import Municipality
from likvard.catalogue.programmes import Programme, load_programmes
from likvard.equity.offers import FIGURE_SET, Cell
from likvard.equity.supply_view import (
    PLAIN_REACH,
    REACHES,
    Shows,
    SupplyView,
    plain_origin,
    plainest,
)
from likvard.naming import plain
from likvard.story import supply as story
from likvard.ui.html import render
from likvard.ui.strip import Item

WHOSE: Final = "Skolor i kommunen (lägeskommun), alla huvudmän"
NOT_KNOWN: Final = ".."


def choices(shown: SupplyView) -> None:
    """Show the programme, the municipality and the distance, and what could not be followed."""
    picks = [
        render(
            "pick",
            id="program",
            label="Program",
            value=shown.programme.name,
            placeholder="Sök program",
            groups=_programmes(shown),
        ),
        render(
            "pick",
            id="fran",
            label="Sett från",
            value=shown.origin.name,
            placeholder="Sök kommun",
            groups=[(None, [_origin(shown, own) for own in shown.view.members])],
        ),
    ]
    reaches = [_reach(shown, km) for km in REACHES]
    notes = [*shown.notices, *filter(None, [shown.view.area.note])]
    st.html(render("supply_choices", picks=picks, reaches=reaches, notices=notes))


def _programmes(shown: SupplyView) -> list[tuple[str | None, list[Item]]]:
    groups: dict[str, list[Item]] = {}
    for each in shown.supply.programmes:
        item = Item(each.name, programme_href(shown, each), each.letters, each is shown.programme)
        groups.setdefault(story.KINDS[each.kind], []).append(item)
    return list(groups.items())


def programme_href(shown: SupplyView, programme: Programme) -> str:
    """Return the address of the same view of another programme."""
    first = programme is plainest(shown.supply)
    return shown.view.href(program=None if first else programme.word)


def _origin(shown: SupplyView, own: Municipality) -> Item:
    first = own is plain_origin(shown.view)
    href = shown.view.href(fran=None if first else own.slug)
    return Item(own.name, href, current=own is shown.origin)


def _reach(shown: SupplyView, km: int) -> Item:
    href = shown.view.href(km=None if km == PLAIN_REACH else str(km))
    return Item(f"{km} km", href, current=km == shown.km)


def source(shown: SupplyView, own: str) -> str:
    """Return the source line; `own` names what we computed from the published figures."""
    name = shown.view.catalogue.source(FIGURE_SET).publisher
    computed = f"Egen beräkning på uppgifter från {name}: {own}. " if own else ""
    return (
        f"Källa: {name}, gymnasieprogram per skolenhet. {computed}{programme_source()} "
        f"{shown.view.area.note}"
    ).strip()


def programme_source() -> str:
    """Return where the names of the programmes come from, and of which day they are."""
    return f"Programmens namn enligt Skolverket, Gy25, läst {swedish.day(load_programmes().dated)}."


def filename(shown: SupplyView, form: str) -> str:
    """Return a readable name for saved pictures, without ending."""
    return plain(f"likvard_utbud_{shown.view.area.id}_{form}")


def data_address(shown: SupplyView, name: str) -> str:
    """Return where the data behind a chart lies."""
    return shown.view.href(f"/data/{name}.csv")


def number_of(cell: Cell, shows: Shows) -> float:
    """Return what a cell of the large table shows; NaN where it is not published."""
    if shows == "skolor":
        return float(cell.schools)
    return {"elever": cell.pupils, "lagst": cell.lowest, "snitt": cell.mean}[shows]


def told(cell: Cell, shows: Shows) -> str:
    """Return a cell in a word: its number, two dots where it is not published, or nothing."""
    if not cell.offers:
        return ""
    value = number_of(cell, shows)
    return NOT_KNOWN if isnan(value) else swedish.number(value)
