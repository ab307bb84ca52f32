"""The charts of Utforska and Översikt: a panel's figures with their words, tools and tables."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from likvard import captions, story, swedish
from likvard.address import View
from likvard.figures.classes import legend
from likvard.figures.hexagon_map import hexagon_map
from likvard.figures.municipality_map import municipality_map
from likvard.figures.ranking import ranking
from likvard.figures.spread import spread_line
from likvard.figures.trend import trend
from likvard.panel import Panel
from likvard.ui.chart import Tab, Table, chart
from likvard.warehouse import read


def select_hrefs(view: View) -> dict[str, str]:
    """Return for each member the address that follows it, or lets it go."""
    return {m.slug: view.href(kommun=view.following(m.slug)) for m in view.members}


def filename(view: View, panel: Panel, year: int, form: str) -> str:
    """Return a readable name for saved pictures."""
    return f"likvard_{panel.indicator.id}_{year}_{view.area.id}_{form}"


def table(panel: Panel, year: int) -> Table:
    """Return one year's values as text, every member in Swedish order."""
    cells = panel.at(year)
    columns = ("Kommun", "Värde", "Antal (n)", "95 % intervall", "Anmärkning")
    rows = tuple(
        (
            str(row["name"]),
            str(row["shown"]),
            swedish.number(row["n"]),
            f"{panel.label(row['low'])}–{panel.label(row['high'])}" if row["low"] == row["low"] else "–",
            str(row["note"]),
        )
        for _, row in cells.iterrows()
    )
    return Table(f"{panel.indicator.title}. {captions.subtitle(panel, year)}", columns, rows)


def map_card(view: View, panel: Panel, year: int, *, form: str, key: str, heading: str, tabs: bool) -> None:
    """Show the members on the map, or as hexagons of equal size."""
    cells, hover = panel.at(year), captions.hovers(panel, year)
    shared = {"chosen": view.colours, "emphasis": view.emphasis, "hover": hover}
    codes = list(panel.codes)
    outlines, points = read("outlines", codes=codes), read("points", codes=codes)

    def draw_map(tokens):  # noqa: ANN001, ANN202
        if form == "hexkarta":
            return hexagon_map(cells, view.catalogue.hexagons, panel.indicator, tokens=tokens, **shared)
        return municipality_map(cells, outlines, points, panel.indicator, tokens=tokens, **shared)

    rough = " Läget är ungefärligt." if form == "hexkarta" else ""
    chart(
        [draw_map],
        key=key,
        heading=heading,
        subtitle=f"{captions.subtitle(panel, year)}. Antal kommuner inom parentes.{rough}",
        source=captions.source(view.catalogue, panel),
        alt=captions.alternative(panel, year, story.level(panel, year) + "."),
        table=table(panel, year),
        filename=filename(view, panel, year, form),
        data_href=view.href("/data/kommuner.csv"),
        hrefs=select_hrefs(view),
        tabs=_tabs(view, {"karta": "Karta", "hexkarta": "Hexkarta"}, "karta", view.form) if tabs else (),
        legend=legend(cells, panel.indicator),
    )


def _tabs(view: View, labels: Mapping[str, str], name: str, current: str) -> tuple[Tab, ...]:
    first = next(iter(labels))
    return tuple(
        Tab(label, view.href(**{name: None if value == first else value}), value == current)
        for value, label in labels.items()
    )


def ranking_card(view: View, panel: Panel, year: int) -> None:
    """Show every member's value with its interval, by value or by name."""
    cells, hover, spread = panel.at(year), captions.hovers(panel, year), panel.spread.loc[year]

    def draw(tokens):  # noqa: ANN001, ANN202
        return ranking(
            cells,
            panel.indicator,
            mean=float(spread["mean"]),
            p10=float(spread["p10"]),
            p90=float(spread["p90"]),
            order=view.order,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
        )

    certain = bool(cells.low.notna().any())
    marks = (
        "Streck: 95 % intervall, så mycket kan slumpen flytta värdet (Wilson). n: antal elever."
        if certain
        else f"Inget intervall: {panel.indicator.denominator_reason or 'antal elever publiceras inte'}"
    )
    chart(
        [draw],
        key="ordning",
        heading=story.ranking_heading(panel, year),
        subtitle=f"{captions.subtitle(panel, year)}. {swedish.sentence(marks)} {references(view, panel, year)}",
        source=captions.source(view.catalogue, panel, "intervall och medelkommun"),
        alt=captions.alternative(panel, year, story.ranking_heading(panel, year) + "."),
        table=table(panel, year),
        filename=filename(view, panel, year, "ordning"),
        data_href=view.href("/data/kommuner.csv"),
        hrefs=select_hrefs(view),
        tabs=_tabs(view, {"varde": "Efter värde", "namn": "A–Ö"}, "ordning", view.order),
    )


def references(view: View, panel: Panel, year: int) -> str:
    """Return what the values are held against: mean municipality, weighted, the country."""
    row = panel.spread.loc[year]
    parts = [f"Medelkommunen (ovägt medel av {int(row['count'])}): {panel.with_unit(row['mean'])}"]
    if not np.isnan(row["weighted"]):
        parts.append(f"{view.area.title} vägt efter antal: {panel.with_unit(row['weighted'])}")
    nation = panel.nation(year)
    if nation.size:
        low, high = np.percentile(nation, [25, 75])
        parts.append(
            f"rikets {nation.size} kommuner, ovägt: {panel.with_unit(nation.mean())}, "
            f"mittersta hälften {panel.label(low)}–{panel.label(high)}"
        )
    else:
        parts.append("rikets kommuner saknas för året")
    wash = "" if np.isnan(row["p10"]) else " Ljust fält: mittersta 80 % av kommunerna."
    return f"{'; '.join(parts)}.{wash}"


def trend_card(view: View, panel: Panel) -> None:
    """Show every member over the years, the followed ones named."""
    long, spread = panel.long(), panel.spread
    periods = {year: panel.period(year) for year in panel.years}

    def draw(tokens):  # noqa: ANN001, ANN202
        return trend(
            long,
            spread,
            panel.indicator,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            periods=periods,
        )

    breaks = " ".join(
        f"Serien bryts {panel.period(b.year)}: {b.what}." for b in panel.indicator.series_breaks
    )
    chart(
        [draw],
        key="utveckling",
        heading=story.trend_heading(panel),
        subtitle=f"{captions.span(panel, panel.years)}. {breaks}".strip(),
        source=captions.source(view.catalogue, panel, "medelkommun, ovägt medel"),
        alt=f"{story.trend_heading(panel)}. {captions.span(panel, panel.years)}.",
        table=years_table(panel),
        filename=filename(view, panel, panel.years[-1], "utveckling"),
        data_href=view.href("/data/utveckling.csv"),
        hrefs=select_hrefs(view),
    )


def years_table(panel: Panel) -> Table:
    """Return all years as text: a member a row, a year a column, the mean first."""
    long = panel.long()
    words = long.pivot(index="code", columns="year", values="shown").loc[panel.codes]
    names = {m.code: m.name for m in panel.members}
    average = ["Medelkommun", *(panel.with_unit(panel.spread.loc[y, "mean"]) for y in panel.years)]
    rows = [[names[str(code)], *map(str, row)] for code, row in zip(words.index, words.to_numpy(), strict=True)]
    return Table(
        f"{panel.indicator.title}. {captions.span(panel, panel.years)}",
        ("Kommun", *(panel.period(y) for y in panel.years)),
        (tuple(average), *(tuple(r) for r in rows)),
    )


def spread_card(view: View, panel: Panel) -> None:
    """Show how the typical distance from the mean has moved over the years."""
    found = story.verdict(panel)
    distance = pd.DataFrame({"sd": panel.typical_distance})
    periods = {year: panel.period(year) for year in panel.years}

    def draw(tokens):  # noqa: ANN001, ANN202
        return spread_line(distance, panel.indicator, tokens=tokens, periods=periods)

    how = f"standardavvikelse, ovägd, {len(panel.members)} kommuner"
    test = ""
    if found.p is not None and found.since is not None:
        span = f"{panel.period(found.since)}–{panel.period(panel.comparable[-1])}"
        test = f" Trend {span}: Mann–Kendall, p = {swedish.number(found.p, 2)}."
    chart(
        [draw],
        key="spridning",
        heading=story.spread_heading(panel, found),
        subtitle=f"Så många {panel.distance_unit} ligger en typisk kommun från medeltalet, "
        f"{captions.perspective(panel)}, {panel.in_year(panel.years[0])} till {panel.period(panel.years[-1])}",
        source=captions.source(view.catalogue, panel, how) + test,
        alt=f"{story.spread_heading(panel, found)}.{test}",
        table=distance_table(panel),
        filename=filename(view, panel, panel.years[-1], "spridning"),
        data_href=view.href("/data/utveckling.csv"),
        tools=("table", "image", "data"),
    )


def distance_table(panel: Panel) -> Table:
    """Return the spread year by year as text."""
    decimals = max(1, panel.indicator.decimals)
    rows = tuple(
        (
            panel.period(year),
            swedish.number(float(panel.typical_distance[year]), decimals),
            swedish.number(float(row["p90"] - row["p10"]), decimals),
            f"{int(row['count'])} av {len(panel.members)}",
        )
        for year, row in panel.spread.iterrows()
    )
    unit = panel.distance_unit
    return Table(
        f"Spridning i {panel.indicator.measure}",
        ("Läsår", f"Standardavvikelse ({unit})", f"P90–P10 ({panel.indicator.difference_unit})", "Kommuner"),
        rows,
    )
