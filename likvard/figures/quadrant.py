"""Demand against need, a bubble per programme, with a plain word in each of the four corners."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.axis import inner_ticks, plain_texts
from likvard.figures.canvas import NARROW, WIDE, faded, figure, fitted, strong
from likvard.figures.plot_frame import Named, PlotFrame
from likvard.figures.theme import Spec, Tokens

CORNERS: Final = (("locka fler", "bygg ut"), ("pröva ned", "håll kvar"))
"""The words above, left and right, and below."""
_LEFT: Final = 64
_LARGEST: Final = 22.0
_LEAST: Final = 5.0
_SHINE: Final = 0.72
_END: Final = 150.0
_HUNDRED: Final = 100.0
_WIDEST: Final = 2.0
_AIR: Final = 1.12
_TICKS: Final = 5


@dataclass(frozen=True)
class Bubble:
    """One programme: demand, need from -100 to 100, places for its size, and words."""

    word: str
    name: str
    letters: str
    x: float
    y: float
    places: float
    hover: str
    current: bool = False


def quadrant(
    bubbles: Sequence[Bubble], *, across: str, upward: str, limit: float, tokens: Tokens
) -> Figure:
    """Return the bubbles; `limit` is from where demand is high, need from zero."""
    reach = max([_WIDEST * limit, *(each.x * _AIR for each in bubbles)])
    frame = PlotFrame(across, upward, (0.0, reach), (-_END, _END), _LEFT)
    radius = {each.word: _radius(each, bubbles) for each in bubbles}
    ticks = inner_ticks(0.0, reach, _TICKS)
    layout: Spec = {
        "xaxis": {"range": [0, reach], "tickvals": ticks, "ticktext": plain_texts(ticks)}
        | {"showgrid": False, "ticklabelstandoff": 6},
        "yaxis": {"range": [-_END, _END], "tickvals": [-_HUNDRED, 0, _HUNDRED]}
        | {"ticktext": ["minska", "behålla", "öka"], "showgrid": False, "ticklabelstandoff": 6},
        "shapes": _cross(limit, tokens),
        "annotations": [
            *frame.titles(tokens),
            *_corners(limit, reach, tokens),
            *_names(bubbles, radius, frame, tokens),
        ],
    } | frame.room()
    marks = sorted(bubbles, key=lambda each: -radius[each.word])
    return figure([_marks(marks, radius, tokens)], tokens, layout, fitted(frame.narrow()))


def _radius(bubble: Bubble, every: Sequence[Bubble]) -> float:
    most = max(each.places for each in every)
    return max(_LEAST, _LARGEST * sqrt(bubble.places / most)) if most > 0 else _LEAST


def _marks(bubbles: Sequence[Bubble], radius: dict[str, float], tokens: Tokens) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(each.x, 3) for each in bubbles],
        "y": [round(each.y, 1) for each in bubbles],
        "marker": {
            "size": [round(2 * radius[each.word], 1) for each in bubbles],
            "color": [faded(tokens.accent, _SHINE if each.current else 0.35) for each in bubbles],
            "line": {"color": tokens.accent, "width": 1.5},
            "opacity": 1,
        },
        "customdata": [each.word for each in bubbles],
        "hovertext": [each.hover for each in bubbles],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _cross(limit: float, tokens: Tokens) -> list[Spec]:
    pen = {"color": tokens.edge, "width": 1}
    upright = {"yref": "paper", "y0": 0, "y1": 1, "x0": limit, "x1": limit}
    level = {"xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0}
    return [{"type": "line", "layer": "below", "line": pen} | place for place in (upright, level)]


def _corners(limit: float, reach: float, tokens: Tokens) -> list[Spec]:
    sides = (("left", 0.0, 8), ("right", reach, -8))
    return [
        strong(word, tokens.muted, x=x, y=y, xanchor=side, xshift=shift, yanchor=edge, yshift=up)
        for y, edge, up, words in (
            (_END, "top", -4, CORNERS[0]),
            (-_END, "bottom", 4, CORNERS[1]),
        )
        for word, (side, x, shift) in zip(words, sides, strict=True)
        if reach > limit
    ]


def _names(
    bubbles: Sequence[Bubble], radius: dict[str, float], frame: PlotFrame, tokens: Tokens
) -> list[Spec]:
    """Return names where there is room, letters on a phone."""
    found: list[Spec] = []
    for seen in (WIDE, NARROW):
        named = {
            each.word: Named(
                each.name if seen == WIDE else each.letters, each.x, each.y, radius[each.word]
            )
            for each in bubbles
        }
        colors = dict.fromkeys(named, tokens.ink)
        found += [note for note in frame.names(named, colors, tokens) if note["name"] == seen]
    return found
