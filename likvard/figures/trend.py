"""Every municipality over the years: the many thin, the chosen named, the mean dashed."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import label
from likvard.figures.axis import extent, limits, nice_ticks
from likvard.figures.canvas import NARROW, WIDE
from likvard.figures.ends import End
from likvard.figures.history import History, all_values, by_year, histories
from likvard.figures.labels import told
from likvard.figures.lines import (
    cased,
    dotted,
    heights,
    is_alone,
    lonely_dots,
    open_ends,
    speaking,
    stroke,
)
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, mean_ends, mean_line, time_plot
from likvard.figures.years import Years, years_of

TALL: Final = {WIDE: 328, NARROW: 287}
_MANY: Final = 0.7
_BEHIND: Final = 0.35
_THIN: Final = 1.0
_THICK: Final = 2.5
_DOT: Final = 8.0
_RANGE: Final = 1.4


def trend(  # noqa: PLR0913  a trend shows all of these
    long: pd.DataFrame,
    spread: pd.DataFrame,
    indicator: Indicator,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    periods: Mapping[int, str],
) -> Figure:
    """Return the development of every municipality.

    Parameters
    ----------
    long
        One row per municipality and year: code, year, name, slug, value, shown, sure.
    spread
        By year, at least `mean`.
    chosen
        Colour slot by code: these are drawn thick and named at the right end.
    emphasis
        The codes drawn clearer than the rest; empty for none.
    periods
        What each year is called, e.g. 2025: "2024/25". Years without a name are not drawn.
    """
    years = years_of(indicator, periods)
    members = histories(long, years)
    mean = by_year(spread["mean"])
    mine = [end for code in chosen if code in members for end in _range_ends(members[code], years)]
    ticks = nice_ticks(*limits(indicator, *extent(all_values(members), mean.values(), mine)))
    ends = mean_ends(mean, years, indicator, tokens)
    traces = _many(members, years, chosen, emphasis, tokens)
    traces += mean_line(mean, years, indicator, tokens)
    own_ends = []
    for code, slot in chosen.items():
        if code in members:
            traces += chosen_line(members[code], years, tokens.chosen[slot], tokens)
            own_ends.append(chosen_end(members[code], years, indicator, tokens.chosen[slot]))
    named = Ends([*own_ends, *ends.wide], [*own_ends, *ends.narrow])
    return time_plot(traces, indicator, years, ticks=ticks, ends=named, tokens=tokens, tall=TALL)


def _many(
    members: Mapping[str, History],
    years: Years,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
) -> list[Spec]:
    """Return all that are not chosen in one trace, or in two when some of them step forward."""
    rest = [code for code in members if code not in chosen]
    looks = [
        ([code for code in rest if code not in emphasis], tokens.line, _BEHIND),
        ([code for code in rest if code in emphasis], tokens.muted, _MANY),
    ]
    looks = looks if emphasis else [(rest, tokens.line, _MANY)]
    return [
        _strands([members[code] for code in codes], years, color, tokens) | {"opacity": opacity}
        for codes, color, opacity in looks
        if codes
    ]


def _strands(owns: Sequence[History], years: Years, color: str, tokens: Tokens) -> Spec:
    """Return one trace of many lines: a point without value ends each."""
    x: list[float | None] = [*years.steps, None] * len(owns)
    y: list[float | None] = []
    slugs: list[str] = []
    words: list[str] = []
    shapes: list[str | None] = []
    for own in owns:
        y += [*heights(years, own.value), None]
        slugs += [own.slug] * (len(years.steps) + 1)
        words += [*own.words(years, sure=False), ""]
        shapes += [*own.open_at(years), None]
    line = lonely_dots(stroke(x, y, color, _THIN), tokens.dot)
    seen = [s if alone else None for s, alone in zip(shapes, is_alone(y), strict=True)]
    return speaking(open_ends(line, seen, tokens.paper), words, slugs)


def chosen_line(own: History, years: Years, color: str, tokens: Tokens) -> list[Spec]:
    """Return a chosen municipality's line on its casing, with a dot at the last value.

    Where only a bound is published its range is drawn, and the dot there is open.
    """
    y = heights(years, own.value)
    casing, line = cased(years, y, color, _THICK, tokens.paper)
    slugs = [own.slug] * len(y)
    told = open_ends(dotted(line, end=_DOT), own.open_at(years), tokens.paper)
    return [casing, *_ranges(own, years, color), speaking(told, own.words(years, sure=True), slugs)]


def _ranges(own: History, years: Years, color: str) -> list[Spec]:
    """Return an upright stroke over each range, in one trace, if there is one."""
    found = own.ranges(years)
    x = [spot for year, _, _ in found for spot in (year, year, None)]
    y = [spot for _, low, high in found for spot in (round(low, 2), round(high, 2), None)]
    return [stroke(x, y, color, _RANGE)] if found else []


def _range_ends(own: History, years: Years) -> list[float]:
    """Return the ends of the ranges that are drawn, for the value axis to hold."""
    return [end for _, *ends in own.ranges(years) for end in ends]


def chosen_end(own: History, years: Years, indicator: Indicator, color: str) -> End:
    """Return name and last value; the name alone when the last year lacks it."""
    last = own.last_known(years)
    if last is None:
        return End(f"{own.name} saknas", None, color)
    is_latest = last == years.every[-1]
    number = told(label(indicator, own.value[last]), own.points[last].shown)
    return End(f"{own.name} {number}" if is_latest else own.name, own.value[last], color)
