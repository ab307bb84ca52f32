"""The gap between girls and boys over the years: the mean, its band, and the chosen."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import label, with_unit
from likvard.figures.axis import extent, nice_ticks
from likvard.figures.canvas import NARROW, WIDE
from likvard.figures.ends import End
from likvard.figures.history import History, all_values, by_year, histories, hover, when
from likvard.figures.lines import bands, cased, heights, lonely_dots, speaking, stroke
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, time_plot
from likvard.figures.trend import chosen_end, chosen_line
from likvard.figures.years import Years, years_of

TALL: Final = {WIDE: 240, NARROW: 220}
_THICK: Final = 2.5
_TICKS: Final = 6


def gap_trend(  # noqa: PLR0913  the mean, the chosen, and how to name them
    mean: pd.DataFrame,
    long: pd.DataFrame,
    indicator: Indicator,
    *,
    chosen: Mapping[str, int],
    tokens: Tokens,
    periods: Mapping[int, str],
    decimals: int = 1,
) -> Figure:
    """Return the mean gap in accent on its band, zero, and the chosen in their colours.

    Parameters
    ----------
    mean
        By year: `gap`, `low` and `high`, NaN where not known.
    long
        One row per municipality and year, as for the trend; only the chosen are drawn.
    chosen, periods
        As for the trend.
    decimals
        Of the gaps.
    """
    years = years_of(indicator, periods)
    unit = "p.e." if indicator.difference_unit == "procentenheter" else indicator.difference_unit
    shown = replace(indicator, unit=unit, decimals=decimals, range=(-inf, inf), axis=None)
    value, low, high = (by_year(mean[name]) for name in ("gap", "low", "high"))
    owns = histories(long[long["code"].isin(list(chosen))], years)
    ends = (value.values(), low.values(), high.values(), all_values(owns))
    ticks = nice_ticks(*extent([0.0], *ends), _TICKS)
    traces = [*bands(years, low, high, tokens.band), *_zero(years, ticks[0], ticks[-1], tokens)]
    names = _names(value, years, shown, tokens)
    for code, slot in chosen.items():
        own = owns.get(code, History(code, ""))
        if own.last_known(years) is not None:
            traces += chosen_line(own, years, tokens.chosen[slot], tokens)
            names.append(chosen_end(own, years, shown, tokens.chosen[slot]))
    traces += _mean(value, years, shown, tokens)
    brief = [replace(end, words=end.words.replace("medelkommun", "medel")) for end in names]
    return time_plot(
        traces, shown, years, ticks=ticks, ends=Ends(names, brief), tokens=tokens, tall=TALL
    )


def _zero(years: Years, low: float, high: float, tokens: Tokens) -> list[Spec]:
    """Return the line of no gap, where it is not the foot of the plot."""
    inside = low < 0 <= high
    return [stroke(years.range, [0.0, 0.0], tokens.edge, 1)] if inside else []


def _mean(value: Mapping[int, float], years: Years, shown: Indicator, tokens: Tokens) -> list[Spec]:
    """Return the mean since the last break in accent, what lies before it in dot colour."""
    since = years.comparable_from
    words = [_told(value, years, year, shown) for year in years.stops]
    older = {year: v for year, v in value.items() if year < since}
    newer = {year: v for year, v in value.items() if year >= since}
    traces = []
    for part, color in ((older, tokens.dot), (newer, tokens.accent)):
        if part:
            casing, line = cased(years, heights(years, part), color, _THICK, tokens.paper)
            traces += [casing, speaking(lonely_dots(line, color), words)]
    return traces


def _told(value: Mapping[int, float], years: Years, year: int | None, shown: Indicator) -> str:
    if year is None or year not in value:
        return ""
    return hover("Medelkommun", with_unit(shown, value[year]), when(years.periods[year]))


def _names(value: Mapping[int, float], years: Years, shown: Indicator, tokens: Tokens) -> list[End]:
    last = value.get(years.every[-1])
    return [] if last is None else [End(f"medelkommun {label(shown, last)}", last, tokens.accent)]
