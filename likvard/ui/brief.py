"""Underlag: one page for decision makers, made of facts that pass the test of certainty."""

from dataclasses import dataclass

import streamlit as st

from likvard import swedish
from likvard.address import View
from likvard.catalogue.briefs import load_briefs
from likvard.story.brief import FOR
from likvard.story.brief_choice import MOST_ASK, MOST_CONTACT, Choice, choice
from likvard.story.brief_fact import Fact
from likvard.ui.chart import Tab
from likvard.ui.html import show

MADE = "/utskrift/underlag"
NO_FACTS = "Välj det som ska stå i underlaget"


@dataclass(frozen=True)
class Row:
    """A fact that can be chosen: the address that does so; empty with why it cannot be."""

    fact: Fact
    chosen: bool
    href: str
    why_not: str = ""


def brief_page(view: View) -> None:
    """Show the choices of a brief, and the ways to have it on paper."""
    found = choice(view, st.query_params.to_dict())
    for notice in found.notices:
        show("notice", text=notice)
    show(
        "brief",
        found=found,
        title=title(found),
        themes=[_theme(found, one.id, one.title) for one in load_briefs().briefs],
        asks=_asks(found),
        rows=rows(found),
        opposing=[_opposing(found, fact) for fact in found.opposing],
        printed=found.href(MADE),
        saved=found.href(f"{MADE}.pdf"),
        kept=found.view.query | dict(found.words),
        most_ask=MOST_ASK,
        most_contact=MOST_CONTACT,
    )


def title(found: Choice) -> str:
    """Return what the brief holds, as the page's answer."""
    count = len(found.facts)
    if not count:
        return NO_FACTS
    held = "Ett faktum" if count == 1 else f"{swedish.counted(count).capitalize()} fakta"
    return f"{held} som håller" + (", och ett som pekar åt andra hållet" if found.against else "")


def _theme(found: Choice, own: str, name: str) -> Tab:
    fresh = dict.fromkeys(found.words) | {"tema": own, "kontakt": found.words.get("kontakt")}
    return Tab(name, found.view.href(**fresh), own == found.theme.id)


def _asks(found: Choice) -> list[Tab]:
    """Return the theme's proposals of what to ask for."""
    return [
        Tab(ask, found.href(krav=str(n), eget=None), not found.own and n == found.proposal + 1)
        for n, ask in enumerate(found.theme.asks, start=1)
    ]


def rows(found: Choice) -> list[Row]:
    """Return every fact tried for the theme that does not point the other way."""
    return [_row(found, fact) for fact in found.tried if fact.lean == FOR]


def _row(found: Choice, fact: Fact) -> Row:
    if not fact.passes:
        return Row(fact, chosen=False, href="", why_not=fact.why_not)
    href = found.toggled(fact)
    why = "" if href else "Tre fakta är valda. Ta bort ett för att välja detta."
    return Row(fact, fact in found.facts, href or "", why)


def _opposing(found: Choice, fact: Fact) -> Row:
    return Row(fact, fact == found.against, found.href(motfakta=fact.id))
