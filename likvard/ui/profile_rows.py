"""Min kommun's rows: each indicator beside the mean municipality and the whole country."""

from collections.abc import Callable, Sequence
from math import isnan
from typing import Final

from markupsafe import Markup

from likvard import captions, story, swedish
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.cells import SUMS, Cell
from likvard.certainty import place as place_of
from likvard.equity.similar import Likeness
from likvard.figures.profile_row import profile_row
from likvard.figures.sparkline import sparkline
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.standing import Standing, standing
from likvard.ui.chart import Card, Figure
from likvard.ui.html import render
from likvard.ui.profile import Pair
from likvard.ui.profile_table import Group, Row, rows_table


def profile_card(
    view: View, pairs: Sequence[Pair], own: Municipality, like: Likeness | None
) -> Card:
    """Return the municipality among the members and the country, an indicator a row."""
    slot = view.colours[own.code]
    similar = () if like is None else like.municipalities
    rows = [_row(view, i, pair, own, similar) for i, pair in enumerate(pairs)]
    area, country = story.genitive(view.area.spoken), len(view.catalogue.municipalities)
    return Card(
        address=view.href(),
        draws=[
            _draw(*pair, own, slot, row.found.similar)
            for pair, row in zip(pairs, rows, strict=True)
        ],
        key="profil",
        heading=f"{own.name} bland {area} {len(view.members)} och rikets {country}",
        subtitle="Varje rad har samma skala: ett rutstreck är en standardavvikelse mellan rikets "
        "kommuner. Högre är inte alltid bättre.",
        source=f"{captions.sources(view.catalogue, [p for p, _ in pairs])} {_COMPUTED}",
        alt=" ".join(r.alt for r in rows),
        table=rows_table(view, own, pairs, rows),
        filename=f"likvard_{own.slug}",
        data_href=view.href("/data/kommun.csv"),
        body=render(
            "profile_rows",
            own=own.name,
            slot=slot,
            area=view.area.spoken,
            groups=_groups(view, pairs, rows),
            members=len(view.members),
            similar=len(similar),
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


def _draw(
    panel: Panel, year: int, own: Municipality, slot: int, similar: float
) -> Callable[[Tokens], Figure]:
    def draw(tokens: Tokens) -> Figure:
        return profile_row(
            panel.at(year),
            panel.nation(year),
            panel.indicator,
            own=own.code,
            slot=slot,
            mean=panel.level(year).mean,
            tokens=tokens,
            similar=similar,
        )

    return draw


def _row(
    view: View, plot: int, pair: Pair, own: Municipality, similar: Sequence[Municipality]
) -> Row:
    panel, year = pair
    found = standing(panel, year, own.code, similar)
    cell, level = found.cell, found.level
    band = found.band or _why_missing(view, panel, year)
    average, place = panel.with_unit(level.mean), place_of(panel, year, own.code)
    return Row(
        plot=plot,
        name=panel.indicator.short,
        href=view.href("/indikator", indikator=panel.indicator.id),
        when=captions.when(panel, year),
        own=cell.shown,
        has_value=cell.known,
        count=_count(panel, cell),
        change=_change(panel, found),
        mean=average,
        of="" if level.count == len(view.members) else _mean_of(level.count),
        nation=panel.with_unit(found.nation),
        similar=_similar(panel, found, len(similar)),
        difference=_signed(panel, found.difference),
        place=place,
        word=found.word,
        band=band,
        spark=_spark(panel, own.code),
        alt=f"{panel.indicator.short}: {own.name} {cell.shown}, medelkommunen {average}. "
        f"{', '.join(filter(None, (found.word, place, band)))}.",
        found=found,
    )


def _mean_of(count: int) -> str:
    return f"medel av {count} {'kommun' if count == 1 else 'kommuner'}"


def _count(panel: Panel, cell: Cell) -> str:
    """Return "n = 439", or that it is not known; nothing where there is no value."""
    if not cell.known:
        return ""
    counted = not isnan(cell.n)
    if counted or panel.indicator.unit in SUMS:
        return f"n = {swedish.number(cell.n)}" if counted else ""
    return "n okänt"


def _similar(panel: Panel, found: Standing, among: int) -> str:
    """Return the mean of the similar, and of how many when some lack a value."""
    told = panel.with_unit(found.similar)
    return told if found.alike in {0, among} else f"{told} ({found.alike} av {among})"


def _why_missing(view: View, panel: Panel, year: int) -> str:
    return f"{len(panel.known(year))} av {len(view.members)} kommuner har uppgift"


def _spark(panel: Panel, code: str) -> Markup:
    own = [panel.cell(year, code).value for year in panel.comparable]
    all_values = [c.value for year in panel.comparable for c in panel.known(year)]
    return Markup(sparkline(own, min(all_values), max(all_values)))  # noqa: S704  made of numbers


def _signed(panel: Panel, difference: float) -> str:
    return captions.difference(difference, panel.indicator, signed=True)


def _change(panel: Panel, found: Standing) -> str:
    if isnan(found.change):
        return "ingen jämförbar uppgift fem år tidigare"
    sure = {True: ", säker förändring", False: ", ingen säker förändring", None: ""}
    return f"{_signed(panel, found.change)} på fem år{sure[found.change_certain]}"


_COMPUTED: Final = (
    "Medelkommun (ovägt medel), intervall (Wilson), platser och ord är egna beräkningar på dessa "
    "uppgifter. Intervall ritas bara där antalet elever publiceras. ”Tydligt” betyder att "
    "skillnaden mot medelkommunen är större än slumpen, med hänsyn till bådas osäkerhet och till "
    "hur många kommuner som jämförs (Benjamini–Hochberg). Förändringen på fem år prövas likadant, "
    "med båda årens osäkerhet. Skillnader räknas före avrundning."
)
