"""Mellan skolor: every school unit as a dot in the row of its municipality."""

from collections.abc import Callable
from functools import partial
from math import isnan, nan
from typing import Final

from likvard import captions, swedish
from likvard.catalogue import Municipality, UnitMeasure
from likvard.equity.schools import Inside, parts
from likvard.equity.schools_view import SchoolsView
from likvard.figures.history import hover
from likvard.figures.theme import Tokens
from likvard.figures.unit_dots import Scale, unit_dots
from likvard.figures.unit_marks import Dot, UnitRow
from likvard.measures.standard_deviation import mean
from likvard.story import schools as story
from likvard.ui.cards import choices, select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.schools import data_address, filename, source, subtitle
from likvard.units import Unit, UnitPanel, label, told

ORDERS: Final = {"namn": "A–Ö", "spridning": "Efter spridning"}
_KINDS: Final = {"municipal": "kommunal skola", "independent": "fristående skola"}


def dots_card(shown: SchoolsView, year: int) -> Card:
    """Return every school unit as a dot in the row of its municipality."""
    view, measure, panel = shown.view, shown.measure, shown.panel
    rows = [_row(panel, own, year) for own in shown.insides]
    unit = measure.unit if measure.proportion else ""
    scale = Scale(*extremes(panel), unit, largest(panel))
    average = whole_mean(panel, year)
    heading = story.inside_heading(shown.insides)
    draw = partial(
        unit_dots,
        rows,
        scale,
        chosen=view.colours,
        emphasis=view.emphasis,
        head="spridning",
        reference=average,
        reference_words="" if isnan(average) else _average_words(shown, average),
    )
    return Card(
        address=view.href(),
        draws=[_drawing(draw)],
        key="skolenheter",
        heading=heading,
        subtitle=f"{subtitle(shown, year)}. {_marks(shown)}",
        source=source(shown, "kommunernas medel och spridning, vägda efter elever"),
        alt=f"{heading}. {_alternative(shown)} {subtitle(shown, year)}.",
        table=inside_table(shown, year),
        filename=filename(shown, year, "enheter"),
        data_href=data_address(shown, "skolenheter"),
        hrefs=select_hrefs(view),
        tabs=choices(view, ORDERS, "enhetsordning", view.unit_order),
    )


def _drawing(draw: Callable[..., Figure]) -> Callable[[Tokens], Figure]:
    return lambda tokens: draw(tokens=tokens)


def _average_words(shown: SchoolsView, average: float) -> str:
    name = shown.view.area.spoken
    return f"{name[:1].upper()}{name[1:]} {label(shown.measure, average)}"


def extremes(panel: UnitPanel) -> tuple[float, float]:
    """Return the lowest and highest value of all years, and what the measure's scale must hold."""
    values = [u.value for y in panel.years for u in panel.units(y) if u.known]
    low, high = panel.measure.axis
    return min([low, *values]), max([high, *values])


def largest(panel: UnitPanel) -> float:
    """Return the most pupils that any unit of any year has, so that dots are alike in all years."""
    return max((u.n for y in panel.years for u in panel.units(y) if u.n > 0), default=nan)


def whole_mean(panel: UnitPanel, year: int) -> float:
    """Return the mean over all units of the area by pupils; NaN where too much is hidden."""
    counted = [u for u in panel.units(year) if u.counted]
    if not counted or parts(panel, year).why == "hidden":
        return nan
    return mean((u.value for u in counted), (u.n for u in counted))


def _row(panel: UnitPanel, own: Inside, year: int) -> UnitRow:
    place = own.municipality
    return UnitRow(
        place.code,
        place.name,
        place.slug,
        [_dot(panel, place, unit, year) for unit in own.known],
        own.mean,
        own.sd,
        story.spread_word(own),
        "inga publicerade värden" if own.hidden else "ingen skolenhet",
    )


def _dot(panel: UnitPanel, place: Municipality, unit: Unit, year: int) -> Dot:
    kind = f", {_KINDS[unit.provider]}" if unit.provider in _KINDS else ""
    count = panel.counts[year]
    n = "" if isnan(unit.n) or count is None else f"n = {swedish.number(unit.n)} {count.what}"
    when = f"{panel.in_year(year)}, {captions.PERSPECTIVES[panel.measure.perspective]}"
    said = hover(unit.name, told(panel.measure, unit), n, f"{place.name}{kind}", when)
    return Dot(unit.value, unit.low, unit.high, unit.n, unit.status, said)


def _marks(shown: SchoolsView) -> str:
    """Return what the marks stand for."""
    measure = shown.measure
    bounded = any(u.known and not u.exact for own in shown.insides for u in own.known)
    marks = [
        "En punkt är en skolenhet, större med fler elever; punkterna är inte ordnade.",
        "Streck: kommunens medel.",
        f"Fält och spridning: en standardavvikelse, {measure.difference_unit}.",
        "Öppen punkt: bara en gräns är publicerad, nära 100." if bounded else "",
    ]
    return " ".join(filter(None, marks))


def _alternative(shown: SchoolsView) -> str:
    lines = []
    for own in shown.insides:
        average = label(shown.measure, own.mean)
        spread = story.units_word(own) if own.why else f"spridning {swedish.number(own.sd)}"
        lines.append(f"{own.municipality.name}: medel {average}, {spread}.")
    return " ".join(lines)


def inside_table(shown: SchoolsView, year: int) -> Table:
    """Return each municipality's units as text: how many, mean, spread, lowest and highest."""
    measure = shown.measure
    columns = ("Kommun", "Enheter", "Utan värde", "Medel", "Spridning", "Lägst–högst", "Elever")
    rows = tuple(_inside_row(measure, own) for own in shown.insides)
    return Table(subtitle(shown, year), columns, rows)


def _inside_row(measure: UnitMeasure, own: Inside) -> tuple[str, ...]:
    values = [u.value for u in own.known]
    ends = f"{label(measure, min(values))}–{label(measure, max(values))}" if values else "–"
    people = sum(u.n for u in (*own.known, *own.hidden) if u.n > 0)
    return (
        own.municipality.name,
        swedish.number(len(own.known)),
        swedish.number(len(own.hidden)),
        swedish.with_unit(own.mean, measure.unit, measure.decimals),
        story.spread_word(own) if own.why else swedish.number(own.sd, 1),
        ends,
        swedish.number(people),
    )
