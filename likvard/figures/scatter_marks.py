"""The marks of a scatter: line and band, the country's small dots, the members' by size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, sqrt
from typing import Final, NamedTuple

from likvard.figures.canvas import faded
from likvard.figures.lines import stroke
from likvard.figures.shapes import FADED, Selection
from likvard.figures.theme import Spec, Tokens

_MANY: Final = 2.2
_LEAST: Final = 3.4
_MOST: Final = 14.0
_EQUAL: Final = 4.6
_CHOSEN_LEAST: Final = 5.5
_SHINE: Final = 0.78
_THIN: Final = 1.6
_DASH: Final = "5px,4px"


@dataclass(frozen=True)
class Line:
    """A fitted line from left to right, and its 95 % band at the same places."""

    x: Sequence[float]
    y: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


class Point(NamedTuple):
    """One municipality: both values, the number n that gives the size, and what is read on it."""

    code: str
    name: str
    slug: str
    x: float
    y: float
    n: float
    hover: str
    member: bool


def radii(every: Sequence[Point]) -> dict[str, float]:
    """Return the members' radii in pixels, their areas as their n, the small ones large enough."""
    members = [point for point in every if point.member]
    largest = max((p.n for p in members if not isnan(p.n)), default=0.0)
    if not largest:
        return {point.code: _EQUAL for point in members}
    sizes = {p.code: 0.0 if isnan(p.n) else sqrt(p.n / largest) * _MOST for p in members}
    return {code: round(max(size, _LEAST), 1) for code, size in sizes.items()}


def fitted_line(line: Line | None, tokens: Tokens) -> list[Spec]:
    """Return the band and the line on it; nothing for none."""
    if line is None:
        return []
    rounded = {
        name: [round(value, 3) for value in getattr(line, name)]
        for name in ("x", "y", "low", "high")
    }
    quiet: Spec = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    around = {
        "x": rounded["x"] + rounded["x"][::-1],
        "y": rounded["low"] + rounded["high"][::-1],
        "fill": "toself",
        "fillcolor": tokens.band,
        "line": {"width": 0},
    }
    pen = {"x": rounded["x"], "y": rounded["y"], "line": {"color": tokens.ink, "width": 2}}
    return [quiet | around, quiet | pen]


def dashed_line(line: Line | None, tokens: Tokens) -> list[Spec]:
    """Return the line alone, thin and dashed; nothing for none."""
    if line is None:
        return []
    x, y = ([round(value, 3) for value in side] for side in (line.x, line.y))
    return [stroke(x, y, tokens.muted, _THIN, dash=_DASH)]


def second_line(line: Line | None, tokens: Tokens) -> list[Spec]:
    """Return a line to compare with, thin and dashed; nothing for none."""
    if line is None:
        return []
    x, y = ([round(value, 3) for value in values] for values in (line.x, line.y))
    return [stroke(x, y, tokens.muted, 1.5, dash="5px,4px") | {"cliponaxis": True}]


def _marks(points: Sequence[Point], marker: Spec) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(point.x, 2) for point in points],
        "y": [round(point.y, 2) for point in points],
        "marker": marker,
        "hovertext": [point.hover for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def country(every: Sequence[Point], tokens: Tokens) -> list[Spec]:
    """Return those outside the area: they say who they are, but cannot be walked to or chosen."""
    others = [point for point in every if not point.member]
    marker = {"size": 2 * _MANY, "color": tokens.dot, "opacity": _SHINE, "line": {"width": 0}}
    return [_marks(others, marker)] if others else []


def members(
    every: Sequence[Point], radius: Mapping[str, float], selection: Selection, tokens: Tokens
) -> list[Spec]:
    """Return the members from the largest to the smallest, and the chosen on top of them."""
    found = sorted((p for p in every if p.member), key=lambda p: -radius[p.code])
    plain = [p for p in found if p.code not in selection.chosen]
    own = [p for p in found if p.code in selection.chosen]
    ring = {"color": tokens.paper, "width": 1}
    color = [faded(tokens.accent, FADED if selection.steps_back(p.code) else _SHINE) for p in plain]
    quiet = {"size": [2 * radius[p.code] for p in plain], "color": color}
    loud = {
        "size": [2 * max(radius[p.code], _CHOSEN_LEAST) for p in own],
        "color": [tokens.chosen[selection.chosen[p.code]] for p in own],
    }
    return [
        _marks(some, look | {"line": ring, "opacity": 1})
        | {"customdata": [p.slug for p in some], "cliponaxis": False}
        for some, look in ((plain, quiet), (own, loud))
        if some
    ]
