"""The largest flows of pupils as arcs on the map, numbered, on ground by how many stay at home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from likvard.figures.canvas import HIDDEN_AXIS, NARROW, NO_MARGIN, WIDE, figure, fitted, strong
from likvard.figures.classes import MISSING
from likvard.figures.plane import plane
from likvard.figures.shapes import EDGE, Outline, Selection, area, chosen_outlines, line
from likvard.figures.theme import Spec, Tokens

LIMITS: Final = (20, 40, 60, 80)
"""Per cent who stay at home, from where each shade but the palest begins."""
_PIXELS: Final = {WIDE: 640, NARROW: 343}
_BEND: Final = 0.18
_STEPS: Final = 24
_THIN: Final = 1.6
_THICK: Final = 7.0
_CASING: Final = 2.6
_HEAD: Final = 2.6
_LONG, _BROAD = 1.5, 0.6
_LEAST_HEAD, _GROWS = 0.55, 0.6
_MIDDLE: Final = 0.5


@dataclass(frozen=True)
class Ground:
    """A municipality on the map: the share who stay at home in per cent (None unknown), words."""

    slug: str
    stay: float | None
    hover: str


@dataclass(frozen=True)
class Stream:
    """A flow to be drawn: from, to, how many, and the number that it goes by below the map."""

    home: str
    host: str
    pupils: float
    label: str


def shade(stay: float | None) -> int:
    """Return the class of a share, from 0; MISSING for none.

    >>> [shade(each) for each in (0, 20, 79.9, 100, None)]
    [0, 1, 3, 4, -1]
    """
    return MISSING if stay is None else sum(stay >= limit for limit in LIMITS)


def flow_map(  # noqa: PLR0913  a map shows all of these
    ground: Mapping[str, Ground],
    streams: Sequence[Stream],
    outlines: pd.DataFrame,
    points: pd.DataFrame,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
) -> Figure:
    """Return the map: `ground` by code, `outlines` and `points` as for the municipality map."""
    selection = Selection(chosen, emphasis)
    flat = plane(outlines, ground)
    spots = {
        code: (x, y)
        for code, x, y in zip(
            *(points[n].tolist() for n in ("municipality", "x", "y")), strict=True
        )
    }
    fills = [
        area(
            shape,
            shade(ground[code].stay),
            tokens,
            slug=ground[code].slug,
            words=ground[code].hover,
        )
        | selection.dimmed(code)
        for code, shape in flat.shapes.items()
    ]
    traces = [*fills, line(flat.border, tokens.edge, EDGE)]
    traces += chosen_outlines(flat.shapes, selection, tokens)
    notes: list[Spec] = []
    most = max((stream.pupils for stream in streams), default=1.0)
    for stream in reversed(streams):
        if stream.home in spots and stream.host in spots:
            bow = _bow(spots[stream.home], spots[stream.host])
            wide = _THIN + (_THICK - _THIN) * stream.pupils / most
            traces += _arc(bow, wide, tokens)
            notes.append(_number(stream.label, bow, tokens))
    wide_view, narrow = flat.views[WIDE], flat.views[NARROW]
    layout = {
        "margin": NO_MARGIN,
        "height": round(_PIXELS[WIDE] * wide_view.aspect),
        "xaxis": HIDDEN_AXIS | {"range": [wide_view.left, wide_view.right]},
        "yaxis": HIDDEN_AXIS | {"range": [wide_view.lower, wide_view.upper], "scaleanchor": "x"},
        "annotations": notes,
    }
    tall: Spec = {
        "height": round(_PIXELS[NARROW] * narrow.aspect),
        "meta.aspect": narrow.aspect,
        "xaxis.range": [narrow.left, narrow.right],
        "yaxis.range": [narrow.lower, narrow.upper],
    }
    return figure(traces, tokens, layout, fitted(tall, aspect=wide_view.aspect, walk="places"))


def _bow(start: tuple[float, float], end: tuple[float, float]) -> np.ndarray[tuple[int, int]]:
    """Return points along a bent line, always to the right of the way: there and back differ."""
    a, b = np.array(start), np.array(end)
    way = b - a
    bend = (a + b) / 2 + _BEND * np.array([way[1], -way[0]])
    t = np.linspace(0.0, 1.0, _STEPS)[:, None]
    bow: np.ndarray[tuple[int, int]] = (1 - t) ** 2 * a + 2 * t * (1 - t) * bend + t**2 * b
    return np.round(bow, 2)


def _arc(bow: np.ndarray[tuple[int, int]], wide: float, tokens: Tokens) -> list[Spec]:
    """Return the arc on a casing that frees it from the ground, and the head that says whither."""
    body = Outline(bow[:-1, 0].tolist(), bow[:-1, 1].tolist())
    head = _head(bow, wide)
    tip = line(head, tokens.ink, 0.8) | {"fill": "toself", "fillcolor": tokens.ink}
    return [line(body, tokens.paper, wide + _CASING), line(body, tokens.ink, wide), tip]


def _head(bow: np.ndarray[tuple[int, int]], wide: float) -> Outline:
    tip = bow[-1]
    way = tip - bow[-3]
    along = way / (hypot(*way) or 1.0)
    side = np.array([-along[1], along[0]])
    size = _HEAD * (_LEAST_HEAD + _GROWS * wide / _THICK)
    back, half = tip - along * size * _LONG, side * size * _BROAD
    corners = np.round(np.vstack([tip, back + half, back - half, tip]), 2)
    return Outline(corners[:, 0].tolist(), corners[:, 1].tolist())


def _number(label: str, bow: np.ndarray[tuple[int, int]], tokens: Tokens) -> Spec:
    x, y = bow[round(_MIDDLE * (_STEPS - 1))].tolist()
    patch = {"bgcolor": tokens.paper, "bordercolor": tokens.ink, "borderwidth": 1, "borderpad": 2}
    return strong(label, tokens.ink, x=x, y=y) | patch
