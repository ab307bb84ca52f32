"""The spread over the years: how far a typical municipality lies from the mean."""

from likvard import captions, story, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.spread import Spreads, spreads
from likvard.figures.spread import spread_line
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.story.spread import stand_in_note
from likvard.ui.cards import filename
from likvard.ui.chart import Card, Figure
from likvard.ui.spreading import distance_table
from likvard.verdict import verdict


def spread_card(view: View, panel: Panel) -> Card | None:
    """Return how the typical distance from the mean has moved; None where no year has one."""
    found, apart = verdict(panel), spreads(view.catalogue, panel, weighted=False)
    distance = apart.frame.rename(columns={"low": "low_sd", "high": "high_sd"})
    periods = {year: panel.period(year) for year in panel.years}
    if not distance["sd"].notna().any():
        return None

    def draw(tokens: Tokens) -> Figure:
        return spread_line(
            distance if apart.has_band else distance[["sd"]],
            panel.indicator,
            tokens=tokens,
            periods=periods,
            turning=found.still,
        )

    how = f"standardavvikelse, ovägd, {len(panel.members)} kommuner"
    test = ""
    if found.p is not None and found.since is not None:
        span = f"{panel.period(found.since)}–{panel.period(panel.comparable[-1])}"
        test = f" Trend {span}: Mann–Kendall, p = {swedish.number(found.p, 2)}."
    note = stand_in_note(apart)
    return Card(
        address=view.href(),
        draws=[draw],
        key="spridning",
        heading=story.spread_heading(panel, found),
        subtitle=f"{panel.indicator.short.removesuffix(', hemkommun')}: så många "
        f"{panel.distance_unit} ligger en typisk kommun från medeltalet, "
        f"{captions.perspective(panel)}, "
        f"{panel.in_year(panel.years[0])} till {panel.period(panel.years[-1])}."
        f"{_band(apart)}",
        source=f"{captions.source(view.catalogue, panel, how)}{test} {note}".strip(),
        alt=f"{story.spread_heading(panel, found)}.{test}",
        table=distance_table(apart),
        filename=filename(view, panel, panel.years[-1], "spridning"),
        data_href=data_address(view, "spridning", panel, panel.years[-1]),
    )


def _band(apart: Spreads) -> str:
    if not apart.has_band:
        return ""
    about = "ungefärligt " if apart.counts.basis == "stand_in" else ""
    return f" Ljust fält: {about}95 % intervall."
