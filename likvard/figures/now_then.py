"""One measure on two strips: every municipality now, and then, on the same axis."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import in_thousands, inner_ticks, tick_texts
from likvard.figures.canvas import HIDDEN_AXIS, figure, text
from likvard.figures.labels import width
from likvard.figures.strip import NOW, THEN, Strip, strip_marks, strip_traces
from likvard.figures.theme import Spec, Tokens

_MARGIN: Final = {"l": 76, "r": 24, "t": 18, "b": 24}
_TALL: Final = 68
_LEAST: Final = 270
_TICKS: Final = 5
_PAD: Final = 0.04
_NAMES: Final = 2
NOTHING_OLDER: Final = "ingen äldre jämförbar uppgift"


def now_then(
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
    pad = (axis[1] - axis[0]) * _PAD or 1.0
    low, high = axis[0] - pad, axis[1] + pad
    layout: Spec = {
        "margin": _MARGIN,
        "xaxis": {"range": [low, high], "showgrid": True} | _ticks(indicator, low, high),
        "yaxis": HIDDEN_AXIS | {"range": [_TALL, 0]},
        "shapes": [mark for strip in strips for mark in strip_marks(strip, tokens)],
        "annotations": [*_periods(labels, tokens), *_extremes(now, (low, high), tokens)],
    }
    traces = [t for strip in strips for t in strip_traces(strip, chosen, tokens)]
    height = _MARGIN["t"] + _TALL + _MARGIN["b"]
    return figure(traces, tokens, height=height, layout=layout)


def _ticks(indicator: Indicator, low: float, high: float) -> Spec:
    ticks = inner_ticks(low, high, _TICKS)
    words = tick_texts(ticks, indicator)
    unit = " tkr" if in_thousands(indicator, ticks) else ""
    return {"tickvals": ticks, "ticktext": [f"{word}{unit}" for word in words]}


def _periods(labels: tuple[str, str], tokens: Tokens) -> list[Spec]:
    place: Spec = {"xref": "paper", "xanchor": "left", "xshift": -_MARGIN["l"], "borderpad": 0}
    first = text(labels[0], tokens, x=0, y=NOW, color=tokens.ink, strong=True, **place)
    if labels[0] == labels[1]:
        return [first, text(NOTHING_OLDER, tokens, x=0, y=THEN, **place)]
    return [first, text(labels[1], tokens, x=0, y=THEN, **place)]


def _extremes(now: pd.DataFrame, axis: tuple[float, float], tokens: Tokens) -> list[Spec]:
    """Return the names of the lowest and the highest above their dots."""
    known = now.dropna(subset="value")
    if len(known) < _NAMES:
        return []
    ends = [known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]]
    low, high = ((float(e["value"]) - axis[0]) / (axis[1] - axis[0]) for e in ends)
    first, last = (str(e["name"]) for e in ends)
    pixels = _LEAST - _MARGIN["l"] - _MARGIN["r"]
    apart = (high - low) * pixels >= (width(first) + width(last)) / 2 + 8
    sides = ("center", "center") if apart else ("right", "left")
    if (1 - high) * pixels + _MARGIN["r"] < width(last) / 2:
        sides = (sides[0], "edge")
    return [
        _name(str(end["name"]), float(end["value"]), side, tokens)
        for end, side in zip(ends, sides, strict=True)
    ]


def _name(name: str, value: float, side: str, tokens: Tokens) -> Spec:
    place: Spec = {"yanchor": "bottom", "borderpad": 0, "yshift": -1}
    if side == "edge":
        edge: Spec = {"xref": "paper", "xanchor": "right", "xshift": _MARGIN["r"]}
        return text(name, tokens, x=1, y=0, color=tokens.ink, **place, **edge)
    return text(name, tokens, x=round(value, 2), y=0, color=tokens.ink, xanchor=side, **place)
