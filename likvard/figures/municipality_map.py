"""The map: one filled shape per municipality on a flat plane, labelled where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.figures.canvas import HIDDEN_AXIS, NARROW, NO_MARGIN, WIDE, figure, fitted
from likvard.figures.classes import Classes, reason
from likvard.figures.letters import letters
from likvard.figures.map_labels import (
    annotations,
    by_importance,
    far_apart,
    pointers,
    sizes_of,
    wishes,
)
from likvard.figures.placing import Placed, place
from likvard.figures.plane import Plane, plane
from likvard.figures.shapes import EDGE, Selection, area, chosen_outlines, line
from likvard.figures.spots import View, Wish
from likvard.figures.theme import Spec, Tokens

_PIXELS: Final = {WIDE: 557, NARROW: 343}
"""The widths by which a height is given where it is not worked out from the width at hand."""
_NARROW_BELOW: Final = 480
_MOST: Final = {WIDE: 10, NARROW: 3}
_BESIDES_CHOSEN: Final = 4
_ROOMY: Final = 680.0
_MOST_ROOMY: Final = 12

Labels = Mapping[float, Mapping[str, list[Placed]]]
"""The labels by the width in pixels from which they are seen, wide and narrow."""


def municipality_map(  # noqa: PLR0913  a map shows all of these
    cells: pd.DataFrame,
    outlines: pd.DataFrame,
    points: pd.DataFrame,
    classes: Classes,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
    sizes: Mapping[str, float] | None = None,
) -> Figure:
    """Return the map of one year.

    Parameters
    ----------
    cells
        One row per municipality, by code: name, slug, value, status, n, label, shown.
    outlines, points
        Rings and points for labels in kilometres: municipality, ring, x, y; municipality, x, y.
    classes
        The limits by which they are coloured.
    chosen
        Colour slot by code.
    emphasis
        The codes that keep their colour while the others fade; empty for all.
    hover
        The words on each municipality, in the order of the cells.
    sizes
        How big each municipality is, by code, for which ones to name; n when not given.
    """
    selection = Selection(chosen, emphasis)
    flat, klass = plane(outlines, cells.index), classes.by_code(cells)
    order = by_importance(cells, sizes or sizes_of(cells, flat.land), selection)
    labels = _labels(wishes(order, cells, points, chosen), flat)
    notes = {
        room: [
            n for name, p in seen.items() for n in annotations(p, klass, selection, tokens, name)
        ]
        for room, seen in labels.items()
    }
    marks = [*zip(cells["slug"].tolist(), hover, cells["status"].tolist(), strict=True)]
    said = dict(zip(cells.index, marks, strict=True))
    shapes = _shapes(flat, said, klass, selection, tokens)
    shapes += _marks(labels, flat, points, klass, selection, tokens)
    wide, narrow = flat.views[WIDE], flat.views[NARROW]
    layout = _layout(wide) | {"annotations": notes[0], "height": round(_PIXELS[WIDE] * wide.aspect)}
    tall = {"height": round(_PIXELS[NARROW] * narrow.aspect), "meta.aspect": narrow.aspect}
    above = {int(_ROOMY): {"annotations": notes[_ROOMY]}}
    fit = fitted(tall | _ranges(narrow), above, aspect=wide.aspect, walk="places")
    return figure(shapes, tokens, layout, fit)


def _shapes(
    flat: Plane,
    said: Mapping[str, tuple[str, str, str]],
    klass: Mapping[str, int],
    selection: Selection,
    tokens: Tokens,
) -> list[Spec]:
    """Return the municipalities, the region's border and, above it, the outlines of the chosen.

    `said` has slug, hover words and status by code.
    """
    fills = []
    for code, shape in flat.shapes.items():
        slug, words, status = said[code]
        mark = area(shape, klass[code], tokens, slug=slug, words=words, status=reason(status))
        fills.append(mark | selection.dimmed(code))
    edge = line(flat.border, tokens.edge, EDGE)
    return [*fills, edge, *chosen_outlines(flat.shapes, selection, tokens)]


def _marks(  # noqa: PLR0913, PLR0917  what is drawn, and where
    labels: Labels,
    flat: Plane,
    points: pd.DataFrame,
    klass: Mapping[str, int],
    selection: Selection,
    tokens: Tokens,
) -> list[Spec]:
    """Return leaders and class letters for each range of widths in which labels stand alike."""
    columns = (points[name].tolist() for name in ("municipality", "x", "y"))
    spots = {code: (x, y) for code, x, y in zip(*columns, strict=True) if code in flat.shapes}
    widths: list[tuple[list[Placed], View, Spec]] = [
        (labels[0][NARROW], flat.views[NARROW], {"below": _NARROW_BELOW}),
        (labels[0][WIDE], flat.views[WIDE], {"from": _NARROW_BELOW, "below": _ROOMY}),
        (labels[_ROOMY][WIDE], _roomy(flat), {"from": _ROOMY}),
    ]
    return [
        mark | {"meta": seen}
        for placed, view, seen in widths
        for mark in (
            *pointers(placed, tokens),
            letters(klass, spots, placed, flat.land, view, selection, tokens),
        )
    ]


def _labels(wanted: Sequence[Wish], flat: Plane) -> Labels:
    """Return the labels by the width in pixels from which they are seen, wide and narrow."""
    few = _narrow_wishes(wanted)
    most = max(_MOST[WIDE], sum(wish.first for wish in wanted) + _BESIDES_CHOSEN)
    wide = place(wanted, flat.land, flat.views[WIDE], most)
    narrow = place(few, flat.land, flat.views[NARROW], max(_MOST[NARROW], len(few)))
    spread = far_apart(wanted, most - _BESIDES_CHOSEN)
    roomy = place(spread, flat.land, _roomy(flat), max(_MOST_ROOMY, most))
    return {0: {WIDE: wide, NARROW: narrow}, _ROOMY: {WIDE: roomy}}


def _roomy(flat: Plane) -> View:
    return replace(flat.views[WIDE], pixels=_ROOMY)


def _narrow_wishes(wanted: Sequence[Wish]) -> list[Wish]:
    """Return the extremes and the chosen, and the biggest while there are but three."""
    extremes, rest = list(wanted[:2]), wanted[2:]
    mine = [wish for wish in rest if wish.first]
    return [*extremes, *mine] if mine else list(wanted[:3])


def _ranges(view: View) -> Spec:
    return {
        "xaxis.range": [round(view.left, 2), round(view.right, 2)],
        "yaxis.range": [round(view.lower, 2), round(view.upper, 2)],
    }


def _layout(view: View) -> Spec:
    ranges = _ranges(view)
    return {
        "margin": NO_MARGIN,
        "xaxis": HIDDEN_AXIS | {"range": ranges["xaxis.range"]},
        "yaxis": HIDDEN_AXIS | {"range": ranges["yaxis.range"], "scaleanchor": "x"},
    }
