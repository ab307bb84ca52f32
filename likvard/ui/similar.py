"""Min kommun's last section: the municipalities most like it, and whom of them to learn from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from likvard import captions, swedish
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.equity.better import Better, Lessons, lessons
from likvard.equity.likeness import MOST_WEIGHT, VARIABLES, sought, written
from likvard.equity.similar import Like, Likeness
from likvard.figures.ranking import ranking
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.story import genitive
from likvard.story import similar as told
from likvard.ui.cards import filename, interval
from likvard.ui.chart import Card, Figure, Tab, Table
from likvard.ui.html import render, show
from likvard.ui.own import certain
from likvard.ui.profile import Pair

NONE: Final = "Vilka kommuner som liknar {} mest går inte att räkna ut"
WHY_NONE: Final = (
    "Allt som räknas in är inte publicerat för kommunen det valda läsåret. Med vikt 0 för det som "
    "saknas går det längre tillbaka."
)
LIMITS: Final = (
    "Avstånd: roten ur summan av vikt × (skillnad i standardavvikelser)²; antal elever som "
    "logaritm. Likheten gäller bara det som räknas in; annat kan skilja."
)


@dataclass(frozen=True)
class Row:
    """One similar municipality in words; `better` are measures with what they rest on."""

    name: str
    href: str
    distance: str
    reasons: str
    better: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """One variable and the links that give it another weight."""

    word: str
    name: str
    weights: tuple[Tab, ...]


def similar_section(
    view: View, pairs: Sequence[Pair], lead: Pair, own: Municipality, found: Likeness | None
) -> Card | None:
    """Return the card of the similar municipalities; a sentence in its place when there are none.

    It draws the measure in which there is most to learn, else that of the page's title.
    What in the address could not be understood is told first.
    """
    for notice in sought(view.likeness).notices:
        show("notice", text=notice)
    if found is None:
        show("nothing_alike", heading=NONE.format(own.name), why=WHY_NONE, choices=weights(view))
        return None
    learnt = lessons(pairs, own, found.municipalities)
    shown = next(((b.panel, b.year) for b in learnt.better), lead)
    return alike_card(view, shown, found, learnt)


def alike_card(view: View, lead: Pair, found: Likeness, learnt: Lessons) -> Card:
    """Return the nearest municipalities with distance, reasons and value, and who is better."""
    panel, year = lead
    own, slot = found.own, view.colours[found.own.code]
    among = replace(panel, members=tuple(sorted((own, *found.municipalities), key=_by_name)))
    cells, hover = among.at(year), captions.hovers(among, year)

    def draw(tokens: Tokens) -> Figure:
        return ranking(
            cells,
            panel.indicator,
            mean=panel.level(year).mean,
            p10=np.nan,
            p90=np.nan,
            order="varde",
            chosen={own.code: slot},
            emphasis=frozenset(),
            tokens=tokens,
            hover=hover,
            values=True,
        )

    heading = told.lessons_heading(learnt, own.name, len(found.nearest))
    rows = [_row(view, like, learnt) for like in found.nearest]
    return Card(
        address=view.href(),
        draws=[draw],
        key="lika",
        heading=heading,
        subtitle=f"De {swedish.counted(len(rows))} av rikets {found.among} kommuner vars elever "
        f"är mest lika {genitive(own.name)} {found.period}: {told.weighing(found.weights)}. "
        f"Hälften av rikets kommuner ligger längre bort än {swedish.number(found.typical, 1)}.",
        source=f"{told.tested(learnt, own.name)} {LIMITS} "
        f"{captions.source(view.catalogue, panel, 'medelkommun, intervall och avstånd')}",
        alt=" ".join([f"{heading}.", *(f"{r.name}: {r.reasons}." for r in rows)]),
        table=_table(among, year, found, learnt),
        filename=filename(view, panel, year, f"likhet_{own.slug}"),
        data_href=view.href(
            "/data/likhet.csv", indikator=panel.indicator.id, kon=None, huvudman=None
        ),
        body=render(
            "similar",
            own=own.name,
            rows=rows,
            any=bool(learnt.better),
            choices=weights(view),
            about=f"{captions.subtitle(panel, year)}."
            f"{' Streck: 95 % intervall.' if certain(among) else ''}"
            f"{captions.open_dots(among.cells(year))}",
            label=f"{own.name} och de mest lika. {captions.subtitle(panel, year)}.",
        ),
    )


def weights(view: View) -> list[Choice]:
    """Return for each variable the links that let it count 0 to 3 times."""
    now = sought(view.likeness).weights
    return [
        Choice(
            v.word,
            v.name,
            tuple(
                Tab(str(w), view.href(likhet=written({**now, v.word: w})), now[v.word] == w)
                for w in range(MOST_WEIGHT + 1)
            ),
        )
        for v in VARIABLES
    ]


def _by_name(municipality: Municipality) -> str:
    return swedish.sort_key(municipality.name)


def _row(view: View, like: Like, learnt: Lessons) -> Row:
    who = like.municipality
    member = who in view.members
    return Row(
        who.name,
        view.href("/kommun", kommun=view.first(who.slug)) if member else "",
        swedish.number(like.distance, 1),
        told.reasons(like),
        tuple((told.better(b), told.better_by(b)) for b in _of(learnt, who.code)),
    )


def _table(among: Panel, year: int, found: Likeness, learnt: Lessons) -> Table:
    """Return the municipality and those like it as text, nearest first."""
    columns = (
        "Kommun",
        "Avstånd",
        "Närmast i",
        among.indicator.short,
        "Antal (n)",
        "95 % intervall",
        f"Tydligt bättre än {found.own.name}",
    )
    near = [(found.own, swedish.number(0.0, 2), "", "")]
    for like in found.nearest:
        code = like.municipality.code
        surely = [f"{told.better(b)}, {told.better_by(b)}" for b in _of(learnt, code)]
        distance = swedish.number(like.distance, 2)
        near.append((like.municipality, distance, told.reasons(like), "; ".join(surely)))
    rows = []
    for who, distance, why, better in near:
        cell = among.cell(year, who.code)
        shown = (cell.shown, swedish.number(cell.n), interval(among, cell))
        rows.append((who.name, distance, why, *shown, better))
    return Table(f"Kommuner som liknar {found.own.name}", columns, tuple(rows))


def _of(learnt: Lessons, code: str) -> list[Better]:
    return [b for b in learnt.better if b.other.code == code]
