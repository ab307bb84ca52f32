"""Min kommun's rows: each indicator beside the mean municipality and the whole country."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan

from markupsafe import Markup

from likvard import captions, story
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.figures.profile_row import profile_row
from likvard.figures.sparkline import sparkline
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.standing import standing
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
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
    change: str
    mean: str
    of: str
    difference: str
    nation: str
    word: str
    band: str
    spark: Markup
    alt: str


@dataclass(frozen=True)
class Group:
    """Rows of one theme and perspective."""

    title: str
    about: str
    rows: tuple[Row, ...]


def profile_card(view: View, pairs: Sequence[Pair], own: Municipality) -> Card:
    """Return the municipality among the members and the country, an indicator a row."""
    slot = view.colours[own.code]
    rows = [_row(view, i, panel, year, own) for i, (panel, year) in enumerate(pairs)]
    area, country = story.genitive(view.area.spoken), len(view.catalogue.municipalities)
    return Card(
        address=view.href(),
        draws=[_draw(panel, year, own, slot) for panel, year in pairs],
        key="profil",
        heading=f"{own.name} bland {area} {len(view.members)} och rikets {country}",
        subtitle="Varje rad har samma skala: ett rutstreck är en standardavvikelse mellan rikets "
        "kommuner. Högre är inte alltid bättre.",
        source=f"{captions.sources(view.catalogue, [p for p, _ in pairs])} Medelkommun (ovägt "
        "medel), intervall (Wilson) och ord är egna beräkningar på dessa uppgifter. Intervall "
        "ritas bara där antalet elever publiceras. ”Tydligt” betyder att hela intervallet ligger "
        "på ena sidan om medelkommunen. Skillnader räknas före avrundning.",
        alt=" ".join(r.alt for r in rows),
        table=_table(view, own, rows),
        filename=f"likvard_{own.slug}",
        data_href=view.href("/data/kommun.csv"),
        body=render(
            "profile_rows",
            own=own.name,
            slot=slot,
            area=view.area.spoken,
            groups=_groups(view, pairs, rows),
            members=len(view.members),
        ),
        tools=("table", "data", "enlarge"),
    )


def _groups(view: View, pairs: Sequence[Pair], rows: Sequence[Row]) -> list[Group]:
    titles = {theme.id: theme.title for theme in view.catalogue.themes}
    places = {theme.id: place for place, theme in enumerate(view.catalogue.themes)}
    keys = [(p.indicator.theme, captions.explained(p.indicator)) for p, _ in pairs]
    return [
        Group(
            titles[key[0]],
            key[1],
            tuple(row for row, own_key in zip(rows, keys, strict=True) if own_key == key),
        )
        for key in sorted(dict.fromkeys(keys), key=lambda key: places[key[0]])
    ]


def _draw(panel: Panel, year: int, own: Municipality, slot: int) -> Callable[[Tokens], Figure]:
    def draw(tokens: Tokens) -> Figure:
        return profile_row(
            panel.at(year),
            panel.nation(year),
            panel.indicator,
            own=own.code,
            slot=slot,
            mean=panel.level(year).mean,
            tokens=tokens,
        )

    return draw


def _row(view: View, plot: int, panel: Panel, year: int, own: Municipality) -> Row:
    found = standing(panel, year, own.code)
    cell, level = found.cell, found.level
    band = found.band or _why_missing(view, panel, year)
    average = panel.with_unit(level.mean)
    return Row(
        plot=plot,
        name=panel.indicator.short,
        href=view.href("/indikator", indikator=panel.indicator.id),
        when=panel.in_year(year),
        own=cell.shown,
        has_value=cell.known,
        change=_change(panel, found.change),
        mean=average,
        of="" if level.count == len(view.members) else f"medel av {level.count} kommuner",
        difference=_signed(panel, found.difference),
        nation=_signed(panel, found.nation_difference),
        word=found.word,
        band=band,
        spark=_spark(panel, own.code),
        alt=f"{panel.indicator.short}: {own.name} {cell.shown}, medelkommunen {average}. "
        f"{found.word}, {band}.",
    )


def _why_missing(view: View, panel: Panel, year: int) -> str:
    return f"{len(panel.known(year))} av {len(view.members)} kommuner har uppgift"


def _spark(panel: Panel, code: str) -> Markup:
    own = [panel.cell(year, code).value for year in panel.comparable]
    all_values = [c.value for year in panel.comparable for c in panel.known(year)]
    return Markup(sparkline(own, min(all_values), max(all_values)))  # noqa: S704  made of numbers


def _signed(panel: Panel, difference: float) -> str:
    return captions.difference(difference, panel.indicator, signed=True)


def _change(panel: Panel, change: float) -> str:
    if isnan(change):
        return "ingen jämförbar uppgift fem år tidigare"
    return f"{_signed(panel, change)} på fem år"


def _table(view: View, own: Municipality, rows: Sequence[Row]) -> Table:
    columns = (
        "Mått",
        "Läsår eller år",
        own.name,
        "Förändring",
        f"Medelkommun i {view.area.spoken}",
        "Skillnad mot den",
        "Skillnad mot rikets medel",
        "Jämförelse",
        "Läge i riket",
    )
    lines = tuple(
        (r.name, r.when, r.own, r.change, r.mean, r.difference, r.nation, r.word, r.band)
        for r in rows
    )
    return Table(f"{own.name}: mått på likvärdighet", columns, lines)
