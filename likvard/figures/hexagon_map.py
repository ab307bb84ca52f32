"""The hexagon map: every municipality takes the same room; places are approximate."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Final

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.canvas import (
    HIDDEN_AXIS,
    NARROW,
    NO_MARGIN,
    WIDE,
    figure,
    fitted,
    span,
    text,
)
from likvard.figures.classes import MISSING, by_code
from likvard.figures.labels import told
from likvard.figures.shapes import EDGE, Outline, Selection, area, chosen_outlines
from likvard.figures.theme import Spec, Tokens

Hexagons = Mapping[str, tuple[int, int, str]]
"""Per municipality: axial coordinates q and r (pointy top) and the short code."""
Middle = tuple[float, float]

ASPECT: Final = 0.9
_HEIGHT: Final = 486
_DRAWN: Final = 0.965
_PAD: Final = 0.2
_NARROW_PAD: Final = 0.4
_PLANNED_FOR: Final = 343
_CORNERS: Final = [pi / 6 + pi / 3 * place for place in (*range(6), 0)]


def hexagon_map(  # noqa: PLR0913  a map shows all of these
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

    `cells`, `chosen`, `emphasis` and `hover` are as for the map. Municipalities without a hexagon
    are left out.
    """
    selection, klass = Selection(chosen, emphasis), by_code(cells, indicator)
    middles = {code: _middle(*hexagons[code][:2]) for code in cells.index if code in hexagons}
    outlines = {code: _corners(middle) for code, middle in middles.items()}
    said = dict(zip(cells.index, zip(cells["slug"], hover, strict=True), strict=True))
    shapes = [
        area(outlines[code], klass[code], tokens, slug=said[code][0], words=said[code][1])
        | _edge(klass[code], tokens)
        | selection.dimmed(code)
        for code in outlines
    ]
    texts = {
        code: _text(cells.loc[code], hexagons[code][2], _color(code, klass, selection, tokens))
        for code in middles
    }
    notes = [
        _note(texts[code][name], middle, klass[code], tokens) | {"name": name}
        for name in (WIDE, NARROW)
        for code, middle in middles.items()
    ]
    layout, narrow = _planes(list(middles.values()))
    drawn = [*shapes, *chosen_outlines(outlines, selection, tokens)]
    fit = fitted(narrow, aspect=ASPECT, walk="places")
    return figure(drawn, tokens, layout | {"annotations": notes}, fit)


def _middle(q: int, r: int) -> Middle:
    return sqrt(3) * (q + r / 2), -1.5 * r


def _corners(middle: Middle) -> Outline:
    x, y = middle
    return (
        [round(x + _DRAWN * cos(corner), 3) for corner in _CORNERS],
        [round(y + _DRAWN * sin(corner), 3) for corner in _CORNERS],
    )


def _edge(klass: int, tokens: Tokens) -> Spec:
    """Return the outline that shapes as pale as the paper need."""
    pale = klass in {0, MISSING}
    return {"line": {"color": tokens.edge, "width": EDGE} if pale else {"width": 0}}


def _color(code: str, klass: Mapping[str, int], selection: Selection, tokens: Tokens) -> str:
    """Return the colour of the words: what stands on the class, or on paper and pale shapes."""
    pale = klass[code] == MISSING or selection.steps_back(code)
    return tokens.ink if pale else tokens.sequential_text[klass[code]]


def _text(cell: pd.Series, short: str, color: str) -> dict[str, tuple[str, str]]:
    """Return the words for wide and narrow, each with their colour."""
    shown = told(str(cell["label"]), str(cell["shown"])).replace("minst ", "≥").removesuffix(" %")
    value = "" if np.isnan(cell["value"]) else f"<br>{shown}"
    return {WIDE: (span(short, color) + value, color), NARROW: (span(short, color), color)}


def _note(words: tuple[str, str], middle: Middle, klass: int, tokens: Tokens) -> Spec:
    patch: Spec = {"bgcolor": tokens.paper, "borderpad": 3} if klass == MISSING else {}
    return text(*words, x=round(middle[0], 3), y=round(middle[1], 3), **patch)


def _planes(middles: Sequence[Middle]) -> tuple[Spec, Spec]:
    """Return the layout and what replaces it when narrow: then the cells fill the width."""
    xs, ys = [x for x, _ in middles], [y for _, y in middles]
    low, high = min(ys) - 1 - _PAD, max(ys) + 1 + _PAD
    middle, wide = (min(xs) + max(xs)) / 2, (high - low) / ASPECT
    tight = max(xs) - min(xs) + sqrt(3) + 2 * _NARROW_PAD
    layout = {
        "height": _HEIGHT,
        "margin": NO_MARGIN,
        "xaxis": HIDDEN_AXIS | {"range": _around(middle, wide)},
        "yaxis": HIDDEN_AXIS | {"range": [round(low, 3), round(high, 3)], "scaleanchor": "x"},
    }
    height = round(_PLANNED_FOR * (high - low) / tight)
    return layout, {"height": height, "xaxis.range": _around(middle, tight)}


def _around(middle: float, wide: float) -> list[float]:
    return [round(middle - wide / 2, 3), round(middle + wide / 2, 3)]
