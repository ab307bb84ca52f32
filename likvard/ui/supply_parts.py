"""Utbud: how each municipality's pupils are divided on kinds of programmes, and how broadly."""

from math import isnan
from typing import Final

from likvard import swedish
from likvard.equity.supply import Structure, structure
from likvard.equity.supply_view import SupplyView
from likvard.figures.history import hover
from likvard.figures.structure import StructureRow, structure_bars
from likvard.figures.theme import Tokens
from likvard.story import supply as story
from likvard.story.slope import capital
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.supply import WHOSE, data_address, filename, source

NAMES: Final = (
    ("yrkesprogram", "yrkes"),
    ("högskoleförberedande", "högskoleförb."),
    ("introduktionsprogram", "intro."),
)
_HEAD: Final = ("program · bredd", "bredd")
_COLUMNS: Final = (
    "Kommun",
    "Elever",
    "Yrkesprogram (%)",
    "Högskoleförberedande (%)",
    "Introduktionsprogram (%)",
    "Program",
    "Bredd",
)


def structure_card(shown: SupplyView) -> Card:
    """Return each municipality's pupils by kind of programme, the whole area first."""
    view, found = shown.view, shown.supply
    whole = structure(found)
    own = {each.code: structure(found, each.code) for each in view.members}
    rows = [_row("", "Hela området", "", whole)]
    rows += [_row(each.code, each.name, each.slug, own[each.code]) for each in view.members]
    heading = story.structure_heading(whole, own, view.area.spoken)

    def draw(tokens: Tokens) -> Figure:
        return structure_bars(
            rows, NAMES, _HEAD, chosen=view.colours, emphasis=view.emphasis, tokens=tokens
        )

    table = structure_table(shown)
    return Card(
        address=view.href(),
        draws=[draw],
        key="struktur",
        heading=heading,
        subtitle=f"Procent av eleverna, {story.UNDATED}. {WHOSE}. Streckat fält: introduktions"
        "program, som nästan helt saknas bland uppgifterna. Till höger: antal program med elever, "
        "och hur många lika stora program som skulle ge samma bredd.",
        source=source(shown, "andelar och bredd, exponenten av Shannons entropi"),
        alt=f"{heading}. {' '.join(_words(row) for row in table.rows)}",
        table=table,
        filename=filename(shown, "struktur"),
        data_href=data_address(shown, "utbud-struktur"),
        hrefs=select_hrefs(view),
    )


def _row(code: str, name: str, slug: str, own: Structure) -> StructureRow:
    parts = (own.vocational, own.preparatory, own.introduction)
    if isnan(own.pupils):
        return StructureRow(code, name, slug, parts, note=story.NOT_HERE if code else "")
    broad = swedish.number(own.breadth, 1)
    said = hover(
        name,
        *(f"{swedish.number(part)} % {names[0]}" for part, names in zip(parts, NAMES, strict=True)),
        f"{swedish.number(own.pupils)} elever, {own.programmes} program, bredd {broad}",
    )
    return StructureRow(code, name, slug, parts, f"{own.programmes} · {broad}", broad, said)


def structure_table(shown: SupplyView) -> Table:
    """Return the shares and the breadth as text, the whole area first."""
    rows = [_cells(capital(shown.view.area.spoken), structure(shown.supply))]
    rows += [_cells(own.name, structure(shown.supply, own.code)) for own in shown.view.members]
    return Table(f"Elever per slag av program, {story.UNDATED}", _COLUMNS, tuple(rows))


def _cells(name: str, own: Structure) -> tuple[str, ...]:
    if isnan(own.pupils):
        return (name, *[swedish.NO_VALUE] * 6)
    parts = (own.vocational, own.preparatory, own.introduction)
    return (
        name,
        swedish.number(own.pupils),
        *(swedish.number(part) for part in parts),
        swedish.number(own.programmes),
        swedish.number(own.breadth, 1),
    )


def _words(row: tuple[str, ...]) -> str:
    if row[1] == swedish.NO_VALUE:
        return f"{row[0]}: inga elever i uppgifterna."
    return f"{row[0]}: {row[2]} procent yrkesprogram, {row[5]} program, bredd {row[6]}."
