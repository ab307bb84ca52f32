"""Where on a map a label can stand: inside its municipality, else in the sea with a leader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import takewhile
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from likvard.figures.labels import width
from likvard.figures.land import Box, Land, Point

Floats = npt.NDArray[np.float64]

HEIGHT: Final = 17.0
"""Of a label's box, in pixels."""
GAP: Final = 4.0
"""Between the end of a leader and its label, in pixels."""
_MARGIN: Final = 2.0
_FITS: Final = 0.985
_FITS_WITH_HALO: Final = 0.72
_HALO_COST: Final = 26.0
_SHARE_COST: Final = 40.0
_STEEP_COST: Final = 0.25
_SIDEWAYS: Final = 0.3
_FAR: Final = 38.0
"""The cost, about the kilometres of leader, at which a label that may be left out is left out."""

_ANGLE, _REACH = (
    grid.ravel()
    for grid in np.meshgrid(np.arange(16) * np.pi / 8, np.arange(6.0, 64, 2), indexing="ij")
)
_SHIFT: Final = np.array([(x, y) for x in range(-8, 9, 2) for y in range(-8, 9, 2)], dtype=float)


@dataclass(frozen=True)
class View:
    """The part of the plane that is seen, in kilometres, and how many pixels wide it is drawn."""

    left: float
    lower: float
    right: float
    upper: float
    pixels: float

    @property
    def km(self) -> float:
        """Return the kilometres of one pixel."""
        return (self.right - self.left) / self.pixels

    def holds(self, boxes: Floats) -> npt.NDArray[np.bool_]:
        """Return for each box whether no part of it is cut."""
        x0, y0, x1, y1 = boxes.T
        held: npt.NDArray[np.bool_] = (self.left <= x0) & (x1 <= self.right)
        return held & (self.lower <= y0) & (y1 <= self.upper)


@dataclass(frozen=True)
class Wish:
    """A label to place: its text, a point well inside its municipality, how far it may go."""

    code: str
    text: str
    point: Point
    must: bool = True


@dataclass(frozen=True)
class Placed:
    """A label with its box; `end` is where its text is anchored, `tip` its spot when outside."""

    code: str
    text: str
    box: Box
    end: Point
    anchor: str
    cost: float
    tip: Point | None = None


def place(wishes: Sequence[Wish], ground: Land, view: View, most: int) -> list[Placed]:
    """Return up to `most` labels, first come first served, none on another or cut by the edge."""
    placed: list[Placed] = []
    for wish in wishes[: most * 2]:
        places = _inside(wish, ground, view), _outside(wish, ground, view)
        found = merge(*places, key=attrgetter("cost"))
        near = takewhile(lambda label: label.cost <= _FAR, found)
        best = next((p for p in (found if wish.must else near) if _is_free(p, placed)), None)
        placed += [best] if best and len(placed) < most else []
    return placed


def _inside(wish: Wish, ground: Land, view: View) -> Iterator[Placed]:
    """Yield the places within the municipality, those across its border last."""
    at = np.array(wish.point) + _SHIFT
    half = np.array([width(wish.text), HEIGHT]) * view.km / 2
    boxes = np.hstack([at - half, at + half])
    share = ground.share(boxes, wish.code)
    cost = np.where(share >= _FITS, 0, _HALO_COST + _SHARE_COST * (1 - share))
    cost += np.hypot(*_SHIFT.T) / 10
    for i in _cheapest(cost, (share >= _FITS_WITH_HALO) & view.holds(boxes)):
        yield Placed(wish.code, wish.text, _box(boxes[i]), _point(at[i]), "center", float(cost[i]))


def _outside(wish: Wish, ground: Land, view: View) -> Iterator[Placed]:
    """Yield the places in the sea, in all directions, the cheapest first."""
    at = np.array(wish.point) + _REACH[:, None] * np.column_stack([np.cos(_ANGLE), np.sin(_ANGLE)])
    boxes = _beside(at, width(wish.text), view.km)
    margin = np.array([-1, -1, 1, 1]) * _MARGIN * view.km
    cost = _REACH * (1 + _STEEP_COST * np.abs(np.sin(_ANGLE)))
    for i in _cheapest(cost, view.holds(boxes) & ground.is_sea(boxes + margin)):
        anchor = _anchor(float(np.cos(_ANGLE[i])))
        here = _box(boxes[i]), _point(at[i]), anchor, float(cost[i]), wish.point
        yield Placed(wish.code, wish.text, *here)


def _cheapest(cost: Floats, possible: npt.NDArray[np.bool_]) -> list[int]:
    """Return the possible places from the least cost, equals in their order."""
    places = np.flatnonzero(possible)
    found: list[int] = places[np.argsort(cost[places], kind="stable")].tolist()
    return found


def _anchor(cosine: float) -> str:
    return "center" if abs(cosine) <= _SIDEWAYS else "left" if cosine > 0 else "right"


def _beside(at: Floats, pixels: float, km: float) -> Floats:
    """Return the boxes of a text that continues outwards from each point."""
    half = np.array([pixels, HEIGHT]) * km / 2
    cos, sin = np.cos(_ANGLE), np.sin(_ANGLE)
    sideways = np.abs(cos) > _SIDEWAYS
    across = np.where(sideways, np.sign(cos) * (half[0] + GAP * km), 0)
    along = np.where(sideways, 0, np.sign(sin) * half[1])
    middle = at + np.column_stack([across, along])
    return np.hstack([middle - half, middle + half])


def _box(row: Floats) -> Box:
    x0, y0, x1, y1 = row.tolist()
    return x0, y0, x1, y1


def _point(row: Floats) -> Point:
    x, y = row.tolist()
    return x, y


def _is_free(label: Placed, placed: Sequence[Placed]) -> bool:
    return not any(_collide(label, other) for other in placed)


def _collide(a: Placed, b: Placed) -> bool:
    lines = (a.tip, a.end), (b.tip, b.end)
    return (
        meet(a.box, b.box)
        or _runs_through(lines[0], b.box)
        or _runs_through(lines[1], a.box)
        or bool(a.tip and b.tip and _cross((a.tip, a.end), (b.tip, b.end)))
    )


def meet(a: Box, b: Box) -> bool:
    """Return whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _runs_through(line: tuple[Point | None, Point], box: Box) -> bool:
    """Return whether a leader meets a box: an end within, or a crossing of a diagonal."""
    start, end = line
    if start is None:
        return False
    x0, y0, x1, y1 = box
    within = any(x0 <= x <= x1 and y0 <= y <= y1 for x, y in (start, end))
    diagonals = ((x0, y0), (x1, y1)), ((x0, y1), (x1, y0))
    return within or any(_cross((start, end), diagonal) for diagonal in diagonals)


def _cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    return _side(a, b[0]) != _side(a, b[1]) and _side(b, a[0]) != _side(b, a[1])


def _side(line: tuple[Point, Point], spot: Point) -> bool:
    (x0, y0), (x1, y1) = line
    return (x1 - x0) * (spot[1] - y0) > (y1 - y0) * (spot[0] - x0)
