"""The plot that lines over the years are drawn in: axes, breaks, shaded years, names at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import label, with_unit
from likvard.figures.axis import axis_unit, tick_texts
from likvard.figures.canvas import NARROW, WIDE, figure, fitted, text
from likvard.figures.ends import AWAY, End, Scale, end_labels, without_value
from likvard.figures.history import hover, when
from likvard.figures.labels import LINE, width
from likvard.figures.lines import heights, lonely_dots, speaking, stroke
from likvard.figures.theme import Spec, Tokens
from likvard.figures.year_notes import notes
from likvard.figures.years import Years, break_lines, shades, shown_line

_LEFT: Final = {WIDE: 44, NARROW: 36}
_RIGHT: Final = {WIDE: 150.0, NARROW: 116.0}
_PLANNED_FOR: Final = {WIDE: 480, NARROW: 288}
_ROOMY: Final = {328: NARROW, 480: WIDE, 800: WIDE, 1100: WIDE}
_TOP: Final = 34
_BOTTOM: Final = 34
_EDGE: Final = 2.0
_STANDOFF: Final = 6
_OUT: Final = 34
_DASH: Final = "5px,4px"


@dataclass(frozen=True)
class Ends:
    """The names at the right end, in full and as short as a phone needs them."""

    wide: Sequence[End]
    narrow: Sequence[End]

    def of(self, name: str) -> Sequence[End]:
        """Return the names for one of the two widths."""
        return self.wide if name == WIDE else self.narrow

    def margin(self, name: str) -> int:
        """Return the right margin in pixels that holds every name uncut."""
        longest = max((width(end.words) for end in self.of(name)), default=0)
        return round(max(_RIGHT[name], AWAY + longest + 2))

    @property
    def below(self) -> int:
        """Return the bottom margin in pixels that holds the years and the names without value."""
        return _BOTTOM + LINE * len(without_value(self.wide))


def time_plot(  # noqa: PLR0913  every line over the years is drawn by this
    traces: Sequence[Spec],
    indicator: Indicator,
    years: Years,
    *,
    ticks: Sequence[float],
    ends: Ends,
    tokens: Tokens,
    tall: Mapping[str, int],
    marks: Sequence[Spec] = (),
) -> Figure:
    """Return the lines in their plot.

    Parameters
    ----------
    traces
        The lines, drawn in this order.
    ticks
        Of the value axis, which ends at the outer ones.
    tall
        The height of the plot itself in pixels, "wide" and "narrow".
    marks
        Words inside the plot.
    """
    right = {name: ends.margin(name) for name in (WIDE, NARROW)}
    left = {name: _left(name, indicator, ticks) for name in (WIDE, NARROW)}
    pixels = {name: _PLANNED_FOR[name] - left[name] - right[name] for name in (WIDE, NARROW)}
    unit = axis_unit(indicator, ticks)
    words, lines = notes(indicator, years, tokens, pixels=pixels, clear=_reach(unit))
    top = {name: _TOP + LINE * max(lines[name] - 1, 0) for name in (WIDE, NARROW)}
    layout: Spec = {
        "height": top[WIDE] + tall[WIDE] + ends.below,
        "margin": {"l": left[WIDE], "r": right[WIDE], "t": top[WIDE], "b": ends.below},
        "xaxis": {"range": years.range, "ticklabelstandoff": 8} | years.axis(pixels[WIDE], tokens),
        "yaxis": value_axis(indicator, ticks, tokens, tall[NARROW]),
        "shapes": [
            *shades(indicator, years, tokens),
            *break_lines(years, tokens),
            *shown_line(years, tokens),
        ],
        "annotations": [
            *words,
            *marks,
            unit_label(unit, tokens),
            *_names(ends, ticks, years, tall),
        ],
    }
    narrow = {
        "height": top[NARROW] + tall[NARROW] + ends.below,
        "margin.t": top[NARROW],
        "margin.l": left[NARROW],
        "margin.r": right[NARROW],
        "xaxis": years.axis(pixels[NARROW], tokens),
    }
    rooms = {room: room - left[name] - right[name] for room, name in _ROOMY.items()}
    above = {room: {"xaxis": years.axis(plot, tokens)} for room, plot in rooms.items()}
    return figure(traces, tokens, layout, fitted(narrow, above, walk="years"))


def _left(name: str, indicator: Indicator, ticks: Sequence[float]) -> int:
    """Return the left margin in pixels that holds every number of the value axis uncut."""
    longest = max(width(words) for words in tick_texts(ticks, indicator))
    return round(max(_LEFT[name], _STANDOFF + longest + 2))


def value_axis(indicator: Indicator, ticks: Sequence[float], tokens: Tokens, pixels: float) -> Spec:
    """Return the value axis, with a line at its foot only when that is zero.

    It ends 2 px outside the outer ticks, for Plotly draws no gridline at the very end.
    """
    edge = (ticks[-1] - ticks[0]) * _EDGE / pixels
    zero = {"zeroline": True, "zerolinecolor": tokens.edge, "zerolinewidth": 1}
    axis: Spec = {"range": [ticks[0] - edge, ticks[-1] + edge], "ticklabelstandoff": _STANDOFF}
    axis |= {"tickvals": list(ticks), "ticktext": tick_texts(ticks, indicator)}
    return axis | (zero if ticks[0] == 0 else {})


def unit_label(unit: str, tokens: Tokens) -> Spec:
    """Return the unit above the value axis, from the left edge of the figure."""
    place: Spec = {"xref": "x domain", "yref": "paper", "yanchor": "bottom"}
    left: Spec = {"xanchor": "left", "xshift": -_OUT}
    aside: Spec = {"xanchor": "right", "xshift": -_STANDOFF} if len(unit) == 1 else left
    return text(unit, tokens.muted, x=0, y=1, yshift=9, **place, **aside)


def _reach(unit: str) -> float:
    """Return how many pixels into the plot the unit needs for itself."""
    return 0 if len(unit) == 1 else max(width(unit) - _OUT + _STANDOFF, 0)


def _names(ends: Ends, ticks: Sequence[float], years: Years, tall: Mapping[str, int]) -> list[Spec]:
    return [
        note | {"name": name}
        for name in (WIDE, NARROW)
        for note in end_labels(ends.of(name), years.end, Scale(ticks[0], ticks[-1], tall[name]))
    ]


def mean_line(
    mean: Mapping[int, float], years: Years, indicator: Indicator, tokens: Tokens
) -> list[Spec]:
    """Return the dashed mean: in ink since the last break, in dot colour before it.

    A year on its own is a dot.
    """
    since = years.comparable_from
    parts = [
        (tokens.dot, {year: value for year, value in mean.items() if year < since}),
        (tokens.ink, {year: value for year, value in mean.items() if year >= since}),
    ]
    words = _mean_words(mean, years, indicator)
    lines = (
        lonely_dots(stroke(years.steps, heights(years, part), color, 2, dash=_DASH), color)
        for color, part in parts
        if part
    )
    return [speaking(line, words) for line in lines]


def _mean_words(mean: Mapping[int, float], years: Years, indicator: Indicator) -> list[str]:
    said = {
        float(year): hover("Medelkommun", with_unit(indicator, value), when(years.periods[year]))
        for year, value in mean.items()
        if year in years.periods
    }
    return [said.get(x, "") for x in years.steps]


def mean_ends(
    mean: Mapping[int, float], years: Years, indicator: Indicator, tokens: Tokens
) -> Ends:
    """Return the mean's name at the right end, if the last year has one."""
    last = mean.get(years.every[-1], np.nan)
    if np.isnan(last):
        return Ends([], [])
    shown = label(indicator, last)
    full, brief = (End(f"{word} {shown}", last, tokens.ink) for word in ("medelkommun", "medel"))
    return Ends([full], [brief])
