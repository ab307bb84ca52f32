"""Every municipality a dot in every year, with the middle 80 per cent and the mean."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import with_unit
from likvard.figures.axis import extent, limits, nice_ticks
from likvard.figures.bounds import opened
from likvard.figures.canvas import NARROW, WIDE
from likvard.figures.dot_names import Named
from likvard.figures.ends import Scale
from likvard.figures.history import History, all_values, by_year, histories, hover, when
from likvard.figures.lines import bands, cased, heights, speaking
from likvard.figures.shapes import Selection
from likvard.figures.swarm import swarm
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, time_plot
from likvard.figures.trend import chosen_end
from likvard.figures.years import Years, years_of

TALL: Final = {WIDE: 416, NARROW: 330}
_PLOT: Final = 1006.0
_REACH: Final = 24.0
_MOST: Final = 0.48
_DOT: Final = 6.8
_CHOSEN_DOT: Final = 9.2
_CHOSEN_LINE: Final = 1.6
_MEAN: Final = 2.2
_RING: Final = 0.7


def padding(periods: Mapping[int, str]) -> float:
    """Return how far the axis must go on beyond the years for the dots aside, in years."""
    span = max(periods) - min(periods) if periods else 0
    return min(_MOST, _REACH * span / _PLOT)


def all_dots(  # noqa: PLR0913  it shows all of these
    long: pd.DataFrame,
    levels: pd.DataFrame,
    indicator: Indicator,
    *,
    chosen: Mapping[str, int],
    tokens: Tokens,
    periods: Mapping[int, str],
    emphasis: frozenset[str] = frozenset(),
    average: tuple[str, str] = ("medelkommun", "medel"),
) -> Figure:
    """Return the distribution of the municipalities year by year.

    Parameters
    ----------
    long
        One row per municipality and year: code, year, name, slug, value, shown, sure, and low,
        high and status where they are known.
    levels
        By year: `mean`, `p10` and `p90`, NaN where not computed.
    chosen
        Colour slot by code: these are joined by a line and named at the right end.
    periods
        What each year is called, e.g. 2025: "2024/25". Years without a name are not drawn.
    emphasis
        The codes that stay as they are when the rest step back; empty for none.
    average
        What the mean is called at the right end, in full and briefly.

    Raises
    ------
    ValueError
        If there is no value at all.
    """
    years = years_of(indicator, periods, pad=padding(periods))
    members = histories(long, years)
    mean, p10, p90 = (by_year(levels[name]) for name in ("mean", "p10", "p90"))
    ticks = nice_ticks(*limits(indicator, *extent(all_values(members))))
    traces = [
        *bands(years, p10, p90, tokens.band),
        _many(members, years, Selection(chosen, emphasis), ticks, tokens),
        *_mean(mean, years, indicator, average[0], tokens),
    ]
    named = Named(members, years.every[-1], indicator, chosen, tokens)
    own_ends = [
        chosen_end(members[c], years, indicator, tokens.chosen[chosen[c]]) for c in named.mine
    ]
    ends = Ends(
        *([*own_ends, *named.levels(word, mean, p10, p90), *named.extremes()] for word in average)
    )
    for code in named.mine:
        traces += _own(members[code], years, tokens.chosen[chosen[code]], tokens)
    return time_plot(traces, indicator, years, ticks=ticks, ends=ends, tokens=tokens, tall=TALL)


def _many(
    members: Mapping[str, History],
    years: Years,
    selection: Selection,
    ticks: Sequence[float],
    tokens: Tokens,
) -> Spec:
    """Return all that are not chosen in one trace, a municipality after the other."""
    chosen = selection.chosen
    aside = {year: _aside(members, year, years, chosen, ticks) for year in years.every}
    words = {code: own.words(years, sure=True) for code, own in members.items()}
    opens = {code: own.open_at(years) for code, own in members.items()}
    spots = [
        (code, place, year)
        for code in members
        if code not in chosen
        for place, year in enumerate(years.stops)
        if year is not None and code in aside[year]
    ]
    behind = {code: selection.steps_back(code) for code in members}
    color: str | list[str] = tokens.dot
    if any(behind.values()):
        color = [tokens.line if behind[code] else tokens.dot for code, _, _ in spots]
    marker: Spec = {"size": _DOT, "color": color, "opacity": 1}
    marker |= {"line": {"color": tokens.paper, "width": _RING}}
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [round(year + aside[year][code], 3) for code, _, year in spots],
        "y": [round(members[code].at(year).value, 2) for code, _, year in spots],
        "marker": opened(marker, [opens[code][place] for code, place, _ in spots], tokens.paper),
        "cliponaxis": False,
    }
    slugs = [members[code].slug for code, _, _ in spots]
    return speaking(dots, [words[code][place] for code, place, _ in spots], slugs)


def _aside(
    members: Mapping[str, History],
    year: int,
    years: Years,
    chosen: Mapping[str, int],
    ticks: Sequence[float],
) -> dict[str, float]:
    """Return how far aside each dot of a year stands, in years."""
    scale = Scale(ticks[0], ticks[-1], TALL[WIDE])
    known = {c: own.at(year).value for c, own in members.items()}
    places = {c: scale.place(v) for c, v in known.items() if v == v}  # noqa: PLR0124  NaN
    pixels = _PLOT / (years.range[1] - years.range[0])
    found = swarm(places, min(_REACH, _MOST * pixels), list(chosen))
    return {code: x / pixels for code, x in found.items()}


def _mean(
    mean: Mapping[int, float], years: Years, indicator: Indicator, name: str, tokens: Tokens
) -> list[Spec]:
    words = [
        ""
        if year is None or year not in mean
        else hover(name.capitalize(), with_unit(indicator, mean[year]), when(years.periods[year]))
        for year in years.stops
    ]
    casing, line = cased(years, heights(years, mean), tokens.ink, _MEAN, tokens.paper)
    return [casing, speaking(line, words)]


def _own(own: History, years: Years, color: str, tokens: Tokens) -> list[Spec]:
    """Return a chosen municipality: a dot a year, joined where no break lies between."""
    casing, line = cased(years, heights(years, own.value), color, _CHOSEN_LINE, tokens.paper)
    marker = {"size": _CHOSEN_DOT, "color": color, "opacity": 1}
    marker |= {"line": {"color": tokens.paper, "width": 1}}
    dotted = line | {
        "mode": "lines+markers",
        "marker": opened(marker, own.open_at(years), tokens.paper),
    }
    slugs = [own.slug] * len(years.stops)
    return [casing, speaking(dotted, own.words(years, sure=True), slugs)]
