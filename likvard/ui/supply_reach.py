"""Utbud: what lies within reach of a municipality, and every school unit with the programme."""

from dataclasses import dataclass
from math import isnan
from typing import Final

from likvard import swedish
from likvard.equity.offers import DEGREE, ELIGIBLE, GRADES, LOWEST, MEAN
from likvard.equity.reach import Reached, Within
from likvard.equity.supply_view import SupplyView
from likvard.story import supply as story
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.supply import data_address, filename, programme_href, source

_REACH: Final = ("Program", "Närmast (km)", "Inom {km} km", "Närmaste skolenhet", "Kommun")
_NO: Final = swedish.NO_VALUE


@dataclass(frozen=True)
class Line:
    """A row of a table on the page: where its head leads, whether it stands out, and its cells."""

    href: str
    current: bool
    cells: tuple[str, ...]
    faint: bool = False


def reach_card(shown: SupplyView) -> Card:
    """Return for every programme the nearest school, and how many lie within reach."""
    heading = story.reach_heading(shown)
    lines = [_line(shown, each) for each in shown.reached]
    columns = tuple(name.format(km=shown.km) for name in _REACH)
    return Card(
        address=shown.view.href(),
        draws=[],
        key="rackvidd",
        heading=heading,
        subtitle=f"Program i {shown.view.area.spoken}, sedda från {shown.origin.name}: avståndet "
        "till den närmaste skolenheten, och hur många skolenheter som ligger inom "
        f"{shown.km} kilometer. {story.from_where(shown)} Skolor utanför området räknas när de "
        "ligger inom avståndet.",
        source=source(shown, "avstånd längs jordytan"),
        alt=f"{heading}. {' '.join(_spoken(line, shown.km) for line in lines)}",
        table=Table(heading, columns, tuple(line.cells for line in lines)),
        filename=filename(shown, f"rackvidd_{shown.origin.slug}"),
        data_href=data_address(shown, "utbud-rackvidd"),
        body=render(
            "supply_rows", columns=columns, lines=lines, numbers=(1, 2), look="reach", name=heading
        ),
        tools=("data",),
    )


def _line(shown: SupplyView, each: Reached) -> Line:
    near = each.nearest
    cells = (
        each.programme.short,
        kilometres(near),
        str(len(each.within)),
        near.offer.name,
        place(shown, near),
    )
    href = programme_href(shown, each.programme)
    return Line(href, each.programme is shown.programme, cells, faint=not each.within)


def place(shown: SupplyView, each: Within) -> str:
    """Return the municipality of a school."""
    return shown.view.catalogue.municipality(each.offer.municipality).name


def kilometres(each: Within) -> str:
    """Return the distance in whole kilometres, "ca" where the school's place is not published.

    A school of the municipality itself is then only told to be there.
    """
    if each.about and each.own:
        return "i kommunen"
    told = "under 1" if each.km < 1 else swedish.number(each.km)
    return f"ca {told}" if each.about else told


def _spoken(line: Line, km: int) -> str:
    name, far, many, school, where = line.cells
    return f"{name}: närmast {school} i {where}, {_far(far)}; {many} inom {km} km."


def _far(told: str) -> str:
    return f"{told} km" if told[-1:].isdigit() else told


def schools_card(shown: SupplyView) -> Card | None:
    """Return every school unit with the programme from the nearest, with all that is published.

    None where no school's distance can be told.
    """
    found = next((e for e in shown.reached if e.programme.code == shown.programme.code), None)
    if found is None:
        return None
    heading = story.schools_heading(shown, found)
    columns = school_columns(shown)
    lines = [
        Line("", current=False, cells=school_cells(shown, each), faint=each.km > shown.km)
        for each in found.every
    ]
    return Card(
        address=shown.view.href(),
        draws=[],
        key="skolor",
        heading=heading,
        subtitle=f"{shown.programme.name}: alla skolenheter i {shown.view.area.spoken}, och de "
        f"utanför som ligger inom {shown.km} kilometer från {shown.origin.name}. Ordnade efter "
        f"avstånd, inte efter resultat. {story.from_where(shown)} Elever och högskolebehörighet: "
        f"{story.UNDATED}.",
        source=source(shown, "avstånd längs jordytan"),
        alt=f"{heading}. "
        + " ".join(f"{line.cells[0]}, {line.cells[1]}: {_far(line.cells[3])}." for line in lines),
        table=Table(heading, columns, tuple(line.cells for line in lines)),
        filename=filename(shown, f"skolor_{shown.programme.word}_{shown.origin.slug}"),
        data_href=data_address(shown, "utbud-skolor"),
        body=render(
            "supply_rows",
            columns=columns,
            lines=lines,
            numbers=tuple(range(3, len(columns))),
            look="schools",
            name=heading,
        ),
        tools=("data",),
    )


def school_columns(shown: SupplyView) -> tuple[str, ...]:
    """Return the heads of what is told of a school unit, each with its year where it has one."""
    years = shown.supply.years
    degree, grades = years.get(DEGREE), years.get(GRADES)
    began = "" if degree is None else f", började hösten {degree - 3}"
    spring = "" if grades is None else f", läsåret {swedish.school_year(grades, 'spring')}"
    admitted = story.admitted(shown)
    return (
        "Skolenhet",
        "Kommun",
        "Huvudman",
        "Avstånd (km)",
        "Elever",
        f"Lägsta poäng, {admitted}",
        f"Medelpoäng, {admitted}",
        f"Betygspoäng{spring}",
        f"Examen inom tre år{began} (%)",
        "Högskolebehörighet (%)",
    )


def school_cells(shown: SupplyView, each: Within) -> tuple[str, ...]:
    """Return what is told of a school unit, as text."""
    offer = each.offer
    return (
        offer.name,
        place(shown, each),
        story.PROVIDERS.get(offer.provider, ""),
        kilometres(each),
        swedish.number(offer.pupils),
        _number(offer.value(LOWEST)),
        _number(offer.value(MEAN)),
        _number(offer.value(GRADES)),
        _number(offer.value(DEGREE), 0),
        _number(offer.value(ELIGIBLE), 0),
    )


def _number(value: float, decimals: int = 1) -> str:
    return _NO if isnan(value) else swedish.number(value, decimals)
