"""Utbud: every programme in every municipality, as one large table of cells in shades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import Final

from likvard import swedish
from likvard.catalogue import Municipality
from likvard.equity.offers import Cell
from likvard.equity.supply_view import SHOWS, Shows, SupplyView
from likvard.story import supply as story
from likvard.ui.cards import choices as tabs
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.supply import (
    NOT_KNOWN,
    WHOSE,
    data_address,
    filename,
    number_of,
    programme_href,
    source,
    told,
)

LIMITS: Final[Mapping[Shows, tuple[int, ...]]] = {
    "elever": (50, 100, 200, 500),
    "skolor": (2, 3, 5, 10),
    "lagst": (100, 150, 200, 250),
    "snitt": (150, 200, 225, 250),
}
"""From where each shade but the palest begins, the same for all areas."""
UNITS: Final[Mapping[Shows, str]] = {
    "elever": "Elever i alla årskurser",
    "skolor": "Antal skolenheter som ger programmet",
    "lagst": "Lägsta antagningspoäng på någon av skolenheterna",
    "snitt": "Antagningspoäng, ovägt medel av skolenheternas medelpoäng",
}
_WHOLE: Final = "Hela området"
_TOTAL: Final = "Alla"
_NARROW: Final = 3


@dataclass(frozen=True)
class Square:
    """A cell as it is shown: its word, its shade from 0 to 4 (-1 for none), and what it means."""

    text: str
    shade: int
    said: str


@dataclass(frozen=True)
class Line:
    """A municipality's row: its name, address, colour slot (-1 for none), and its squares."""

    name: str
    href: str
    slot: int
    squares: tuple[Square, ...]
    total: str
    faint: bool = False


def table_card(shown: SupplyView) -> Card:
    """Return the large table: a municipality a row, a programme a column, the whole area last."""
    view, shows = shown.view, shown.shows
    heading = story.table_heading(shown)
    labels: Mapping[str, str] = {str(key): label for key, label in SHOWS.items()}
    return Card(
        address=view.href(),
        draws=[],
        key="program",
        heading=heading,
        subtitle=f"{UNITS[shows]}, {_when(shown)}. {WHOSE}. Tom ruta: ges inte där. {NOT_KNOWN} "
        f"betyder att programmet ges men att uppgiften saknas. {_warning(shows)}".strip(),
        source=source(shown, "summor" if shows == "elever" else ""),
        alt=f"{heading}. {_alternative(shown)}",
        table=_text(shown),
        filename=filename(shown, "program"),
        data_href=data_address(shown, "utbud"),
        tabs=tabs(view, labels, "rutor", shows),
        body=render(
            "supply_table",
            heads=_heads(shown),
            groups=_groups(shown),
            lines=[_line(shown, own) for own in view.members],
            whole=_area(shown),
            legend=_legend(shows),
            not_here=story.NOT_HERE,
            total=_TOTAL,
        ),
        tools=("data",),
    )


def _when(shown: SupplyView) -> str:
    if shown.shows in ("lagst", "snitt"):
        return story.admitted(shown)
    return story.UNDATED + (", avrundade till tiotal" if shown.shows == "elever" else "")


def _warning(shows: Shows) -> str:
    return story.WARNING if shows in ("lagst", "snitt") else ""


def _heads(shown: SupplyView) -> list[tuple[str, str, str, bool]]:
    return [
        (each.letters, each.name, programme_href(shown, each), each is shown.programme)
        for each in shown.supply.programmes
    ]


def _groups(shown: SupplyView) -> list[tuple[str, int]]:
    """Return each kind of programme with how many columns it has."""
    counts: dict[str, int] = {}
    for each in shown.supply.programmes:
        name = story.KINDS[each.kind]
        counts[name] = counts.get(name, 0) + 1
    return [(name if many > _NARROW else f"{name[:5]}.", many) for name, many in counts.items()]


def _line(shown: SupplyView, own: Municipality) -> Line:
    view, found = shown.view, shown.supply
    squares = tuple(
        _square(found.cell(each, own.code), shown.shows, f"{each.name} i {own.name}")
        for each in found.programmes
    )
    inside = found.inside(own.code)
    return Line(
        own.name,
        view.href(kommun=view.following(own.slug)),
        view.colours.get(own.code, -1),
        squares if inside.offers else (),
        told(inside, shown.shows),
        faint=bool(view.emphasis) and own.code not in view.emphasis,
    )


def _square(cell: Cell, shows: Shows, where: str) -> Square:
    word = told(cell, shows)
    if not word:
        return Square("", -1, "")
    value = number_of(cell, shows)
    units = "skolenhet" if value == 1 else "skolenheter"
    what = {"elever": "elever", "skolor": units}.get(shows, "poäng")
    said = "uppgift saknas" if isnan(value) else f"{word} {what}"
    return Square(word, shade(value, shows), f"{where}: {said}")


def shade(value: float, shows: Shows) -> int:
    """Return the shade of a value, 0 to 4; -1 where there is none."""
    return -1 if isnan(value) else sum(value >= limit for limit in LIMITS[shows])


def _area(shown: SupplyView) -> tuple[str, tuple[str, ...], str]:
    found = shown.supply
    cells = tuple(told(found.whole(each), shown.shows) for each in found.programmes)
    return _WHOLE, cells, told(found.everything, shown.shows)


def _legend(shows: Shows) -> list[tuple[int, str]]:
    limits = LIMITS[shows]
    first, last = f"under {limits[0]}", f"{limits[-1]} eller fler"
    if shows in ("lagst", "snitt"):
        last = f"{limits[-1]} eller mer"
    if shows == "skolor":
        return list(enumerate(("1", "2", "3–4", "5–9", last)))
    middle = [f"{low}–{high - 1}" for low, high in pairwise(limits)]
    return list(enumerate((first, *middle, last)))


def _text(shown: SupplyView) -> Table:
    """Return the same as text: a municipality a row, the whole area first."""
    found = shown.supply
    columns = ("Kommun", _TOTAL, *(each.letters for each in found.programmes))
    rows: list[Sequence[str]] = []
    name, cells, total = _area(shown)
    rows.append((name, total, *cells))
    for own in shown.view.members:
        line = _line(shown, own)
        words = [square.text or swedish.NO_VALUE for square in line.squares]
        none = [story.NOT_HERE, *[swedish.NO_VALUE] * len(found.programmes)]
        rows.append((own.name, *([line.total, *words] if line.squares else none)))
    caption = f"{SHOWS[shown.shows]} per program och kommun, {_when(shown)}"
    return Table(caption, columns, tuple(tuple(row) for row in rows))


def _alternative(shown: SupplyView) -> str:
    found, members = shown.supply, shown.view.members
    told_of = (
        f"{each.name}: {len(found.whole(each).municipalities)} av {len(members)} kommuner."
        for each in found.programmes
    )
    absent = swedish.joined([own.name for own in found.without])
    return f"{' '.join(told_of)} {f'Ingen gymnasieskola: {absent}.' if absent else ''}".strip()
