"""Where on a map a label can stand: inside its municipality, else in the sea with a leader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin
from typing import Final

from likvard.figures.labels import width
from likvard.figures.land import Box, Land, Point

HEIGHT: Final = 17.0
"""Of a label's box, in pixels."""
GAP: Final = 4.0
"""Between the end of a leader and its label, in pixels."""
_MARGIN: Final = 2.0
_DIRECTIONS: Final = 16
_REACHES: Final = range(6, 64, 2)
_SHIFTS: Final = (0, -2, 2, -4, 4, -6, 6)
_FITS: Final = 0.985
_FITS_WITH_HALO: Final = 0.72
_HALO_COST: Final = 26.0
_SIDEWAYS: Final = 0.3


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

    def holds(self, box: Box) -> bool:
        """Return whether no part of the box is cut."""
        x0, y0, x1, y1 = box
        return self.left <= x0 and x1 <= self.right and self.lower <= y0 and y1 <= self.upper


@dataclass(frozen=True)
class Placed:
    """A label with its box; `at` is where its text is anchored, `tip` its spot when outside."""

    code: str
    text: str
    box: Box
    at: Point
    anchor: str
    cost: float
    tip: Point | None = None


@dataclass(frozen=True)
class Wish:
    """A label to place: its text, and a point well inside its municipality."""

    code: str
    text: str
    point: Point


def place(wishes: Sequence[Wish], ground: Land, view: View, most: int) -> list[Placed]:
    """Return up to `most` labels, first come first served, none on another or cut by the edge."""
    placed: list[Placed] = []
    for wish in wishes:
        free = (c for c in _candidates(wish, ground, view) if _is_free(c, placed))
        best = min(free, key=lambda c: c.cost, default=None)
        if best is not None and len(placed) < most:
            placed.append(best)
    return placed


def _candidates(wish: Wish, ground: Land, view: View) -> Iterator[Placed]:
    yield from _inside(wish, ground, view)
    for step in range(_DIRECTIONS):
        yield from _outwards(wish, ground, view, 2 * pi * step / _DIRECTIONS)


def _inside(wish: Wish, ground: Land, view: View) -> Iterator[Placed]:
    wide, high = width(wish.text) * view.km, HEIGHT * view.km
    for dx, dy in product(_SHIFTS, _SHIFTS[:5]):
        x, y = wish.point[0] + dx, wish.point[1] + dy
        box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        share = ground.share(box, wish.code)
        if share >= _FITS_WITH_HALO and view.holds(box):
            cost = 0.0 if share >= _FITS else _HALO_COST + 40 * (1 - share)
            yield Placed(wish.code, wish.text, box, (x, y), "center", cost + hypot(dx, dy) / 10)


def _outwards(wish: Wish, ground: Land, view: View, angle: float) -> Iterator[Placed]:
    """Yield the first places in one direction where the label stands in the sea."""
    for reach in _REACHES:
        at = wish.point[0] + reach * cos(angle), wish.point[1] + reach * sin(angle)
        box, anchor = _beside(at, angle, width(wish.text), view.km)
        if not view.holds(box):
            return
        if ground.is_sea(_wider(box, _MARGIN * view.km)):
            cost = reach + (4 if anchor == "center" else 0)
            yield Placed(wish.code, wish.text, box, at, anchor, cost, wish.point)


def _beside(at: Point, angle: float, pixels: float, km: float) -> tuple[Box, str]:
    """Return the box of a text that continues from a point in a direction, and its anchor."""
    (x, y), wide, half, gap = at, pixels * km, HEIGHT * km / 2, GAP * km
    if cos(angle) > _SIDEWAYS:
        return (x + gap, y - half, x + gap + wide, y + half), "left"
    if cos(angle) < -_SIDEWAYS:
        return (x - gap - wide, y - half, x - gap, y + half), "right"
    middle = y + half if sin(angle) > 0 else y - half
    return (x - wide / 2, middle - half, x + wide / 2, middle + half), "center"


def _wider(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _is_free(label: Placed, placed: Sequence[Placed]) -> bool:
    return not any(_collide(label, other) for other in placed)


def _collide(a: Placed, b: Placed) -> bool:
    return (
        meet(a.box, b.box)
        or _crosses(a, b.box)
        or _crosses(b, a.box)
        or bool(a.tip and b.tip and _cross((a.tip, a.at), (b.tip, b.at)))
    )


def meet(a: Box, b: Box) -> bool:
    """Return whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _crosses(label: Placed, box: Box) -> bool:
    """Return whether the label's leader runs through the box."""
    if label.tip is None:
        return False
    (x0, y0), (x1, y1) = label.tip, label.at
    steps = (place / 20 for place in range(21))
    spots = ((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in steps)
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in spots)


def _cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    return _side(a, b[0]) != _side(a, b[1]) and _side(b, a[0]) != _side(b, a[1])


def _side(line: tuple[Point, Point], spot: Point) -> bool:
    (x0, y0), (x1, y1) = line
    return (x1 - x0) * (spot[1] - y0) > (y1 - y0) * (spot[0] - x0)


def by_code(placed: Sequence[Placed]) -> Mapping[str, Placed]:
    """Return the labels by municipality."""
    return {label.code: label for label in placed}
