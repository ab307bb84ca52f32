"""The names of dots in a plot that is drawn lower than it was made for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from likvard.figures.labels import width
from likvard.figures.svg.fit import Fitted
from likvard.figures.svg.marks import at
from likvard.figures.svg.scale import Ground, ground
from likvard.figures.theme import Spec

_TALL: Final = 17.0
_FACES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Right, left, over, under, and the corners: where a name is tried, in that order."""
_ANCHORS: Final = {-1: "right", 0: "center", 1: "left"}
_HEIGHTS: Final = {-1: "top", 0: "middle", 1: "bottom"}
_LEAST: Final = 5.0
Box = tuple[float, float, float, float]


def renamed(found: Fitted) -> Fitted:
    """Return the figure with each name where it covers the fewest dots and no other name."""
    plot = ground(found.layout)
    dots = [dot for trace in found.traces for dot in _dots(trace, plot)]
    notes: list[Spec] = []
    taken: list[Box] = []
    for note in found.layout["annotations"]:
        if not _names_dot(note):
            notes += [note] if not note.get("showarrow", True) or note["text"] else []
            continue
        best = min(_faces(note, plot), key=lambda one: _cost(one[1], dots, taken, plot))
        notes.append(note | best[0])
        taken.append(best[1])
    return Fitted(found.traces, found.layout | {"annotations": notes})


def _names_dot(note: Spec) -> bool:
    return "bgcolor" in note and "xref" not in note and "yref" not in note and bool(note["text"])


def _dots(trace: Spec, plot: Ground) -> Iterator[Box]:
    """Return the boxes of the area's own dots; the small ones of the country may be covered."""
    if trace.get("mode") != "markers" or not trace.get("customdata"):
        return
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        radius = at(trace["marker"]["size"], place) / 2
        if x is not None and y is not None and 2 * radius >= _LEAST:
            across, down = plot.x("x", x), plot.y("y", y)
            yield across - radius, down - radius, across + radius, down + radius


def _faces(note: Spec, plot: Ground) -> Iterator[tuple[Spec, Box]]:
    """Return how the name may stand about its dot, and the box it then fills."""
    x, y = plot.x("x", note["x"]), plot.y("y", note["y"])
    away = max(abs(note.get("xshift", 0)), abs(note.get("yshift", 0)))
    wide = width(note["text"]) + 2
    for right, up in _FACES:
        out = away * (0.75 if right and up else 1)
        change = {"xanchor": _ANCHORS[right], "yanchor": _HEIGHTS[up]}
        change |= {"xshift": right * out, "yshift": up * out}
        left = x + right * out - wide * (1 - right) / 2
        top = y - up * out - _TALL * (1 + up) / 2
        yield change, (left, top, left + wide, top + _TALL)


def _cost(box: Box, dots: Sequence[Box], taken: Iterable[Box], plot: Ground) -> float:
    left, top, right, bottom = box
    outside = left < plot.left or right > plot.width or top < plot.top or bottom > plot.bottom
    names = sum(_meet(box, other) for other in taken)
    return 100 * outside + 100 * names + sum(_meet(box, dot) for dot in dots)


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
