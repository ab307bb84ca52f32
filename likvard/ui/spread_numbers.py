"""Spridning's measures in numbers, each with how it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.address import View
from likvard.catalogue import Indicator
from likvard.choice import data_address
from likvard.equity.relative import is_turned, unequal
from likvard.equity.spread import Spreads
from likvard.story import spread as apart
from likvard.ui.cards import filename
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.spreading import Shown, interval


@dataclass(frozen=True)
class Line:
    """One measure of spread: its name, unit, numbers by year, and how it is read."""

    name: str
    unit: str
    numbers: tuple[str, ...]
    meaning: str


@kept
def numbers_card(view: View, page: Shown) -> Card | None:
    """Return all measures of spread in numbers, now and the first year; None where undefined."""
    found, year, panel = page.spreads, page.year, page.spreads.panel
    if isnan(found.at(year).sd):
        return None
    then = apart.first_year(found, year)
    years = [y for y in (then, year) if y is not None]
    lines = numbers(found, years)
    periods = [panel.period(y) for y in years]
    return Card(
        address=view.href(),
        draws=[],
        key="siffror",
        heading="Måtten i siffror",
        subtitle=f"{captions.span(panel, years)}. Måtten räknas {apart.weighing(found)}. "
        "Skillnader räknas före avrundning.",
        source=captions.source(view.catalogue, panel, "alla mått på spridning"),
        alt=". ".join(f"{line.name}: {', '.join(line.numbers)} {line.unit}" for line in lines),
        table=_table(lines, periods, apart.weighing(found)),
        filename=filename(view, panel, year, "spridningsmatt"),
        data_href=data_address(view, "spridning-matt", panel, panel.years[-1]),
        body=render("spread_numbers", rows=lines, years=periods),
        tools=("data",),
    )


def _table(lines: Sequence[Line], periods: Sequence[str], weighing: str) -> Table:
    """Return the lines as the forms outside the page show them."""
    rows = tuple((f"{line.name} ({line.unit})", *line.numbers) for line in lines)
    return Table(f"Mått på spridning, {weighing}", ("Mått", *periods), rows)


def numbers(found: Spreads, years: list[int]) -> list[Line]:
    """Return every measure of spread that is defined, each with how it is read."""
    panel, ats = found.panel, [found.at(year) for year in years]
    unit, own = panel.distance_unit, panel.indicator.difference_unit

    def gaps(*values: float) -> tuple[str, ...]:
        return tuple(apart.gap(panel, value, unit=False) for value in values)

    level = tuple(panel.label(at.mean) for at in ats)
    lines = [
        Line("Medeltal", panel.indicator.unit, level, f"Nivån, {apart.weighing(found)}."),
        Line("Standardavvikelse", unit, _distances(found, years, "sd"), _typical(found)),
    ]
    if found.has_band:
        ends = tuple(interval(found, year) for year in years)
        lines += [
            Line("– 95 % intervall", unit, ends, _MEANINGS["band"]),
            Line("– utan slump", unit, _distances(found, years, "corrected"), _MEANINGS["left"]),
        ]
    lines += [
        Line("P90–P10", own, gaps(*(at.between_ends for at in ats)), _MEANINGS["ends"]),
        Line("Kvartilavstånd", own, gaps(*(at.p75 - at.p25 for at in ats)), _MEANINGS["half"]),
        Line("Spännvidd", own, gaps(*(at.most - at.least for at in ats)), _MEANINGS["range"]),
    ]
    turned = shared_out(panel.indicator)
    return lines + _relative([unequal(found, year) for year in years], turned)


def shared_out(indicator: Indicator) -> str:
    """Return that the staff is shared out, where the value is how many there are to each."""
    if not is_turned(indicator):
        return ""
    people, _, staff = indicator.unit.partition(" per ")
    return f" Räknat på {staff} per hundra {people}."


def _distances(found: Spreads, years: list[int], field: str) -> tuple[str, ...]:
    return tuple(apart.distance(found.panel, getattr(found.at(year), field)) for year in years)


def _typical(found: Spreads) -> str:
    return f"Så långt ligger en typisk {'elevs ' if found.weighted else ''}kommun från medeltalet."


def _relative(each: list[Mapping[str, float]], turned: str) -> list[Line]:
    """Return the relative measures, for resources alone, and what they are of where it differs."""
    missing = float("nan")
    return [
        Line(
            name,
            unit,
            tuple(swedish.number(found.get(name, missing), places) for found in each),
            f"{_MEANINGS[name]}{turned}",
        )
        for name, unit, places in (("Gini", "0–1", 3), ("Theil L", "0 och uppåt", 4))
        if any(name in found for found in each)
    ]


_MEANINGS: Final = {
    "band": "Så mycket kunde spridningen vara en annan med andra elever.",
    "left": "Det som är kvar när slumpen i små kommuner är borträknad.",
    "ends": "Mellan en kommun nära toppen och en nära botten.",
    "half": "Så brett ligger den mittersta hälften av kommunerna.",
    "range": "Mellan den högsta och den lägsta kommunen. Två kommuner avgör den.",
    "Gini": "Dubbla talet är ungefär vad två kommuner i snitt skiljer sig, som del av medeltalet.",
    "Theil L": "Noll när alla är lika. Kan delas exakt i mellan och inom grupper.",
}
