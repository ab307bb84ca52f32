"""Bakgrund over the years: how steep the line between background and result has been."""

from typing import Final

import pandas as pd

from likvard import captions, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.background import Lined, Slopes, single_years
from likvard.figures.measure_line import Measure, measure_line
from likvard.figures.theme import Tokens
from likvard.story import background as story
from likvard.ui.background import source_of
from likvard.ui.background_points import Shown
from likvard.ui.cards import Draw, filename
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.kept import kept

_PAD: Final = 0.3


@kept
def slopes_card(view: View, page: Shown) -> Card:
    """Return how steep the line has been in every comparable year, with the country beside."""
    lined = single_years(page.lined)
    found = lined.slopes(view.weighting)
    heading = story.slopes_heading(lined, found, view.background)
    test = story.slopes_test(lined, found)
    unit = page.panel.indicator.difference_unit
    how = f"lutning per läsår (HC3), {story.weighing(page.gradient)}"
    drawn = not found.members.empty
    short = "p.e." if unit == "procentenheter" else unit
    spelled = f"{unit} ({short})" if short != unit else unit
    return Card(
        address=view.href(),
        draws=[_draw_slopes(view, lined, found, short)] if drawn else [],
        key="lutning",
        heading=heading,
        subtitle=f"Skillnad i {page.panel.indicator.measure}, {spelled}, där tio procentenheter "
        f"{story.MORE[view.background]}. Ljust fält: 95 % intervall. "
        f"{captions.perspective(page.panel).capitalize()}.",
        source=f"{source_of(view, page, how)} {test}".strip(),
        alt=f"{heading}. {test}".strip(),
        table=slopes_table(lined, found),
        filename=filename(view, page.panel, page.year, f"lutning_{view.background}"),
        data_href=data_address(view, "bakgrund-lutning", page.panel, page.year),
        body=None if drawn else render("nothing_told", words=f"{heading}."),
    )


def _draw_slopes(view: View, lined: Lined, found: Slopes, unit: str) -> Draw:
    panel, years = lined.result, [int(str(year)) for year in found.members.index]
    nation = None if found.nation.empty else Measure(found.nation[["value"]], "riket")
    measure = Measure(found.members, view.area.spoken, beside=nation)
    periods = {year: panel.period(year) for year in years}

    def draw(tokens: Tokens) -> Figure:
        return measure_line(
            measure,
            panel.indicator,
            tokens=tokens,
            periods=periods,
            unit=unit,
            named=(years[0], years[-1]),
            pad=_PAD,
        )

    return draw


def slopes_table(lined: Lined, found: Slopes) -> Table:
    """Return the slopes year by year as text."""
    panel, unit = lined.result, lined.result.indicator.difference_unit
    area = panel.area.spoken
    columns = ("Läsår", f"{area} ({unit})", "95 % intervall", f"Riket ({unit})", "95 % intervall")
    years = [int(str(year)) for year in found.members.index]
    rows = tuple((panel.period(y), *_row(found.members, y), *_row(found.nation, y)) for y in years)
    return Table(f"Skillnad i {panel.indicator.measure} per tio procentenheter", columns, rows)


def _row(frame: pd.DataFrame, year: int) -> tuple[str, str]:
    if year not in frame.index:
        return swedish.NO_VALUE, swedish.NO_VALUE
    value, low, high = frame.loc[[year]].to_numpy(dtype=float)[0].tolist()
    return swedish.number(value, 1), f"{swedish.number(low, 1)} till {swedish.number(high, 1)}"
