"""Mellan skolor: the choice of measure, and the words that all its charts share."""

from typing import Final

import streamlit as st

from likvard import captions, swedish
from likvard.catalogue import UnitMeasure
from likvard.equity.schools_view import SchoolsView, choices
from likvard.naming import plain
from likvard.ui.html import render
from likvard.ui.strip import Item

NOT_RANKED: Final = "Skillnader mellan skolenheter är inte skillnader i kvalitet."


def measure_picker(shown: SchoolsView) -> None:
    """Show the measures to choose among, and what in the address could not be followed."""
    offered = choices(shown.view.catalogue)
    items = [Item(m.short, address_of(shown, m), current=m is shown.measure) for m in offered]
    st.html(render("schools_measures", items=items, notices=shown.notices))


def address_of(shown: SchoolsView, measure: UnitMeasure) -> str:
    """Return the address of the same view of another measure."""
    plainest = choices(shown.view.catalogue)[0]
    return shown.view.href(enhetsmatt=None if measure is plainest else measure.id)


def too_early(shown: SchoolsView) -> None:
    """Show the way to the first year that is published, where the one asked for is too early."""
    first = next(iter(shown.panel.years), None)
    if first is not None:
        spring = first + (shown.measure.period != "spring")
        when = shown.panel.in_year(first)
        st.html(render("schools_early", href=shown.view.href(ar=str(spring)), when=when))


def aside(shown: SchoolsView) -> None:
    """Show what the second kind of chart says of the measure, or why there is none."""
    st.html(render("schools_aside", measure=shown.measure))


def words(shown: SchoolsView) -> None:
    """Show how the measure is made, and what it cannot be read as."""
    indicator = shown.view.catalogue.indicator(shown.measure.indicator)
    href = shown.view.href("/indikator", indikator=indicator.id)
    st.html(render("schools_words", measure=shown.measure, href=href, name=indicator.short))


def source(shown: SchoolsView, own: str) -> str:
    """Return the source line; `own` names what we computed from the published figures."""
    sets = {shown.measure.series.figure_set, *(c.figure_set for c in shown.measure.counts)}
    names = swedish.joined(sorted({shown.view.catalogue.source(s).publisher for s in sets}))
    return f"Källa: {names}. Egen beräkning på uppgifter från {names}: {own}. {NOT_RANKED}"


def quantity(measure: UnitMeasure) -> str:
    """Return "Procent av elever i årskurs 1–9" or "Poäng, elever som gick ut årskurs 9"."""
    lead = "Procent av" if measure.proportion else f"{swedish.sentence(measure.unit)[:-1]},"
    return f"{lead} {measure.who}"


def subtitle(shown: SchoolsView, year: int) -> str:
    """Return what, unit, whose, school year and perspective, without a full stop."""
    where = captions.PERSPECTIVES[shown.measure.perspective]
    return f"{shown.measure.short}. {quantity(shown.measure)}, {shown.panel.in_year(year)}, {where}"


def filename(shown: SchoolsView, year: int, form: str) -> str:
    """Return a readable name for saved pictures, without ending."""
    spring = year + (shown.measure.period == "autumn")
    return f"likvard_{shown.measure.id}_skolenheter_{spring}_{plain(shown.view.area.id)}_{form}"


def data_address(shown: SchoolsView, name: str) -> str:
    """Return where the data behind a chart lies."""
    return shown.view.href(f"/data/{name}.csv")
