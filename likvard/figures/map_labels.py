"""Which municipalities are named on the map, and how the names are written."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from math import dist, inf, isnan
from typing import Final

import pandas as pd

from likvard.figures.canvas import strong
from likvard.figures.labels import told
from likvard.figures.land import Land
from likvard.figures.placing import Placed
from likvard.figures.shapes import Outline, Selection, line
from likvard.figures.spots import GAP, Wish
from likvard.figures.theme import Spec, Tokens

_DOT: Final = 2.2
_RING: Final = 1.0


def wishes(
    order: Sequence[str], cells: pd.DataFrame, points: pd.DataFrame, chosen: Collection[str]
) -> list[Wish]:
    """Return the labels to place, with their words and points, in the order given.

    The first two, the extremes, and the chosen are shortened to their names rather than left
    out; the others are left out rather than placed far away.
    """
    held = {*chosen, *order[:2]}
    names = {str(code): str(name) for code, name in cells["name"].items() if code in held}
    words = dict(zip(cells.index, _short_words(cells), strict=True))
    spots = dict(
        zip(points["municipality"], zip(points["x"], points["y"], strict=True), strict=True)
    )
    return [
        Wish(code, words[code], spots[code], code in order[:2], names.get(code, ""), code in chosen)
        for code in order
        if code in spots
    ]


def _short_words(cells: pd.DataFrame) -> list[str]:
    """Return name and value, kronor in full as in the legend; the name alone without a value."""
    columns = (cells[name].tolist() for name in ("name", "value", "label", "shown"))
    return [
        name if isnan(value) else f"{name} {told(label, shown)}"
        for name, value, label, shown in zip(*columns, strict=True)
    ]


def far_apart(wanted: Sequence[Wish], kept: int) -> list[Wish]:
    """Return the first `kept`, then each time the one farthest from all that stand before it."""
    first, rest = list(wanted[:kept]), list(wanted[kept:])
    away = [min((dist(w.point, other.point) for other in first), default=inf) for w in rest]
    while rest:
        place = away.index(max(away))
        away.pop(place)
        first.append(rest.pop(place))
        near = (dist(wish.point, first[-1].point) for wish in rest)
        away = [min(pair) for pair in zip(away, near, strict=True)]
    return first


def sizes_of(cells: pd.DataFrame, ground: Land) -> Mapping[str, float]:
    """Return how big each municipality is: its n, or its area when no n is published."""
    if cells["n"].notna().any():
        return {str(code): float(n) for code, n in cells["n"].fillna(0).items()}
    return {code: ground.area(code) for code in ground.codes}


def by_importance(
    cells: pd.DataFrame, sizes: Mapping[str, float], selection: Selection
) -> list[str]:
    """Return codes to name: highest, lowest, chosen, biggest, next to extreme, then by size."""
    pairs = zip(cells.index, cells["value"].tolist(), strict=True)
    known = {c: v for c, v in pairs if not isnan(v) and not selection.steps_back(c)}
    ranked = sorted(known, key=known.__getitem__)
    big = sorted(ranked, key=lambda code: -sizes.get(code, 0))
    mine = [code for code in selection.chosen if code in cells.index]
    extremes, next_to = [*ranked[-1:], *ranked[:1]], [*ranked[1:2], *ranked[-2:-1]]
    first = [*extremes, *mine, *big[:3], *next_to, *big[3:6], *ranked[2:3]]
    return list(dict.fromkeys([*first, *big[6:]]))


def annotations(
    placed: Sequence[Placed],
    klass: Mapping[str, int],
    selection: Selection,
    tokens: Tokens,
    name: str,
) -> Iterator[Spec]:
    """Yield the texts; the leaders of those in the sea are `pointers`."""
    for label in placed:
        if label.tip is None:
            yield _inside(label, klass[label.code], tokens) | {"name": name}
        else:
            slot = selection.chosen.get(label.code)
            color = tokens.ink if slot is None else tokens.chosen[slot]
            yield _outside(label, color) | {"name": name}


def _inside(label: Placed, klass: int, tokens: Tokens) -> Spec:
    ground = tokens.sequential[klass] if klass >= 0 else tokens.paper
    color = tokens.sequential_text[klass] if klass >= 0 else tokens.ink
    note = strong(label.text, color, **_anchor(label))
    note["font"] |= {"shadow": halo(ground)}
    return note


def _outside(label: Placed, color: str) -> Spec:
    shift = {"left": {"xshift": GAP}, "right": {"xshift": -GAP}}.get(label.anchor, {})
    (_, low, _, high), y = label.box, label.end[1]
    across = "middle" if low < y < high else "bottom" if y <= low else "top"
    return strong(
        label.text, color, xanchor=label.anchor, yanchor=across, **_anchor(label), **shift
    )


def pointers(placed: Sequence[Placed], tokens: Tokens) -> list[Spec]:
    """Return the leaders of the labels in the sea, each with a dot and a ring that frees it.

    They are two traces, many times faster drawn than as many arrows.
    """
    far = [(label.tip, _anchor(label)) for label in placed if label.tip is not None]
    ends = [[(round(x, 2), round(y, 2)), (to["x"], to["y"])] for (x, y), to in far]
    xs = [x for pair in ends for x in (pair[0][0], pair[1][0], None)]
    ys = [y for pair in ends for y in (pair[0][1], pair[1][1], None)]
    ring = {"color": tokens.paper, "width": _RING}
    dot = {"size": 2 * _DOT + _RING, "color": tokens.ink, "opacity": 1, "line": ring}
    tips = {"x": [tip[0] for tip, _ in ends], "y": [tip[1] for tip, _ in ends]}
    dots = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "marker": dot}
    return [line(Outline(xs, ys), tokens.edge, 1), dots | tips]


def _anchor(label: Placed) -> Spec:
    x, y = label.end
    return {"x": round(x, 2), "y": round(y, 2)}


@cache
def halo(color: str) -> str:
    """Return a text shadow that lifts words 3.5 px clear of what lies behind."""
    near = ", ".join(f"{x}px {y}px 1px {color}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
    return f"{near}, 0 0 3px {color}, 0 0 3px {color}"
