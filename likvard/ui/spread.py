"""The spread over the years: how far a typical municipality lies from the mean."""

import pandas as pd

from likvard import captions, story, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.figures.spread import spread_line
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.ui.cards import filename
from likvard.ui.chart import Card, Figure, Table
from likvard.verdict import verdict


def spread_card(view: View, panel: Panel) -> Card:
    """Return how the typical distance from the mean has moved over the years."""
    found = verdict(panel)
    distance = pd.DataFrame({"sd": {y: panel.distance(y) for y in panel.years}})
    periods = {year: panel.period(year) for year in panel.years}

    def draw(tokens: Tokens) -> Figure:
        return spread_line(
            distance, panel.indicator, tokens=tokens, periods=periods, turning=found.still
        )

    how = f"standardavvikelse, ovägd, {len(panel.members)} kommuner"
    test = ""
    if found.p is not None and found.since is not None:
        span = f"{panel.period(found.since)}–{panel.period(panel.comparable[-1])}"
        test = f" Trend {span}: Mann–Kendall, p = {swedish.number(found.p, 2)}."
    return Card(
        address=view.href(),
        draws=[draw],
        key="spridning",
        heading=story.spread_heading(panel, found),
        subtitle=f"{panel.indicator.short}: så många {panel.distance_unit} ligger en typisk "
        f"kommun från medeltalet, {captions.perspective(panel)}, "
        f"{panel.in_year(panel.years[0])} till {panel.period(panel.years[-1])}",
        source=captions.source(view.catalogue, panel, how) + test,
        alt=f"{story.spread_heading(panel, found)}.{test}",
        table=distance_table(panel),
        filename=filename(view, panel, panel.years[-1], "spridning"),
        data_href=data_address(view, "spridning", panel, panel.years[-1]),
    )


def distance_table(panel: Panel) -> Table:
    """Return the spread year by year as text."""
    unit, own = panel.distance_unit, panel.indicator.difference_unit
    columns = ("Läsår", f"Standardavvikelse ({unit})", f"P90–P10 ({own})", "Kommuner")
    rows = tuple(
        (
            panel.period(year),
            swedish.number(panel.distance(year), max(1, panel.indicator.decimals)),
            panel.label(level.p90 - level.p10),
            f"{level.count} av {len(panel.members)}",
        )
        for year, level in panel.levels.items()
    )
    return Table(f"Spridning i {panel.indicator.measure}", columns, rows)
