"""Utforska: the choice of indicator, the map's other form, and how the measure is made."""

from typing import Any

import streamlit as st
from markupsafe import Markup

from likvard import captions, story, swedish
from likvard.address import View
from likvard.catalogue import Indicator
from likvard.panel import Panel
from likvard.suited import indicators_for
from likvard.ui.cards import ranking_card
from likvard.ui.chart import Card
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.maps import map_card
from likvard.ui.sections import SECTIONS
from likvard.ui.strip import Item
from likvard.warehouse import read


def indicator_picker(
    view: View, name: str = "indikator", label: str = "Indikator", shown: str = ""
) -> None:
    """Show the search field with the indicators that suit the page, grouped by theme.

    `name` is the word of the address that is chosen, `shown` the id of what it comes down to.
    """
    st.html(_picker(view, name, label, shown or view.indicator.id))


@kept
def _picker(view: View, name: str, label: str, shown: str) -> Markup:
    fitting = indicators_for(view.path, view.catalogue)
    themes = [
        (t.title, [_option(view, i, name, shown) for i in fitting if i.theme == t.id])
        for t in view.catalogue.themes
    ]
    groups = [(title, options) for title, options in themes if options]
    return render(
        "pick",
        id=name,
        label=label,
        value=view.catalogue.indicator(shown).short,
        placeholder="Sök mått, till exempel lärare eller betyg",
        groups=groups,
    )


def _option(view: View, found: Indicator, name: str, shown: str) -> Item:
    words = " ".join([*found.words, found.title])
    return Item(found.short, view.href(**{name: found.id}), words, found.id == shown)


def other_form(view: View, panel: Panel, year: int) -> Card:
    """Return the same figures as hexagons when the map is chosen, and the other way round."""
    form = "karta" if view.form == "hexkarta" else "hexkarta"
    heading = {"karta": "Samma uppgift på kartan", "hexkarta": "Samma uppgift, lika stora kommuner"}
    return map_card(view, panel, year, form=form, heading=heading[form])


def title(panel: Panel, year: int) -> dict[str, Any]:
    """Return the page's title, the answer in a sentence, and what it is about."""
    return {"lines": [story.level(panel, year)], "lede": captions.lede(panel, year)}


def year_cards(view: View, panel: Panel, year: int) -> tuple[Card, Card, Card]:
    """Return the cards that are of one year: the map, its other form, the ranking."""
    own = map_card(view, panel, year, form=view.form, heading="Kommunerna på kartan")
    return own, other_form(view, panel, year), ranking_card(view, panel, year)


def definition(view: View, panel: Panel, year: int) -> None:
    """Show how the measure is made, how it can be read, and where it comes from."""
    st.html(_definition(view, panel, year))


@kept
def _definition(view: View, panel: Panel, year: int) -> Markup:
    return render(
        "definition",
        i=panel.indicator,
        coverage=coverage(view, panel, year),
        breaks=[
            f"Ny serie {panel.single.period(b.year)}: {b.what}."
            for b in panel.indicator.series_breaks
        ],
        sources=_sources(panel),
        certainty=_certainty(panel),
        more=_more(view),
    )


def _more(view: View) -> list[Item]:
    """Return the pages on equity that can say something of the indicator."""
    return [
        Item(s.title, view.href(s.path))
        for s in SECTIONS
        if s.group
        and s.splits
        and s.path != view.path
        and view.indicator in indicators_for(s.path, view.catalogue)
    ]


def coverage(view: View, panel: Panel, year: int) -> str:
    """Return for which years the measure is published, and how many members have it that year."""
    known, single = len(panel.known(year)), panel.single
    first, last = single.period(single.years[0]), single.period(single.years[-1])
    span = first if first == last else f"{first}–{last}"
    told = f"{known} av {len(view.members)} kommuner har uppgift {panel.in_year(year)}."
    reason = panel.indicator.coverage_reason
    return f"Publicerat {span}. {told} {reason}".strip()


def _sources(panel: Panel) -> list[str]:
    rows = read("provenance")
    lines = []
    for row in rows[rows.figure_set.isin(panel.figure_sets)].itertuples():
        fetched = str(row.retrieved)[:10]
        codes = [s.code for s in panel.behind if s.figure_set == row.figure_set]
        told = f" ({', '.join(codes)})" if row.publisher == "Kolada" else ""
        lines.append(
            f"{row.publisher}{told}: {row.title}. Hämtad {fetched}. {row.licence}. {row.cite}"
        )
    return lines


def _certainty(panel: Panel) -> str:
    if any(c.certain for c in panel.cells(panel.latest)):
        return "Intervall (Wilson, 95 %) och medeltal är egna beräkningar på dessa uppgifter."
    reason = panel.indicator.denominator_reason
    return swedish.sentence(f"Inget intervall: {reason}") if reason else captions.NOT_PUPILS
