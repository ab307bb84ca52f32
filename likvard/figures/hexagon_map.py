"""The hexagon map: every municipality takes the same room; places are approximate."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Final

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.canvas import HIDDEN_AXIS, NARROW, WIDE, figure, span, text
from likvard.figures.classes import MISSING, by_code
from likvard.figures.shapes import EDGE, area, cased, dimmed
from likvard.figures.theme import Spec, Tokens

Hexagons = Mapping[str, tuple[int, int, str]]
"""Per municipality: axial coordinates q and r (pointy top) and the short code."""

ASPECT: Final = 0.9
_DRAWN: Final = 0.965
_PAD: Final = 0.2
_NARROW_PAD: Final = 0.4
_PLANNED_FOR: Final = 343
_CORNERS: Final = [pi / 6 + pi / 3 * place for place in (*range(6), 0)]


def hexagon_map(
    cells: pd.DataFrame,
    hexagons: Hexagons,
    indicator: Indicator,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
) -> Figure:
    """Return the hexagon map of one year: code above value, on a phone the code only.

    `cells`, `chosen`, `emphasis` and `hover` are as for the map.
    """
    middles = {code: _middle(*hexagons[code][:2]) for code in cells.index if code in hexagons}
    klass = by_code(cells, indicator)
    words = dict(zip(cells.index, hover, strict=True))
    traces = [
        _cell(middles[code], klass[code], str(cells["slug"][code]), words[code], tokens)
        | dimmed(code, emphasis, chosen)
        for code in middles
    ]
    notes = [
        _words(
            spot,
            cells.loc[code],
            hexagons[code][2],
            _color(klass[code], dimmed(code, emphasis, chosen), tokens),
            tokens,
            name,
        )
        for name in (WIDE, NARROW)
        for code, spot in middles.items()
    ]
    layout, narrow = _planes(list(middles.values()))
    outlines = _outlines(middles, chosen, tokens)
    notes_and = layout | {"annotations": notes}
    return figure(
        [*traces, *outlines], tokens, height=486, layout=notes_and, narrow=narrow, aspect=ASPECT
    )


def _middle(q: int, r: int) -> tuple[float, float]:
    return sqrt(3) * (q + r / 2), -1.5 * r


def _corners(middle: tuple[float, float]) -> tuple[list[float], list[float]]:
    x, y = middle
    return (
        [round(x + _DRAWN * cos(corner), 3) for corner in _CORNERS],
        [round(y + _DRAWN * sin(corner), 3) for corner in _CORNERS],
    )


def _cell(
    middle: tuple[float, float], klass: int, slug: str, words: str, tokens: Tokens
) -> Spec:
    cell = area(*_corners(middle), klass, slug, words, tokens)
    pale = klass in (0, MISSING)
    return cell | {"line": {"color": tokens.edge, "width": EDGE} if pale else {"width": 0}}


def _color(klass: int, faded: Spec, tokens: Tokens) -> str:
    """Return the colour of the words: what stands on the class, or on paper and pale shapes."""
    return tokens.ink if faded or klass == MISSING else tokens.sequential_text[klass]


def _words(
    spot: tuple[float, float],
    cell: pd.Series,
    short: str,
    color: str,
    tokens: Tokens,
    name: str,
) -> Spec:
    missing = bool(np.isnan(cell["value"]))
    value = "" if missing or name == NARROW else f"<br>{cell['label']}"
    patch: Spec = {"bgcolor": tokens.paper, "borderpad": 3} if missing else {}
    x, y = round(spot[0], 3), round(spot[1], 3)
    return text(span(short, color) + value, tokens, x=x, y=y, name=name, color=color, **patch)


def _outlines(
    middles: Mapping[str, tuple[float, float]], chosen: Mapping[str, int], tokens: Tokens
) -> list[Spec]:
    return [
        part
        for code, slot in chosen.items()
        if code in middles
        for part in cased(*_corners(middles[code]), tokens.chosen[slot], tokens)
    ]


def _planes(middles: Sequence[tuple[float, float]]) -> tuple[Spec, Spec]:
    """Return the layout and what replaces it when narrow: then the cells fill the width."""
    xs, ys = [x for x, _ in middles], [y for _, y in middles]
    low, high = min(ys) - 1 - _PAD, max(ys) + 1 + _PAD
    middle, wide = (min(xs) + max(xs)) / 2, (high - low) / ASPECT
    tight = max(xs) - min(xs) + sqrt(3) + 2 * _NARROW_PAD
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": HIDDEN_AXIS | {"range": _around(middle, wide)},
        "yaxis": HIDDEN_AXIS | {"range": [round(low, 3), round(high, 3)], "scaleanchor": "x"},
    }
    height = round(_PLANNED_FOR * (high - low) / tight)
    return layout, {"height": height, "xaxis.range": _around(middle, tight)}


def _around(middle: float, wide: float) -> list[float]:
    return [round(middle - wide / 2, 3), round(middle + wide / 2, 3)]
