"""The map: one filled shape per municipality on a flat plane, labelled where there is room."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.canvas import HIDDEN_AXIS, NARROW, WIDE, figure
from likvard.figures.classes import by_code
from likvard.figures.land import Land, Rings, border, land, path, rings_of
from likvard.figures.map_labels import annotations, wishes
from likvard.figures.placing import Placed, View, Wish, place
from likvard.figures.shapes import EDGE, area, cased, dimmed, line
from likvard.figures.theme import Spec, Tokens

ASPECT: Final = 0.79
NARROW_HEIGHT: Final = 350
_NARROW_ASPECT: Final = 1.02
_PAD_ABOVE: Final = {WIDE: 8.0, NARROW: 6.0}
_PAD_BELOW: Final = {WIDE: 5.0, NARROW: 3.0}
_PLANNED_FOR: Final = {WIDE: 490.0, NARROW: 328.0}
_MOST: Final = {WIDE: 10, NARROW: 3}


def municipality_map(
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
        One row per municipality, by code: name, slug, value, n, label.
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
    rings = {code: own for code, own in rings_of(outlines, cells.index).items() if own}
    klass = by_code(cells, indicator)
    words = dict(zip(cells.index, hover, strict=True))
    fills = [
        area(*path(own), klass[code], str(cells["slug"][code]), words[code], tokens)
        | dimmed(code, emphasis, chosen)
        for code, own in rings.items()
    ]
    views = {name: _view(rings, name) for name in (WIDE, NARROW)}
    labels = _labels(cells, points, land(rings), views, list(chosen), emphasis, sizes)
    notes = [
        note
        for name, placed in labels.items()
        for note in annotations(placed, klass, chosen=chosen, tokens=tokens, name=name)
    ]
    lines = _lines(rings, chosen, tokens)
    return figure(
        [*fills, *lines],
        tokens,
        height=440,
        layout=_plane(views[WIDE]) | {"annotations": notes},
        narrow={"height": NARROW_HEIGHT, "meta.aspect": _NARROW_ASPECT, **_ranges(views[NARROW])},
        aspect=ASPECT,
    )


def _lines(rings: Rings, chosen: Mapping[str, int], tokens: Tokens) -> list[Spec]:
    """Return the region's border and, above it, the cased outlines of the chosen."""
    mine = [
        part
        for code, slot in chosen.items()
        if code in rings
        for part in cased(*path(rings[code]), tokens.chosen[slot], tokens)
    ]
    return [line(*path(border(rings)), tokens.edge, EDGE), *mine]


def _labels(
    cells: pd.DataFrame,
    points: pd.DataFrame,
    ground: Land,
    views: Mapping[str, View],
    chosen: Sequence[str],
    emphasis: frozenset[str],
    sizes: Mapping[str, float] | None,
) -> dict[str, list[Placed]]:
    wanted = wishes(cells, points, ground, chosen=chosen, emphasis=emphasis, sizes=sizes)
    few = _narrow_wishes(wanted, chosen)
    wide = place(wanted, ground, views[WIDE], max(_MOST[WIDE], len(chosen) + 4))
    return {WIDE: wide, NARROW: place(few, ground, views[NARROW], max(_MOST[NARROW], len(few)))}


def _narrow_wishes(wanted: Sequence[Wish], chosen: Sequence[str]) -> list[Wish]:
    """Return the extremes and the chosen, and the biggest while there are but three."""
    extremes, rest = list(wanted[:2]), wanted[2:]
    mine = [wish for wish in rest if wish.code in chosen]
    return [*extremes, *mine] if mine else list(wanted[:3])


def _view(rings: Rings, name: str) -> View:
    points = np.vstack([ring for own in rings.values() for ring in own])
    (left, lower), (right, upper) = points.min(axis=0), points.max(axis=0)
    low, high = lower - _PAD_BELOW[name], upper + _PAD_ABOVE[name]
    wide = (high - low) / (ASPECT if name == WIDE else _NARROW_ASPECT)
    middle = (left + right) / 2
    return View(middle - wide / 2, low, middle + wide / 2, high, _PLANNED_FOR[name])


def _ranges(view: View) -> Spec:
    return {
        "xaxis.range": [round(view.left, 2), round(view.right, 2)],
        "yaxis.range": [round(view.lower, 2), round(view.upper, 2)],
    }


def _plane(view: View) -> Spec:
    ranges = _ranges(view)
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": HIDDEN_AXIS | {"range": ranges["xaxis.range"]},
        "yaxis": HIDDEN_AXIS | {"range": ranges["yaxis.range"], "scaleanchor": "x"},
    }
