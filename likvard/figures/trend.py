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
from likvard.figures.lines import cased, dotted, heights, hover, lonely_dots, speaking, stroke, when
from likvard.figures.shapes import FADED
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, mean_ends, mean_line, time_plot
from likvard.figures.years import Years, years_of

Members = Mapping[str, pd.DataFrame]
"""Each municipality's own rows by year."""

TALL: Final = {WIDE: 328, NARROW: 287}
_MANY: Final = 0.7
_CHOSEN: Final = 2.5
_DOT: Final = 8.0


def trend(
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
    seen = long[long["year"].isin(list(periods))]
    years = years_of(indicator, periods, periods)
    members = {str(code): own.set_index("year") for code, own in seen.groupby("code", sort=False)}
    mine = {code: members[code] for code in chosen if code in members}
    traces = [*_many(members, years, set(mine), emphasis, tokens)]
    traces += mean_line(spread["mean"], years, indicator, tokens)
    for code, own in mine.items():
        traces += chosen_line(own, years, tokens.chosen[chosen[code]], tokens)
    ticks = nice_ticks(*limits(indicator, *extent(seen["value"], spread["mean"])))
    ends = mean_ends(spread["mean"], years, indicator, tokens)
    own_ends = [
        chosen_end(own, years, indicator, tokens.chosen[chosen[code]], ticks[0])
        for code, own in mine.items()
    ]
    both = Ends([*own_ends, *ends.wide], [*own_ends, *ends.narrow])
    return time_plot(traces, indicator, years, ticks=ticks, ends=both, tokens=tokens, tall=TALL)


def _many(
    members: Members, years: Years, mine: set[str], emphasis: frozenset[str], tokens: Tokens
) -> list[Spec]:
    """Return all that are not chosen, in one trace, or two when some of them step forward."""
    rest = [code for code in members if code not in mine]
    behind = [code for code in rest if emphasis and code not in emphasis]
    before = [code for code in rest if code in emphasis]
    looks = [
        (behind, tokens.line, FADED),
        ([] if emphasis else rest, tokens.line, _MANY),
        (before, tokens.muted, _MANY),
    ]
    return [
        _strands([members[code] for code in codes], years, color) | {"opacity": opacity}
        for codes, color, opacity in looks
        if codes
    ]


def _strands(owns: Sequence[pd.DataFrame], years: Years, color: str) -> Spec:
    """Return one trace of many lines: a point without value ends each."""
    x: list[float | None] = []
    y: list[float | None] = []
    slugs: list[str] = []
    words: list[str] = []
    for own in owns:
        x += [*years.steps, None]
        y += [*heights(years, own["value"]), None]
        slugs += [str(own["slug"].iloc[0])] * (len(years.steps) + 1)
        words += [*_words(own, years, sure=False), ""]
    return speaking(lonely_dots(stroke(x, y, color, 1)), slugs, words)


def _words(own: pd.DataFrame, years: Years, *, sure: bool) -> list[str]:
    """Return the hover words at each of the years' steps."""
    said = {}
    for year, row in own.iterrows():
        certainty = str(row["sure"]) if sure else ""
        lines = [str(row["shown"]), certainty, when(years.periods[int(str(year))])]
        said[float(str(year))] = hover(str(row["name"]), lines)
    return [said.get(x, "") for x in years.steps]


def chosen_line(own: pd.DataFrame, years: Years, color: str, tokens: Tokens) -> list[Spec]:
    """Return a chosen municipality's line on its casing, with a dot at the last value."""
    y = heights(years, own["value"])
    casing, line = cased(years.steps, y, color, _CHOSEN, tokens.paper)
    slugs = [str(own["slug"].iloc[0])] * len(y)
    return [casing, speaking(dotted(line, end=_DOT), slugs, _words(own, years, sure=True))]


def chosen_end(
    own: pd.DataFrame, years: Years, indicator: Indicator, color: str, foot: float
) -> End:
    """Return name and last value; the name alone when the last year lacks it."""
    name, known = str(own["name"].iloc[0]), own["value"].dropna()
    if known.empty:
        return End(f"{name} saknas", foot, color)
    value = float(known.iloc[-1])
    is_last = known.index[-1] == years.every[-1]
    return End(f"{name} {label(indicator, value)}" if is_last else name, value, color)
