"""Behov och platser: where pupils live and where they go to school, as arcs and as a table."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.equity.flowing import Arc, Matrix
from likvard.equity.places_view import FLOWS, PlacesView
from likvard.figures.classes import LegendEntry
from likvard.figures.flow_map import LIMITS, Ground, Stream, flow_map, shade
from likvard.figures.history import hover
from likvard.figures.theme import Tokens
from likvard.measures.flows import Flows
from likvard.story import places as story
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.places import data_address, filename, finished, source
from likvard.ui.supply_reach import Line
from likvard.warehouse import read

OTHERS: Final = "Utanför området"
_HUNDRED: Final = 100
_COLUMNS: Final = (
    "Kommun",
    "Bor här",
    "Går i skola här",
    "Netto",
    "Går hemma (%)",
    "Åker ut (%)",
    "Kommer utifrån (%)",
)


def flows_card(shown: PlacesView) -> Card | None:
    """Return the largest flows as arcs, with the whole matrix as table; None where not known."""
    found = shown.matrix
    if found is None:
        return None
    arcs = found.arcs()
    ground = _ground(shown, found)
    streams = [Stream(a.home, a.host, a.pupils, str(at)) for at, a in enumerate(arcs, start=1)]
    codes = [own.code for own in shown.view.members]
    outlines, points = read("outlines", codes=codes), read("points", codes=codes)
    view = shown.view

    def draw(tokens: Tokens) -> Figure:
        return flow_map(
            ground,
            streams,
            outlines,
            points,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    heading = story.flows_heading(shown, found)
    names = _names(shown)
    listed = [(names[a.home], names[a.host], swedish.number(a.pupils)) for a in arcs]
    many = f"De {swedish.counted(len(arcs))} största strömmarna" if len(arcs) > 1 else "Strömmen"
    return finished(
        shown,
        Card(
            address=view.href(),
            draws=[draw],
            key="strommar",
            heading=heading,
            subtitle=f"{story.flows_basis(shown, found)}. {many} mellan två kommuner, numrerade "
            f"som i listan; {_part(found, arcs)} Färg: andel i procent som går i gymnasieskola i "
            "hemkommunen. Strömmar till och från kommuner utanför området ritas inte men står "
            "i tabellen.",
            source=source(shown, FLOWS, own="summor och andelar")
            + " Par som inte finns i uppgifterna räknas som inga elever.",
            alt=f"{heading}. "
            + " ".join(f"{home} till {host}: {count} elever." for home, host, count in listed),
            table=_matrix_table(shown, found),
            brief=_list_table(shown, found, listed),
            filename=filename(shown, "strommar"),
            data_href=data_address(shown, "elevstrommar"),
            hrefs=select_hrefs(view),
            legend=_legend(ground),
            body=render("places_flows", arcs=listed, alt=heading),
        ),
    )


def _part(found: Matrix, arcs: list[Arc]) -> str:
    whole, drawn = found.between, sum(arc.pupils for arc in arcs)
    if not whole:
        return "ingen elev går i en annan av kommunerna."
    return (
        f"de är {swedish.number(_HUNDRED * drawn / whole)} procent av de "
        f"{swedish.number(whole)} elever som går i en annan av områdets kommuner."
    )


def _names(shown: PlacesView) -> dict[str, str]:
    return {own.code: own.name for own in shown.view.members}


def _ground(shown: PlacesView, found: Matrix) -> dict[str, Ground]:
    flows = found.flows
    ground = {}
    for at, own in enumerate(shown.view.members):
        share = flows.self_containment[at]
        stay = None if share is None else _HUNDRED * share
        told = (
            "inga elever i uppgifterna" if stay is None else f"{swedish.number(stay)} % går hemma"
        )
        said = hover(
            own.name,
            told,
            f"{swedish.number(float(flows.home[at]))} bor här, "
            f"{swedish.number(float(flows.host[at]))} går i skola här",
        )
        ground[own.code] = Ground(own.slug, stay, said)
    return ground


def _legend(ground: dict[str, Ground]) -> list[LegendEntry]:
    ends = (0, *LIMITS, _HUNDRED)
    shades = [shade(own.stay) for own in ground.values()]
    entries = [
        LegendEntry(f"{ends[at]}–{ends[at + 1]}", shades.count(at), at)
        for at in range(len(LIMITS) + 1)
    ]
    missing = shades.count(shade(None))
    return [*entries, *([LegendEntry("Inga elever", missing, None)] if missing else [])]


def _matrix_table(shown: PlacesView, found: Matrix) -> Table:
    names = [*_names(shown).values(), OTHERS]
    rows = tuple(
        (name, *(swedish.number(float(count)) for count in found.pupils[at]))
        for at, name in enumerate(names)
    )
    caption = f"{story.flows_basis(shown, found)}: rad hemkommun, kolumn skolkommun"
    return Table(caption, ("Hemkommun", *names), rows)


def _list_table(shown: PlacesView, found: Matrix, listed: Sequence[tuple[str, str, str]]) -> Table:
    """Return the flows that are drawn, by the numbers on their arcs."""
    rows = tuple((str(at), *each) for at, each in enumerate(listed, start=1))
    return Table(story.flows_basis(shown, found), ("Nr", "Från", "Till", "Elever"), rows)


def balance_card(shown: PlacesView) -> Card | None:
    """Return each municipality's pupils at home and at school, and the shares; None as above."""
    found = shown.matrix
    if found is None:
        return None
    lines = _lines(shown, found)
    heading = story.balance_heading(shown, found)
    return finished(
        shown,
        Card(
            address=shown.view.href(),
            draws=[],
            key="strommar-kommuner",
            heading=heading,
            subtitle=f"{story.flows_basis(shown, found)}. Netto: går i skola här minus bor här. "
            "Går hemma: andel av dem som bor här. Kommer utifrån: andel av dem som går här. "
            "Streck: kommunen finns inte i uppgifterna, eller har inga elever att räkna av.",
            source=source(shown, FLOWS, own="summor, netto och andelar"),
            alt=f"{heading}. "
            + " ".join(
                f"{line.cells[0]}: {line.cells[1]} bor här, {line.cells[2]} går i skola här, "
                f"{line.cells[4]} procent går hemma."
                for line in lines
            ),
            table=Table(story.flows_basis(shown, found), _COLUMNS, tuple(x.cells for x in lines)),
            filename=filename(shown, "strommar_kommuner"),
            data_href=data_address(shown, "elevstrommar-kommuner"),
            body=render(
                "supply_rows",
                columns=_COLUMNS,
                lines=lines,
                numbers=range(1, 7),
                look="flows",
                name=heading,
            ),
            tools=("data",),
        ),
    )


def _lines(shown: PlacesView, found: Matrix) -> list[Line]:
    flows, view = found.flows, shown.view
    lines = []
    for at, own in enumerate(view.members):
        href = view.href(kommun=view.following(own.slug))
        cells = (own.name, *_balance(flows, at))
        absent = cells[1] == swedish.NO_VALUE
        lines.append(Line(href, own.code in view.colours, cells, faint=absent))
    return lines


def _balance(flows: Flows, at: int) -> tuple[str, ...]:
    """Return a municipality's numbers, dashes where it does not occur in the figures."""
    if not flows.home[at] + flows.host[at]:
        return (swedish.NO_VALUE,) * 6
    shares = (flows.self_containment[at], flows.out_share[at], flows.in_share[at])
    return (
        swedish.number(float(flows.home[at])),
        swedish.number(float(flows.host[at])),
        story.signed(float(flows.net[at])),
        *(swedish.NO_VALUE if s is None else swedish.number(_HUNDRED * s) for s in shares),
    )
