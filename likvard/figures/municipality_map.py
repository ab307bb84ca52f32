"""The map: one filled shape per municipality on a flat plane, labelled where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.canvas import HIDDEN_AXIS, NARROW, NO_MARGIN, WIDE, figure, fitted
from likvard.figures.classes import by_code
from likvard.figures.map_labels import annotations, by_importance, far_apart, sizes_of, wishes
from likvard.figures.placing import Placed, View, Wish, place
from likvard.figures.plane import ASPECT, Plane, plane
from likvard.figures.shapes import EDGE, Selection, area, chosen_outlines, line
from likvard.figures.theme import Spec, Tokens

NARROW_HEIGHT: Final = 350
_HEIGHT: Final = 440
_MOST: Final = {WIDE: 10, NARROW: 3}
_BESIDES_CHOSEN: Final = 4
_ROOMY: Final = 680.0
_MOST_ROOMY: Final = 12


def municipality_map(  # noqa: PLR0913  a map shows all of these
    cells: pd.DataFrame,
    outlines: pd.DataFrame,
    points: pd.DataFrame,
    indicator: Indicator,
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
        One row per municipality, by code: name, slug, value, n, label, shown.
    outlines, points
        Rings and points for labels in kilometres: municipality, ring, x, y; municipality, x, y.
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
    flat, klass = plane(outlines, cells.index), by_code(cells, indicator)
    order = by_importance(cells, sizes or sizes_of(cells, flat.land), selection)
    labels = _labels(wishes(order, cells, points), flat, list(chosen))
    notes = {
        room: [
            n for name, p in seen.items() for n in annotations(p, klass, selection, tokens, name)
        ]
        for room, seen in labels.items()
    }
    said = dict(zip(cells.index, zip(cells["slug"].tolist(), hover, strict=True), strict=True))
    shapes = _shapes(flat, said, klass, selection, tokens)
    layout = _layout(flat.views[WIDE]) | {"annotations": notes[0], "height": _HEIGHT}
    narrow = {"height": NARROW_HEIGHT, "meta.aspect": ASPECT[NARROW], **_ranges(flat.views[NARROW])}
    above = {int(_ROOMY): {"annotations": notes[_ROOMY]}}
    return figure(shapes, tokens, layout, fitted(narrow, above, aspect=ASPECT[WIDE], walk="places"))


def _shapes(
    flat: Plane,
    said: Mapping[str, tuple[str, str]],
    klass: Mapping[str, int],
    selection: Selection,
    tokens: Tokens,
) -> list[Spec]:
    """Return the municipalities, the region's border and, above it, the outlines of the chosen.

    `said` has slug and hover words by code.
    """
    fills = [
        area(shape, klass[code], tokens, slug=said[code][0], words=said[code][1])
        | selection.dimmed(code)
        for code, shape in flat.shapes.items()
    ]
    edge = line(flat.border, tokens.edge, EDGE)
    return [*fills, edge, *chosen_outlines(flat.shapes, selection, tokens)]


def _labels(
    wanted: Sequence[Wish], flat: Plane, chosen: Sequence[str]
) -> dict[float, dict[str, list[Placed]]]:
    """Return the labels by the width in pixels from which they are seen, wide and narrow."""
    few = _narrow_wishes(wanted, chosen)
    most = max(_MOST[WIDE], len(chosen) + _BESIDES_CHOSEN)
    wide = place(wanted, flat.land, flat.views[WIDE], most)
    narrow = place(few, flat.land, flat.views[NARROW], max(_MOST[NARROW], len(few)))
    spread = far_apart(wanted, most - _BESIDES_CHOSEN)
    view = replace(flat.views[WIDE], pixels=_ROOMY)
    roomy = place(spread, flat.land, view, max(_MOST_ROOMY, most))
    return {0: {WIDE: wide, NARROW: narrow}, _ROOMY: {WIDE: roomy}}


def _narrow_wishes(wanted: Sequence[Wish], chosen: Sequence[str]) -> list[Wish]:
    """Return the extremes and the chosen, and the biggest while there are but three."""
    extremes, rest = list(wanted[:2]), wanted[2:]
    mine = [wish for wish in rest if wish.code in chosen]
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
