"""Mellan skolor: how much of the differences lies between municipalities and how much inside."""

from math import nan
from typing import Final

from likvard import swedish
from likvard.equity.schools import Parts
from likvard.equity.schools_view import SchoolsView, divided
from likvard.figures.parts import PartsRow, parts_bars
from likvard.naming import plain
from likvard.story import schools as story
from likvard.ui.chart import Card, Table
from likvard.ui.schools import address_of, data_address, source
from likvard.units import UnitPanel

NAMES: Final = ("mellan kommuner", "inom kommuner")
BRIEF: Final = ("mellan", "inom")
Divided = tuple[UnitPanel, int | None, Parts | None]


def parts_card(shown: SchoolsView) -> Card:
    """Return for each measure how much of the difference lies between and inside municipalities."""
    found = divided(shown.view)
    rows = [_row(shown, *each) for each in found]
    heading = story.parts_heading([parts for _, _, parts in found])
    return Card(
        address=shown.view.href(),
        draws=[lambda tokens: parts_bars(rows, NAMES, BRIEF, tokens=tokens)],
        key="delar",
        heading=heading,
        subtitle="Procent av skillnaderna mellan skolenheter: mellan kommunernas medelvärden, och "
        "mellan skolenheter inom samma kommun. Varians, vägd efter elever. Till höger läsår.",
        source=source(shown, "variansanalys på publicerade värden"),
        alt=f"{heading}. {' '.join(_told(each) for each in found)}",
        table=_table(found),
        filename=f"likvard_skolenheter_delar_{plain(shown.view.area.id)}",
        data_href=data_address(shown, "skolenheter-delar"),
        hrefs={panel.measure.id: address_of(shown, panel.measure) for panel, _, _ in found},
    )


def _row(shown: SchoolsView, panel: UnitPanel, year: int | None, parts: Parts | None) -> PartsRow:
    return PartsRow(
        panel.measure.short,
        panel.measure.id,
        nan if parts is None else 100 * parts.between,
        "" if year is None else panel.period(year),
        story.not_divided(parts),
        panel.measure is shown.measure,
    )


def _told(each: Divided) -> str:
    panel, _, parts = each
    if parts is None or parts.why:
        return f"{panel.measure.short}: {story.not_divided(parts)}."
    first = story.percent(parts.between)
    return f"{panel.measure.short}: {first} procent {NAMES[0]}, resten {NAMES[1]}."


def _table(found: list[Divided]) -> Table:
    columns = (
        "Mått",
        "Läsår",
        "Mellan kommuner (%)",
        "Inom kommuner (%)",
        "Inom, slumpen borträknad (%)",
        "Skolenheter",
        "Utan värde",
    )
    rows = tuple(_cells(*each) for each in found)
    return Table("Hur skillnaderna mellan skolenheter delar sig", columns, rows)


def _cells(panel: UnitPanel, year: int | None, parts: Parts | None) -> tuple[str, ...]:
    if year is None or parts is None:
        return (panel.measure.short, *[swedish.NO_VALUE] * 6)
    shares = (parts.between, parts.within, 1 - parts.corrected)
    counts = (parts.units, parts.excluded)
    told = (*(story.percent(s, 1) for s in shares), *(swedish.number(c) for c in counts))
    return (panel.measure.short, panel.period(year), *told)
