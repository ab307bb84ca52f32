"""One measure on two strips: every municipality now, and then, on the same axis."""

from collections.abc import Mapping
from math import ceil, floor
from operator import itemgetter
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import extent, in_thousands, inner_ticks, nice_step, tick_texts
from likvard.figures.bounds import ranges
from likvard.figures.canvas import HIDDEN_AXIS, figure, strong, text
from likvard.figures.labels import width
from likvard.figures.strip import NOW, THEN, Strip, strip_marks, strip_traces
from likvard.figures.theme import Spec, Tokens

_MARGIN: Final = {"l": 76, "r": 24, "t": 18, "b": 24}
_TALL: Final = 68
_LEAST: Final = 270
_TICKS: Final = 5
_PAD: Final = 0.04
_NAMES: Final = 2
_GAP: Final = 8
Named = tuple[float, str]
"""A value and the name of the municipality that has it."""

NOTHING_OLDER: Final = "ingen äldre jämförbar uppgift"


def now_then(  # noqa: PLR0913  two years, two labels, one axis
    now: pd.DataFrame,
    then: pd.DataFrame,
    indicator: Indicator,
    *,
    labels: tuple[str, str],
    axis: tuple[float, float],
    chosen: Mapping[str, int],
    tokens: Tokens,
) -> Figure:
    """Return the two strips with the middle 80 per cent and the mean; lowest and highest named.

    Parameters
    ----------
    now, then
        As for the map, of two years.
    labels
        What the two years are called; when they are the same, only "now" is drawn.
    axis
        The lowest and highest value the strips must hold.
    chosen
        Colour slot by code.
    """
    strips = [Strip(now, labels[0], NOW)]
    strips += [Strip(then, labels[1], THEN)] if labels[0] != labels[1] else []
    bound = [ranges(strip.cells)[end] for strip in strips for end in ("low", "high")]
    low, high = _range(*extent(axis, *bound))
    layout: Spec = {
        "height": _MARGIN["t"] + _TALL + _MARGIN["b"],
        "margin": _MARGIN,
        "xaxis": {"range": [low, high], "showgrid": True} | _ticks(indicator, low, high),
        "yaxis": HIDDEN_AXIS | {"range": [_TALL, 0]},
        "shapes": [mark for strip in strips for mark in strip_marks(strip, tokens)],
        "annotations": [*_periods(labels, tokens), *_extremes(now, low, high, tokens)],
    }
    traces = [t for strip in strips for t in strip_traces(strip, chosen, tokens)]
    return figure(traces, tokens, layout)


def _range(low: float, high: float) -> tuple[float, float]:
    """Return the axis: a little more than it must hold, to the round number if one is near."""
    pad = (high - low) * _PAD or 1.0
    step = nice_step(low, high, _TICKS)
    first, last = floor(low / step) * step, ceil(high / step) * step
    return (
        min(low - pad, first - pad / 4) if low - first <= 2 * pad else low - pad,
        max(high + pad, last + pad / 4) if last - high <= 2 * pad else high + pad,
    )


def _ticks(indicator: Indicator, low: float, high: float) -> Spec:
    ticks = inner_ticks(low, high, _TICKS)
    words = tick_texts(ticks, indicator)
    unit = " tkr" if in_thousands(indicator, ticks) else ""
    return {"tickvals": ticks, "ticktext": [f"{word}{unit}" for word in words]}


def _periods(labels: tuple[str, str], tokens: Tokens) -> list[Spec]:
    place: Spec = {"xref": "paper", "xanchor": "left", "xshift": -_MARGIN["l"], "x": 0}
    older = NOTHING_OLDER if labels[0] == labels[1] else labels[1]
    return [
        strong(labels[0], tokens.ink, y=NOW, **place),
        text(older, tokens.muted, y=THEN, **place),
    ]


def _extremes(now: pd.DataFrame, low: float, high: float, tokens: Tokens) -> list[Spec]:
    """Return the names of the lowest and the highest above their dots."""
    known = now.dropna(subset="value")
    if len(known) < _NAMES:
        return []
    told = list(zip(known["value"].astype(float), known["name"].astype(str), strict=True))
    first, last = min(told, key=itemgetter(0)), max(told[::-1], key=itemgetter(0))
    shifts = _shifts(first, last, low, high)
    place = {"y": 0, "yanchor": "bottom", "yshift": -1}
    return [
        text(name, tokens.ink, x=round(value, 2), xshift=round(shift), **place)
        for (value, name), shift in zip((first, last), shifts, strict=True)
    ]


def _shifts(first: Named, last: Named, low: float, high: float) -> tuple[float, float]:
    """Return how far from above its dot each name must move to be whole and clear of the other.

    Planned for the narrowest plot; in a wider one the dots are farther apart.
    """
    pixels = _LEAST - _MARGIN["l"] - _MARGIN["r"]
    start, end = ((value - low) / (high - low) * pixels for value, _ in (first, last))
    half, half_too = width(first[1]) / 2, width(last[1]) / 2
    need = half + half_too + _GAP
    left, right = half - _MARGIN["l"], pixels + _MARGIN["r"] - half_too
    lack = max(need - (end - start), 0) / 2
    middle = min(max(start - lack, left), right - need)
    return middle - start, min(max(end + lack, middle + need), right) - end
