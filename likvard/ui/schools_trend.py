"""Mellan skolor: how the mix of pupils has developed over the years."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.equity.schools_mix import MixTrend, mix_trend, mixes, own_trends
from likvard.equity.schools_view import SchoolsView
from likvard.figures.measure_line import Measure, measure_line
from likvard.figures.theme import Tokens
from likvard.story import schools as story
from likvard.story import schools_trend as story_trend
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.schools import data_address, filename, source

_WHOLE: Final = 100


def trend_card(shown: SchoolsView, year: int) -> Card:
    """Return how the mix has developed, the first followed municipality beside the mean."""
    view, panel = shown.view, shown.panel
    found = mix_trend(panel, year)
    heading = story_trend.trend_heading(panel, found)
    each = story_trend.own_trends_words(own_trends(panel, year).values())
    said = f"{story_trend.trend_words(panel, found)} {each}".strip()
    how = "olikhetsindex (D) minus dess väntevärde vid lottning, ovägt medel"
    return Card(
        address=view.href(),
        draws=[partial(_draw_trend, shown, found)] if found.means else [],
        key="fordelning-ar",
        heading=heading,
        subtitle=f"Procentenheter utöver slumpen. {_whose(shown, found)} {said}".strip(),
        source=source(shown, how),
        alt=f"{heading}. {said}",
        table=_trend_table(shown, found),
        filename=filename(shown, year, "fordelning_utveckling"),
        data_href=data_address(shown, "skolenheter-utveckling"),
    )


def _whose(shown: SchoolsView, found: MixTrend) -> str:
    """Return which municipalities the mean is of, and why not of the others."""
    here, all_ = len(found.codes), len(shown.panel.members)
    if here == all_:
        return f"Ovägt medel av alla {all_} kommuner."
    return (
        f"Ovägt medel av {here} av {all_} kommuner: de övriga har något år färre än tre "
        "skolenheter, eller för många elever i skolor utan värde."
    )


def _draw_trend(shown: SchoolsView, found: MixTrend, tokens: Tokens) -> Figure:
    means = {year: _WHOLE * value for year, value in found.means.items()}
    years = list(means)
    name = f"medelkommun {swedish.number(means[years[-1]], 1)}"
    return measure_line(
        Measure(pd.DataFrame({"value": means}), name, name, _own(shown, years)),
        _without_breaks(shown),
        tokens=tokens,
        periods={year: shown.panel.period(year) for year in years},
        unit="p.e.",
    )


def _without_breaks(shown: SchoolsView) -> Indicator:
    indicator = shown.view.catalogue.indicator(shown.measure.indicator)
    return replace(indicator, series_breaks=(), shaded=())


def _own(shown: SchoolsView, years: Sequence[int]) -> Measure | None:
    """Return the line of the first followed municipality, if there is one."""
    if not shown.view.followed:
        return None
    own = shown.view.followed[0]
    values = {y: _WHOLE * mixes(shown.panel, y)[own.code].excess for y in years}
    frame = pd.DataFrame({"value": values})
    slot = shown.view.colours[own.code]
    return Measure(frame, own.name, slot=slot) if frame["value"].notna().any() else None


def _trend_table(shown: SchoolsView, found: MixTrend) -> Table:
    columns = ("Läsår", "Utöver slumpen, medelkommun (p.e.)", "Kommuner")
    many = swedish.number(len(found.codes))
    rows = tuple((shown.panel.period(y), story.percent(v, 1), many) for y, v in found.means.items())
    return Table(f"Fördelning över åren. {shown.measure.title}", columns, rows)
