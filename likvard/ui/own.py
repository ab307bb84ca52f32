"""Min kommun's last charts: its own line over the years, and municipalities like it."""

import numpy as np

from likvard import captions, story
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.choice import data_address, similar
from likvard.figures.own_trend import own_trend
from likvard.figures.ranking import ranking
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.ui.cards import computed, filename, table, years_table
from likvard.ui.chart import Card, Figure
from likvard.ui.profile import Pair


def trend_card(view: View, lead: Pair, own: Municipality) -> Card:
    """Return the municipality's own line with its interval beside the mean municipality.

    The line is of single years, also where the page shows means of several.
    """
    panel, year = lead[0].single, lead[1]
    own_cells = {y: panel.cell(y, own.code) for y in panel.comparable}
    told = ", ".join(f"{panel.period(y)} {c.shown}" for y, c in own_cells.items())
    long, slot = panel.long, view.colours[own.code]
    periods = {y: panel.period(y) for y in panel.years}

    def draw(tokens: Tokens) -> Figure:
        return own_trend(
            long,
            panel.spread,
            panel.indicator,
            own=own.code,
            slot=slot,
            tokens=tokens,
            periods=periods,
            year=year,
        )

    return Card(
        address=view.href(),
        draws=[draw],
        key="egen-utveckling",
        heading=f"{own.name} och {story.genitive(view.area.spoken)} medelkommun över åren",
        subtitle=f"{captions.span(panel, panel.years)}. "
        f"{'Skuggat: 95 % intervall' if certain(panel) else 'Inget intervall är känt'}",
        source=captions.source(view.catalogue, panel, computed(panel, year)),
        alt=f"{own.name}: {told}.",
        table=years_table(panel),
        filename=filename(view, panel, year, own.slug),
        data_href=data_address(view, "utveckling", panel, panel.years[-1]),
    )


def similar_card(view: View, lead: Pair, own: Municipality) -> Card | None:
    """Return the municipalities that are like this one, whatever their county; None for none."""
    panel, year = lead
    found = similar(view.catalogue, panel, own)
    if found is None:
        return None
    among, grouped = found
    cells, hover = among.at(year), captions.hovers(among, year)

    def draw(tokens: Tokens) -> Figure:
        return ranking(
            cells,
            panel.indicator,
            mean=panel.level(year).mean,
            p10=np.nan,
            p90=np.nan,
            order="varde",
            chosen={own.code: view.colours[own.code]},
            emphasis=frozenset(),
            tokens=tokens,
            hover=hover,
            values=True,
        )

    return Card(
        address=view.href(),
        draws=[draw],
        key="liknande",
        heading=f"Koladas liknande kommuner, {panel.indicator.form}",
        subtitle=f"{captions.subtitle(panel, year)}. Koladas ”liknande kommuner, "
        f"{panel.indicator.form}”, {grouped}."
        f"{' Streck: 95 % intervall.' if certain(among) else ''}"
        f"{captions.open_dots(among.cells(year))}",
        source=f"{captions.source(view.catalogue, panel, computed(panel, year))} Grupper: Kolada.",
        alt=f"{own.name} bland sju liknande kommuner. {captions.subtitle(panel, year)}.",
        table=table(among, year, among=False),
        filename=filename(view, panel, year, f"liknande_{own.slug}"),
        data_href=data_address(view, "liknande", panel, year),
    )


def certain(panel: Panel) -> bool:
    """Return whether any value of any year has an interval."""
    return any(c.certain for y in panel.years for c in panel.cells(y))
