"""Where on a map words can stand: inside their municipality, else in the sea with a leader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

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
_FITS_AT_WORST: Final = 0.1
"""How much of a label that must be there is on its own ground, where there is no better place."""
_HALO_COST: Final = 26.0
_SHARE_COST: Final = 40.0
_STEEP_COST: Final = 0.25
_SIDEWAYS: Final = 0.3
_FAR: Final = 38.0
"""The cost, about the kilometres of leader, at which a label that may be left out is left out."""

_COST: Final = 6

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

    @property
    def aspect(self) -> float:
        """Return height over width."""
        return round((self.upper - self.lower) / (self.right - self.left), 3)

    def holds(self, boxes: Floats) -> npt.NDArray[np.bool_]:
        """Return for each box whether no part of it is cut."""
        x0, y0, x1, y1 = boxes.T
        held: npt.NDArray[np.bool_] = (self.left <= x0) & (x1 <= self.right)
        return held & (self.lower <= y0) & (y1 <= self.upper)


@dataclass(frozen=True)
class Wish:
    """A label to place: its text, a point well inside its municipality, how far it may go.

    One with a `short` text is shortened rather than left out. The `first` come before all others.
    """

    code: str
    text: str
    point: Point
    must: bool = True
    short: str = ""
    first: bool = False


class Spot(NamedTuple):
    """A place for a label: its box, where the text is anchored, and what it costs to stand there.

    `tip` is the spot in the municipality that a leader points to, when the label stands outside.
    """

    box: Box
    end: Point
    anchor: str
    cost: float
    tip: Point | None = None


def spots(wish: Wish, text: str, ground: Land, view: View, taken: Sequence[Box]) -> Iterator[Spot]:
    """Yield the places for a text that are on none taken, the cheapest first.

    Those too far away are left out, unless the label must be there.
    """
    least = _FITS_AT_WORST if text == wish.short else _FITS_WITH_HALO
    rows = _table(ground, view, wish.code, wish.point, width(text), least)
    if not (wish.must or text == wish.short):
        rows = rows[: np.searchsorted(rows[:, _COST], _FAR, side="right")]
    for row in rows[_clear(rows, taken)]:
        *box, x, y, cost, cosine, led = row.tolist()
        yield Spot(tuple(box), (x, y), _anchor(cosine), cost, wish.point if led else None)


def _clear(rows: Floats, taken: Sequence[Box]) -> npt.NDArray[np.bool_]:
    """Return for each place whether its box is on none of those taken."""
    left, lower, right, upper = rows.T[:4]
    clear = np.ones(len(rows), dtype=bool)
    for x0, y0, x1, y1 in taken:
        clear &= (right <= x0) | (x1 <= left) | (upper <= y0) | (y1 <= lower)
    return clear


@lru_cache(maxsize=4096)
def _table(  # noqa: PLR0913, PLR0917  the whole key of the cache
    ground: Land, view: View, code: str, point: Point, pixels: float, least: float
) -> Floats:
    """Return a row per place from the least cost: box, anchor, cost, cosine, whether led to.

    Words of the same width have the same places, so that a year's labels have those of the last.
    """
    rows = np.vstack(
        [_inside(ground, view, code, point, pixels, least), _outside(ground, view, point, pixels)]
    )
    return rows[np.argsort(rows[:, _COST], kind="stable")]


def _inside(  # noqa: PLR0913, PLR0917  whose words, how long, and where they may stand
    ground: Land, view: View, code: str, point: Point, pixels: float, least: float
) -> Floats:
    """Return the places within the municipality, those across its border the dearest."""
    at = np.array(point) + _SHIFT
    half = np.array([pixels, HEIGHT]) * view.km / 2
    boxes = np.hstack([at - half, at + half])
    share = ground.share(boxes, code)
    cost = np.where(share >= _FITS, 0, _HALO_COST + _SHARE_COST * (1 - share))
    cost += np.hypot(*_SHIFT.T) / 10
    rows = np.column_stack([boxes, at, cost, np.zeros((len(at), 2))])
    return rows[(share >= least) & view.holds(boxes)]


def _outside(ground: Land, view: View, point: Point, pixels: float) -> Floats:
    """Return the places in the sea, in all directions."""
    cosine, sine = np.cos(_ANGLE), np.sin(_ANGLE)
    at = np.array(point) + _REACH[:, None] * np.column_stack([cosine, sine])
    boxes = _beside(at, pixels, view.km)
    margin = np.array([-1, -1, 1, 1]) * _MARGIN * view.km
    cost = _REACH * (1 + _STEEP_COST * np.abs(sine))
    rows = np.column_stack([boxes, at, cost, cosine, np.ones(len(at))])
    return rows[view.holds(boxes) & ground.is_sea(boxes + margin)]


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
