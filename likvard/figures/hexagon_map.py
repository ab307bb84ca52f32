"""The hexagon map: every municipality takes the same room; places are approximate."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import cos, isnan, pi, sin, sqrt
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

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
from likvard.figures.classes import LETTERS, MISSING, Classes, reason
from likvard.figures.labels import told
from likvard.figures.shapes import EDGE, Outline, Selection, area, chosen_outlines
from likvard.figures.theme import Spec, Tokens

Hexagons = Mapping[str, tuple[int, int, str]]
"""Per municipality: axial coordinates q and r (pointy top) and the short code."""
Middle = tuple[float, float]

_ASPECT: Final = 0.9
"""Height over width, of all but regions so wide that it would cut them."""
_PIXELS: Final = 540
_DRAWN: Final = 0.965
_PAD: Final = 0.2
_NARROW_PAD: Final = 0.4
_PLANNED_FOR: Final = 343
_TWO_LINES: Final = 21
"""The least radius in pixels of a cell that holds two lines of text."""
_CORNERS: Final = [pi / 6 + pi / 3 * place for place in (*range(6), 0)]


def hexagon_map(  # noqa: PLR0913  a map shows all of these
    cells: pd.DataFrame,
    hexagons: Hexagons,
    classes: Classes,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
) -> Figure:
    """Return the hexagon map of one year: code above value, on a phone above the class letter.

    Where a phone's cells are too small for two lines, the code stands alone. `cells`, `chosen`,
    `emphasis` and `hover` are as for the map. Municipalities without a hexagon are left out.
    """
    selection, klass = Selection(chosen, emphasis), classes.by_code(cells)
    middles = {code: _middle(*hexagons[code][:2]) for code in cells.index if code in hexagons}
    outlines = {code: _corners(code, middle) for code, middle in middles.items()}
    marks = [*zip(cells["slug"].tolist(), hover, cells["status"].tolist(), strict=True)]
    said, shown = dict(zip(cells.index, marks, strict=True)), _shown(cells)
    shapes = _shapes(outlines, said, klass, selection, tokens)
    letters = _across(list(middles.values())) * _TWO_LINES <= _PLANNED_FOR
    texts = {
        code: _text(
            shown[code],
            hexagons[code][2],
            LETTERS[klass[code]] if letters and klass[code] != MISSING else "",
            selection.words_on(code, klass[code], tokens),
        )
        for code in middles
    }
    notes = [
        _note(texts[code][name], middle, klass[code], tokens) | {"name": name}
        for name in (WIDE, NARROW)
        for code, middle in middles.items()
    ]
    layout, fit = _planes(list(middles.values()))
    drawn = [*shapes, *chosen_outlines(outlines, selection, tokens)]
    return figure(drawn, tokens, layout | {"annotations": notes}, fit)


def _middle(q: int, r: int) -> Middle:
    return sqrt(3) * (q + r / 2), -1.5 * r


def hexagon_outlines(hexagons: Hexagons) -> list[Outline]:
    """Return the outline of every hexagon, as it is drawn on any map, with its name."""
    return [_corners(code, _middle(q, r)) for code, (q, r, _) in hexagons.items()]


@lru_cache(maxsize=1024)
def _corners(code: str, middle: Middle) -> Outline:
    x, y = middle
    return Outline(
        [round(x + _DRAWN * cos(corner), 3) for corner in _CORNERS],
        [round(y + _DRAWN * sin(corner), 3) for corner in _CORNERS],
        f"hexagon-{code}",
    )


def _shapes(
    outlines: Mapping[str, Outline],
    said: Mapping[str, tuple[str, str, str]],
    klass: Mapping[str, int],
    selection: Selection,
    tokens: Tokens,
) -> list[Spec]:
    """Return the filled hexagons; `said` has slug, hover words and status by code."""
    fills = []
    for code, outline in outlines.items():
        slug, words, status = said[code]
        mark = area(outline, klass[code], tokens, slug=slug, words=words, status=reason(status))
        fills.append(mark | _edge(klass[code], tokens) | selection.dimmed(code))
    return fills


def _edge(klass: int, tokens: Tokens) -> Spec:
    """Return the outline that shapes as pale as the paper need."""
    pale = klass in {0, MISSING}
    return {"line": {"color": tokens.edge, "width": EDGE} if pale else {"width": 0}}


def _shown(cells: pd.DataFrame) -> dict[str, str]:
    """Return each value in as few letters as there is room for; nothing where it is missing."""
    columns = (cells[name].tolist() for name in ("value", "label", "shown"))
    words = [
        "" if isnan(value) else told(label, shown).replace("minst ", "≥").removesuffix(" %")
        for value, label, shown in zip(*columns, strict=True)
    ]
    return dict(zip(cells.index, words, strict=True))


def _text(shown: str, short: str, letter: str, color: str) -> dict[str, tuple[str, str]]:
    """Return the words for wide and narrow, each with their colour.

    Where there is room for the value it tells the class; else the class's letter does.
    """
    below = {WIDE: shown, NARROW: letter}
    return {
        name: ("<br>".join(filter(None, (span(short, color), words))), color)
        for name, words in below.items()
    }


def _note(words: tuple[str, str], middle: Middle, klass: int, tokens: Tokens) -> Spec:
    patch: Spec = {"bgcolor": tokens.paper, "borderpad": 3} if klass == MISSING else {}
    return text(*words, x=round(middle[0], 3), y=round(middle[1], 3), **patch)


def _planes(middles: Sequence[Middle]) -> tuple[Spec, Spec]:
    """Return the layout and how it is fitted: on a phone the cells fill the width."""
    xs, ys = [x for x, _ in middles], [y for _, y in middles]
    low, high = min(ys) - 1 - _PAD, max(ys) + 1 + _PAD
    middle, tight = (min(xs) + max(xs)) / 2, _across(middles)
    wide = max((high - low) / _ASPECT, tight)
    aspect = round((high - low) / wide, 3)
    layout = {
        "height": round(_PIXELS * aspect),
        "margin": NO_MARGIN,
        "xaxis": HIDDEN_AXIS | {"range": _around(middle, wide)},
        "yaxis": HIDDEN_AXIS | {"range": [round(low, 3), round(high, 3)], "scaleanchor": "x"},
    }
    height = round(_PLANNED_FOR * (high - low) / tight)
    narrow = {"height": height, "xaxis.range": _around(middle, tight)}
    return layout, fitted(narrow, aspect=aspect, walk="places")


def _across(middles: Sequence[Middle]) -> float:
    """Return how many radii of a cell there are across all, with a margin."""
    xs = [x for x, _ in middles]
    return max(xs) - min(xs) + sqrt(3) + 2 * _NARROW_PAD


def _around(middle: float, wide: float) -> list[float]:
    return [round(middle - wide / 2, 3), round(middle + wide / 2, 3)]
