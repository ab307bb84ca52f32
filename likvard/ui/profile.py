"""Min kommun: one municipality beside the mean municipality and the country's 290."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from markupsafe import Markup

from likvard import captions, story, swedish
from likvard.address import View
from likvard.catalogue import Indicator, Municipality
from likvard.choice import panels_for
from likvard.figures.own_trend import own_trend
from likvard.figures.profile_row import profile_row
from likvard.figures.ranking import ranking
from likvard.figures.sparkline import sparkline
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.ui.cards import filename, table, years_table
from likvard.ui.chart import Figure, Table, chart
from likvard.ui.html import render, show
from likvard.ui.strip import Item
from likvard.warehouse import read

FIVE_YEARS: Final = 5
LAST: Final = 100
Pair = tuple[Panel, int]


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


def municipality_items(view: View) -> list[Item]:
    """Return the members as links to their profiles."""
    return [
        Item(m.name, view.href("/kommun", kommun=view.first(m.slug)), m.kind, m.slug == view.slots[0] if view.slots else False)
        for m in view.members
    ]


def municipality_picker(view: View, own: Municipality | None) -> None:
    """Show the search field with the members."""
    show(
        "pick",
        id="kommun-val",
        label="Kommun",
        value="" if own is None else own.name,
        placeholder="Sök eller välj kommun",
        groups=[(None, municipality_items(view))],
    )


def own_municipality(view: View) -> Municipality | None:
    """Return the first followed municipality, whose page this is."""
    return view.followed[0] if view.followed else None


def profile_panels(view: View) -> list[Pair]:
    """Return every headline indicator's panel, in the profile's order."""
    return panels_for(view.catalogue, view, _order)


def _order(indicator: Indicator) -> int | None:
    if indicator.profile is not None:
        return indicator.profile
    return None if indicator.headline is None else LAST + indicator.headline


def leading(pairs: Sequence[Pair], code: str) -> Pair:
    """Return the first indicator that differs for certain from the mean municipality, or the first."""
    return next((p for p in pairs if _word(*p, code).startswith("Tydligt")), pairs[0])


def own_lede(pairs: Sequence[Pair], own: Municipality, lead: Pair) -> str:
    """Return how sure the title is, and how many measures differ for certain."""
    row, mean = lead[0].at(lead[1]).loc[own.code], float(lead[0].spread.loc[lead[1], "mean"])
    words = [_word(panel, year, own.code) for panel, year in pairs]
    nearly = _word(*lead, own.code).startswith("Tydligt") and story.barely(row, mean)
    return ("Skillnaden är nätt och jämnt större än slumpen. " if nearly else "") + story.own_lede(own.name, words)


def _word(panel: Panel, year: int, code: str) -> str:
    cells = panel.at(year)
    return story.compared(cells.loc[code], float(panel.spread.loc[year, "mean"]), panel.indicator)


def profile_card(view: View, pairs: Sequence[Pair], own: Municipality) -> None:
    """Show the municipality among the members and the country, an indicator a row."""
    slot = view.colours[own.code]
    rows = [_row(view, i, panel, year, own) for i, (panel, year) in enumerate(pairs)]
    names: dict[str, None] = {}
    for panel, _ in pairs:
        names |= dict.fromkeys(captions.publishers(view.catalogue, panel))
    area = story.genitive(view.area.title)
    chart(
        [_draw(panel, year, own, slot) for panel, year in pairs],
        key="profil",
        heading=f"{own.name} bland {area} {len(view.members)} och rikets {len(view.catalogue.municipalities)}",
        subtitle="Varje rad har samma skala: ett rutstreck är en standardavvikelse mellan rikets "
        "kommuner. Högre är inte alltid bättre.",
        source=f"Källor: {swedish.joined(list(names))}. Medelkommun (ovägt medel), intervall (Wilson) "
        "och ord är egna beräkningar på dessa uppgifter. Intervall ritas bara där antalet elever "
        "publiceras. ”Tydligt” betyder att hela intervallet ligger på ena sidan om medelkommunen.",
        alt=" ".join(r.alt for r in rows),
        table=_table(view, own, rows),
        filename=f"likvard_{own.slug}",
        data_href=view.href("/data/kommun.csv"),
        body=render("profile_rows", own=own.name, slot=slot, area=view.area.title, groups=_groups(view, pairs, rows), members=len(view.members)),
        tools=("table", "data", "enlarge"),
    )


def _groups(view: View, pairs: Sequence[Pair], rows: Sequence[Row]) -> list[Group]:
    titles = {theme.id: theme.title for theme in view.catalogue.themes}
    keys = [(p.indicator.theme, p.indicator.perspective) for p, _ in pairs]
    return [
        Group(
            titles[key[0]],
            captions.PERSPECTIVE_EXPLAINED[key[1]],
            tuple(row for row, own_key in zip(rows, keys, strict=True) if own_key == key),
        )
        for key in dict.fromkeys(keys)
    ]


def _draw(panel: Panel, year: int, own: Municipality, slot: int) -> Callable[[Tokens], Figure]:
    def draw(tokens: Tokens) -> Figure:
        return profile_row(
            panel.at(year),
            panel.nation(year),
            panel.indicator,
            own=own.code,
            slot=slot,
            mean=float(panel.spread.loc[year, "mean"]),
            tokens=tokens,
        )

    return draw


def _row(view: View, plot: int, panel: Panel, year: int, own: Municipality) -> Row:
    cell, mean = panel.at(year).loc[own.code], float(panel.spread.loc[year, "mean"])
    value, word = float(cell["value"]), _word(panel, year, own.code)
    band = story.band(value, panel.nation(year)) or _why_missing(view, panel, year)
    difference = _signed(panel, value - mean)
    return Row(
        plot=plot,
        name=panel.indicator.short,
        href=view.href("/indikator", indikator=panel.indicator.id),
        when=panel.in_year(year),
        own=str(cell["shown"]),
        has_value=not np.isnan(value),
        change=_change(panel, year, own.code),
        mean=panel.with_unit(mean),
        difference=difference,
        nation=_signed(panel, value - panel.nation_mean(year)),
        word=word,
        band=band,
        spark=Markup(sparkline(_own_values(panel, own.code))),  # noqa: S704  made of numbers
        alt=f"{panel.indicator.short}: {own.name} {cell['shown']}, medelkommunen {panel.with_unit(mean)}. {word}, {band}.",
    )


def _why_missing(view: View, panel: Panel, year: int) -> str:
    known = int(panel.at(year).value.notna().sum())
    return f"{known} av {len(view.members)} kommuner har uppgift"


def _own_values(panel: Panel, code: str) -> list[float]:
    return [float(panel.at(year).value[code]) for year in panel.comparable]


def _signed(panel: Panel, difference: float) -> str:
    if np.isnan(difference):
        return swedish.NO_VALUE
    text = swedish.number(difference, panel.decimals)
    sign = "+" if swedish.round_half_up(difference, panel.decimals) > 0 else ""
    return f"{sign}{text} {panel.indicator.difference_unit}"


def _change(panel: Panel, year: int, code: str) -> str:
    back = year - FIVE_YEARS
    if back not in panel.comparable:
        return "ingen jämförbar uppgift för fem år sedan"
    difference = float(panel.at(year).value[code] - panel.at(back).value[code])
    if np.isnan(difference):
        return "förändring kan inte räknas"
    return f"{_signed(panel, difference)} på fem år"


def _table(view: View, own: Municipality, rows: Sequence[Row]) -> Table:
    columns = (
        "Mått",
        "Läsår eller år",
        own.name,
        "Förändring",
        f"Medelkommun i {view.area.title}",
        "Skillnad mot den",
        "Skillnad mot rikets medel",
        "Jämförelse",
        "Läge i riket",
    )
    lines = tuple(
        (r.name, r.when, r.own, r.change, r.mean, r.difference, r.nation, r.word, r.band) for r in rows
    )
    return Table(f"{own.name}: mått på likvärdighet", columns, lines)


def trend_card(view: View, lead: Pair, own: Municipality) -> None:
    """Show the municipality's own line with its interval beside the mean municipality."""
    panel, year = lead
    long, slot = panel.long(), view.colours[own.code]
    periods = {y: panel.period(y) for y in panel.years}

    def draw(tokens: Tokens) -> Figure:
        return own_trend(long, panel.spread, panel.indicator, own=own.code, slot=slot, tokens=tokens, periods=periods)

    chart(
        [draw],
        key="egen-utveckling",
        heading=f"{own.name} och {story.genitive(view.area.title)} medelkommun över åren",
        subtitle=f"{captions.span(panel, panel.years)}. Skuggat: 95 % intervall",
        source=captions.source(view.catalogue, panel, "intervall och medelkommun"),
        alt=f"{own.name}: {', '.join(f'{panel.period(y)} {panel.label(v)}' for y, v in zip(panel.comparable, _own_values(panel, own.code), strict=True))}.",
        table=years_table(panel),
        filename=filename(view, panel, year, own.slug),
        data_href=view.href("/data/utveckling.csv", indikator=panel.indicator.id),
    )


def similar_card(view: View, lead: Pair, own: Municipality) -> None:
    """Show the municipalities that are like this one, whatever their county."""
    panel, year = lead
    found = read("similar", municipality=own.code, form=panel.indicator.form)
    if found.empty:
        return
    codes = {own.code, *found.code}
    like = sorted((m for m in view.catalogue.municipalities if m.code in codes), key=lambda m: swedish.sort_key(m.name))
    among = replace(panel, members=tuple(like))
    cells, hover = among.at(year), captions.hovers(among, year)

    def draw(tokens: Tokens) -> Figure:
        return ranking(
            cells,
            panel.indicator,
            mean=float(among.spread.loc[year, "mean"]) if year in among.spread.index else np.nan,
            p10=np.nan,
            p90=np.nan,
            order="varde",
            chosen={own.code: view.colours[own.code]},
            emphasis=frozenset(),
            tokens=tokens,
            hover=hover,
        )

    chart(
        [draw],
        key="liknande",
        heading=f"Liknande kommuner i riket, {panel.indicator.form}",
        subtitle=f"{captions.subtitle(panel, year)}. Koladas ”liknande kommuner, {panel.indicator.form}”, "
        f"{int(found.year.max())}. Streck: 95 % intervall",
        source=captions.source(view.catalogue, panel, "intervall och medel") + " Grupper: Kolada.",
        alt=f"{own.name} bland sju liknande kommuner. {captions.subtitle(panel, year)}.",
        table=table(among, year),
        filename=filename(view, panel, year, f"liknande_{own.slug}"),
        data_href="",
    )
