"""A number counted over the years and forecast for those to come: a line, and its fan."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import extent, nice_ticks
from likvard.figures.canvas import NARROW, WIDE, strong
from likvard.figures.ends import End
from likvard.figures.lines import bands, heights, speaking, stroke
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, time_plot
from likvard.figures.value_line import named_dots
from likvard.figures.years import Years, years_of

TALL: Final = {WIDE: 300, NARROW: 240}
_TICKS: Final = 6
_LINE: Final = 2.5
_THIN: Final = 1.6
_DASH: Final = "5px,4px"
_AWAY: Final = 14
_ASIDE: Final = 6


@dataclass(frozen=True)
class Fan:
    """What is drawn: `counted` and `ahead` by year, the latter from the last counted year on.

    `low` and `high` are the ends of the band, equal to the count in that year; `named` are the
    years whose number is written out as in `labels`, `hover` the words on each year. `beside` is
    a second number to come, drawn thin, with its own name and words.
    """

    name: str
    counted: Mapping[int, float]
    ahead: Mapping[int, float]
    low: Mapping[int, float]
    high: Mapping[int, float]
    labels: Mapping[int, str]
    hover: Mapping[int, str]
    beside: Mapping[int, float] = field(default_factory=dict)
    beside_name: str = ""
    beside_hover: Mapping[int, str] = field(default_factory=dict)


def fan(
    shown: Fan, indicator: Indicator, *, tokens: Tokens, periods: Mapping[int, str], unit: str
) -> Figure:
    """Return the numbers counted as a line, those to come as a dashed one within their band.

    Parameters
    ----------
    indicator
        Whose breaks are drawn; its unit is not used.
    periods
        What each year is called; every year named has its place, forecast or not.
    unit
        Above the axis.

    Raises
    ------
    ValueError
        If nothing is counted.
    """
    plain = replace(indicator, unit=unit)
    years = years_of(plain, periods, shown=max(shown.counted))
    series = (shown.counted, shown.ahead, shown.low, shown.high, shown.beside)
    ticks = nice_ticks(*extent(*(each.values() for each in series)), _TICKS)
    words = [shown.hover.get(year, "") if year else "" for year in years.stops]
    dashed = stroke(years.steps, heights(years, shown.ahead), tokens.accent, _LINE, dash=_DASH)
    solid = stroke(years.steps, heights(years, shown.counted), tokens.accent, _LINE)
    every = dict(shown.ahead) | dict(shown.counted)
    traces: list[Spec] = [
        *bands(years, shown.low, shown.high, tokens.band),
        *_beside(shown, years, tokens),
        speaking(dashed, words),
        speaking(solid, words),
        named_dots(every, [year for year in shown.labels if year in every], tokens),
    ]
    return time_plot(
        traces,
        plain,
        years,
        ticks=ticks,
        ends=_ends(shown, years.every[-1], tokens),
        tokens=tokens,
        tall=TALL,
        marks=_labels(shown, every, tokens),
    )


def _labels(shown: Fan, every: Mapping[int, float], tokens: Tokens) -> list[Spec]:
    """Return the numbers written out, each beyond the band, on the side the line comes not from."""
    return [
        strong(words, tokens.accent, x=year, yanchor="middle", **_place(shown, every, year))
        for year, words in shown.labels.items()
        if year in every
    ]


def _place(shown: Fan, every: Mapping[int, float], year: int) -> Spec:
    """Return where a number stands; that of the last year counted left of the line drawn there."""
    falls = every.get(year - 1, every[year]) > every[year]
    edge = (shown.low if falls else shown.high).get(year, every[year])
    place: Spec = {"y": round(edge, 3), "yshift": -_AWAY if falls else _AWAY}
    aside: Spec = {"xanchor": "right", "xshift": -_ASIDE}
    return place | (aside if year == max(shown.counted) else {})


def _beside(shown: Fan, years: Years, tokens: Tokens) -> list[Spec]:
    if not shown.beside:
        return []
    line = stroke(years.steps, heights(years, shown.beside), tokens.muted, _THIN, dash=_DASH)
    words = [shown.beside_hover.get(year, "") if year else "" for year in years.stops]
    return [speaking(line, words)]


def _ends(shown: Fan, last: int, tokens: Tokens) -> Ends:
    named = (
        (shown.name, shown.ahead.get(last), tokens.accent),
        (shown.beside_name, shown.beside.get(last), tokens.muted),
    )
    ends = [End(name, value, colour) for name, value, colour in named if value is not None]
    return Ends(ends, ends)
