"""The axes: grid, line of zero, and the words at the ticks."""

from collections.abc import Iterator
from typing import Final

from likvard.figures.svg.pen import group, tag
from likvard.figures.svg.scale import Axis, Ground
from likvard.figures.svg.words import written
from likvard.figures.theme import SIZE, Spec

_MIDDLE: Final = 0.35
"""From the middle of figures and capitals down to their baseline, in em."""
_AWAY: Final = 1.0
"""Pixels between the ground and the words, besides what the axis asks for."""
_EDGE: Final = 1.0
"""A line closer to the end of the ground than this, in pixels, is not drawn."""


def grid(ground: Ground) -> str:
    """Return the lines of the grid."""
    lines = [line for name, axis in ground.axes.items() for line in _grid(name, axis, ground)]
    return group(lines, class_="grid", shape_rendering="crispEdges")


def zeros(ground: Ground) -> str:
    """Return the lines of zero."""
    lines = [line for name, axis in ground.axes.items() for line in _zero(name, axis, ground)]
    return group(lines, class_="zero", shape_rendering="crispEdges")


def ticks(ground: Ground, font: Spec) -> str:
    """Return the words at the ticks."""
    shown = [(name, axis) for name, axis in ground.axes.items() if axis.shown]
    return group((_labels(name, axis, ground, font) for name, axis in shown), class_="ticks")


def _grid(name: str, axis: Axis, ground: Ground) -> Iterator[str]:
    if not (axis.shown and axis.spec.get("showgrid", True)):
        return
    for value in axis.spec.get("tickvals", ()):
        if _inside(axis, value) and not (value == 0 and axis.spec.get("zeroline")):
            width = axis.spec.get("gridwidth", 1)
            yield _across(name, axis.pixel(value), ground, axis.spec["gridcolor"], width)


def _zero(name: str, axis: Axis, ground: Ground) -> Iterator[str]:
    if axis.shown and axis.spec.get("zeroline") and axis.low * axis.high <= 0:
        color, width = axis.spec["zerolinecolor"], axis.spec["zerolinewidth"]
        yield _across(name, axis.pixel(0), ground, color, width)


def _inside(axis: Axis, value: float) -> bool:
    low, high = sorted((axis.first, axis.last))
    return low + _EDGE < axis.pixel(value) < high - _EDGE


def _across(name: str, at: float, ground: Ground, color: str, width: float) -> str:
    upright = f"M{at:.2f},{ground.top:g}V{ground.bottom:g}"
    level = f"M{ground.left:g},{at:.2f}H{ground.right:g}"
    return tag("path", d=upright if name[0] == "x" else level, stroke=color, stroke_width=width)


def _labels(name: str, axis: Axis, ground: Ground, font: Spec) -> str:
    own = font | axis.spec.get("tickfont", {})
    pairs = zip(axis.spec["tickvals"], axis.spec["ticktext"], strict=True)
    told = [(axis.pixel(value), words) for value, words in pairs if axis.within(value) and words]
    label = _under if name[0] == "x" else _beside
    texts = [label(axis, ground, at, words) for at, words in told]
    return group(texts, fill=own["color"], text_anchor=_anchor(name, axis))


def _anchor(name: str, axis: Axis) -> str:
    if name[0] == "x":
        return "middle"
    return "start" if axis.spec.get("side") == "right" else "end"


def _away(axis: Axis) -> float:
    return float(axis.spec.get("ticklabelstandoff", 0)) + _AWAY


def _under(axis: Axis, ground: Ground, at: float, words: str) -> str:
    return written(words, at, ground.bottom + _away(axis) + SIZE, SIZE)


def _beside(axis: Axis, ground: Ground, at: float, words: str) -> str:
    right = axis.spec.get("side") == "right"
    x = ground.right + _away(axis) if right else ground.left - _away(axis)
    return written(words, x, at + _MIDDLE * SIZE, SIZE)
