"""One municipality over the years, with its interval, beside the mean."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import extent, limits, nice_ticks
from likvard.figures.canvas import NARROW, WIDE, faded
from likvard.figures.history import by_year, histories
from likvard.figures.lines import bands
from likvard.figures.theme import Tokens
from likvard.figures.time_plot import Ends, mean_ends, mean_line, time_plot
from likvard.figures.trend import chosen_end, chosen_line
from likvard.figures.years import years_of

TALL: Final = {WIDE: 210, NARROW: 200}
_SHADE: Final = 0.16


def own_trend(  # noqa: PLR0913  as the trend
    long: pd.DataFrame,
    spread: pd.DataFrame,
    indicator: Indicator,
    *,
    own: str,
    slot: int,
    tokens: Tokens,
    periods: Mapping[int, str],
    year: int | None = None,
) -> Figure:
    """Return one municipality's line on its shaded 95 % interval, with the dashed mean.

    `own` is the code and `slot` its colour, `year` the one the page shows, to be marked; the rest
    is as for the trend.
    """
    years = years_of(indicator, periods, year)
    history = histories(long[long["code"] == own], years)[own]
    mean = by_year(spread["mean"])
    spans = history.value, history.low, history.high, mean
    ticks = nice_ticks(*limits(indicator, *extent(*(span.values() for span in spans))))
    color = tokens.chosen[slot]
    traces = [
        *bands(years, history.low, history.high, faded(color, _SHADE)),
        *mean_line(mean, years, indicator, tokens),
        *chosen_line(history, years, color, tokens),
    ]
    end = chosen_end(history, years, indicator, color)
    others = mean_ends(mean, years, indicator, tokens)
    named = Ends([end, *others.wide], [end, *others.narrow])
    return time_plot(traces, indicator, years, ticks=ticks, ends=named, tokens=tokens, tall=TALL)
