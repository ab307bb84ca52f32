"""Min kommun's rows as words, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from likvard import captions, swedish
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.panel import Panel
from likvard.standing import Standing
from likvard.ui.cards import interval
from likvard.ui.chart import Table
from likvard.ui.profile import Pair


@dataclass(frozen=True)
class Row:
    """One indicator for the municipality, in words."""

    plot: int
    name: str
    href: str
    when: str
    own: str
    has_value: bool
    count: str
    change: str
    mean: str
    of: str
    nation: str
    similar: str
    difference: str
    place: str
    word: str
    band: str
    spark: Markup
    alt: str
    found: Standing


@dataclass(frozen=True)
class Group:
    """Rows of one theme and perspective."""

    title: str
    about: str
    rows: tuple[Row, ...]


def rows_table(view: View, own: Municipality, pairs: Sequence[Pair], rows: Sequence[Row]) -> Table:
    """Return every row's numbers as text: n, interval and the three references."""
    columns = (
        "Mått",
        "Läsår eller år, perspektiv",
        own.name,
        "Antal (n)",
        "95 % intervall",
        "Förändring",
        f"Medelkommun i {view.area.spoken}",
        "Skillnad mot den",
        "Jämförelse",
        "Plats",
        "Rikets medel",
        "Skillnad mot rikets medel",
        "Läge i riket",
        "Liknande kommuners medel",
        "Skillnad mot liknande",
    )
    lines = tuple(_line(panel, year, row) for (panel, year), row in zip(pairs, rows, strict=True))
    return Table(f"{own.name}: mått på likvärdighet", columns, lines)


def _line(panel: Panel, year: int, row: Row) -> tuple[str, ...]:
    found = row.found
    return (
        row.name,
        f"{panel.period(year)}, {captions.perspective(panel)}",
        row.own,
        swedish.number(found.cell.n),
        interval(panel, found.cell),
        row.change,
        row.mean,
        row.difference,
        row.word,
        row.place.removeprefix("plats ") or swedish.NO_VALUE,
        row.nation,
        captions.difference(found.nation_difference, panel.indicator, signed=True),
        row.band,
        row.similar,
        captions.difference(found.similar_difference, panel.indicator, signed=True),
    )
