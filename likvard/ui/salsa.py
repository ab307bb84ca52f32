"""Bakgrund: Skolverket's SALSA residuals, the school units of each municipality in a row."""

from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.address import View
from likvard.catalogue import Municipality, UnitMeasure
from likvard.equity.salsa import residuals
from likvard.figures.history import hover
from likvard.figures.theme import Tokens
from likvard.figures.unit_dots import Scale, unit_dots
from likvard.figures.unit_marks import Dot, UnitRow
from likvard.measures.arrays import NotDefinedError
from likvard.naming import plain
from likvard.story import salsa as story
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Tab, Table
from likvard.ui.kept import kept
from likvard.units import Unit, UnitPanel, told

TABS: Final = {"salsa": "Meritvärde", "salsa-alla": "Klarar alla ämnen"}


@kept
def salsa_card(view: View) -> Card | None:
    """Return the residuals of all school units, none ranked; None where none is published."""
    try:
        panel, year = residuals(view)
    except NotDefinedError:
        return None
    measure, inside = panel.measure, panel.inside(year)
    rows = [_row(panel, m, inside[m.code], year) for m in panel.members]
    units = [unit for own in inside.values() for unit in own if unit.known]
    scale = Scale(*measure.axis, "", max((u.n for u in units if u.n > 0), default=0.0))

    def draw(tokens: Tokens) -> Figure:
        return unit_dots(
            rows,
            scale,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            reference=0.0,
            reference_words="som modellen väntar",
        )

    heading = story.heading(units, len(panel.members))
    extent = story.extent(measure, units)
    return Card(
        address=view.href(),
        draws=[draw],
        key="salsa",
        heading=heading,
        subtitle=f"{_what(panel, year)}. En punkt är en skolenhet, större med fler elever; varken "
        f"kommuner eller skolenheter är ordnade efter resultat. {extent}",
        source=f"Källa: {_publisher(view, measure)}. {story.WHAT} {story.NOT} {story.GRADE_NINE}",
        alt=f"{heading}. {extent}",
        table=_table(panel, year),
        filename=f"likvard_{measure.id}_skolenheter_{year}_{plain(view.area.id)}",
        data_href=view.href("/data/salsa.csv", enhetsmatt=measure.id),
        hrefs=select_hrefs(view),
        tabs=[
            Tab(label, view.href(enhetsmatt=identity), measure.id == identity)
            for identity, label in TABS.items()
        ],
    )


def _publisher(view: View, measure: UnitMeasure) -> str:
    return view.catalogue.source(measure.series.figure_set).publisher


def _what(panel: UnitPanel, year: int) -> str:
    measure = panel.measure
    where = captions.PERSPECTIVES[measure.perspective]
    unit = swedish.sentence(measure.unit)[:-1]
    return f"{unit} över eller under det väntade enligt SALSA, {panel.in_year(year)}, {where}"


def _row(panel: UnitPanel, own: Municipality, units: tuple[Unit, ...], year: int) -> UnitRow:
    known = [unit for unit in units if unit.known]
    dots = [_dot(panel, own, unit, year) for unit in known]
    label = story.count_word(known) if known else ""
    return UnitRow(own.code, own.name, own.slug, dots, label=label, note="inget publicerat värde")


def _dot(panel: UnitPanel, own: Municipality, unit: Unit, year: int) -> Dot:
    sign = "+" if unit.value > 0 else ""
    n = "" if isnan(unit.n) else f"n = {swedish.number(unit.n)}"
    said = hover(
        unit.name,
        f"{sign}{told(panel.measure, unit)} mot SALSA",
        n,
        own.name,
        f"{panel.in_year(year)}, {captions.PERSPECTIVES[panel.measure.perspective]}",
    )
    return Dot(unit.value, unit.low, unit.high, unit.n, unit.status, said)


def _table(panel: UnitPanel, year: int) -> Table:
    """Return every school unit's residual as text, in the order of the names."""
    columns = ("Kommun", "Skolenhet", f"Avvikelse ({panel.measure.unit})", "Antal (n)")
    inside = panel.inside(year)
    rows = tuple(
        (m.name, unit.name, swedish.number(unit.value), swedish.number(unit.n))
        for m in panel.members
        for unit in sorted(inside[m.code], key=lambda unit: swedish.sort_key(unit.name))
        if unit.known
    )
    return Table(_what(panel, year), columns, rows)
