"""Names beside dots: each on the side where it covers least."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

from likvard.figures.canvas import faded, leader, strong
from likvard.figures.labels import LINE, width
from likvard.figures.theme import Spec, Tokens

_GAP: Final = 4.0
_HALO: Final = 0.85
_AIR: Final = 6.0
"""Between names side by side, for a plot somewhat wider or narrower than planned."""
_COVERED: Final = 1.0
_BESIDE: Final = 100.0
_CUT: Final = 400.0
_SIDES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Right, left, above, below, then the corners: the order in which equals are preferred."""
_LATER: Final = 0.1
_FARTHER: Final = (0.0, 16.0, 32.0, 48.0, 72.0, 96.0)
"""Pixels more between dot and name, for crowds; a thin line then joins them."""

Box = tuple[float, float, float, float]
"""Left, lower, right, upper, in pixels from the plot's lower left corner."""


class Dot(NamedTuple):
    """A dot: its name, where it lies in its units and in pixels, and its radius in pixels."""

    name: str
    x: float
    y: float
    across: float
    upward: float
    radius: float


class _Spot(NamedTuple):
    box: Box
    side: tuple[int, int]
    reach: tuple[float, float]
    far: float


def point_labels(
    dots: Mapping[str, Dot], colors: Mapping[str, str], plot: Box, tokens: Tokens
) -> Iterator[Spec]:
    """Yield the names of the dots that have a colour, by code, in that order of preference."""
    taken: list[Box] = []
    for code, color in colors.items():
        dot = dots[code]
        others = [other for key, other in dots.items() if key != code]
        spot = min(_spots(dot), key=lambda spot: _cost(spot, others, taken, plot))
        taken.append(spot.box)
        yield _note(dot, spot, color, tokens)
        if spot.far:
            east, north = (round(way, 1) for way in spot.reach)
            tail: Spec = {"ax": east, "ay": -north, "standoff": round(dot.radius, 1)}
            yield leader(round(dot.x, 2), round(dot.y, 2), color, **tail)


def _spots(dot: Dot) -> Iterator[_Spot]:
    wide, tall = width(dot.name), LINE - 1.0
    for far, side in product(_FARTHER, _SIDES):
        out = (dot.radius + _GAP + far) * (1.0 if 0 in side else 0.75)
        east, north = side[0] * out, side[1] * out
        x = dot.across + east + (side[0] - 1) * wide / 2
        y = dot.upward + north + (side[1] - 1) * tall / 2
        yield _Spot((x, y, x + wide, y + tall), side, (east, north), far)


def _cost(spot: _Spot, others: list[Dot], taken: list[Box], plot: Box) -> float:
    left, lower, right, upper = spot.box
    cut = left < plot[0] or lower < plot[1] or right > plot[2] or upper > plot[3]
    covered = sum(_covers(spot.box, dot) for dot in others)
    beside = sum(_meet(spot.box, box) for box in taken)
    late = _LATER * _SIDES.index(spot.side) + _LATER * spot.far
    return _CUT * cut + _COVERED * covered + _BESIDE * beside + late


def _covers(box: Box, dot: Dot) -> bool:
    x = min(max(dot.across, box[0]), box[2])
    y = min(max(dot.upward, box[1]), box[3])
    return (x - dot.across) ** 2 + (y - dot.upward) ** 2 < dot.radius**2


def _meet(one: Box, other: Box) -> bool:
    aside = one[2] + _AIR <= other[0] or other[2] + _AIR <= one[0]
    return not (aside or one[3] <= other[1] or other[3] <= one[1])


def _note(dot: Dot, spot: _Spot, color: str, tokens: Tokens) -> Spec:
    anchors: Spec = {
        "xanchor": {1: "left", 0: "center", -1: "right"}[spot.side[0]],
        "yanchor": {1: "bottom", 0: "middle", -1: "top"}[spot.side[1]],
    }
    shifts = {"xshift": round(spot.reach[0], 1), "yshift": round(spot.reach[1], 1)}
    place = {"x": round(dot.x, 2), "y": round(dot.y, 2), "bgcolor": faded(tokens.paper, _HALO)}
    return strong(dot.name, color, **place, **anchors, **shifts)
