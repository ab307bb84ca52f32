"""The ground of the map: whose land each spot is, and where the region ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Ring = npt.NDArray[np.float64]
"""Points of one closed line, shape (n, 2), in kilometres."""
Rings = Mapping[str, Sequence[Ring]]
Box = tuple[float, float, float, float]
"""Left, lower, right, upper, in kilometres."""
Point = tuple[float, float]

Places = npt.NDArray[np.signedinteger]

SEA: Final = -1
_DECIMALS: Final = 2


def rings_of(outlines: pd.DataFrame, codes: Iterable[str]) -> dict[str, list[Ring]]:
    """Return the closed rings of each municipality, in the order of the codes."""
    rings: dict[str, list[Ring]] = {code: [] for code in codes}
    for code, x, y in zip(outlines["municipality"], outlines["x"], outlines["y"], strict=True):
        if code in rings:
            rings[code].append(np.round(np.column_stack([x, y]).astype(float), _DECIMALS))
    return rings


def path(rings: Sequence[Ring]) -> tuple[list[float | None], list[float | None]]:
    """Return x and y of all rings in one line, None between them, as Plotly fills them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        gap = [None] if xs else []
        xs += [*gap, *ring[:, 0].tolist()]
        ys += [*gap, *ring[:, 1].tolist()]
    return xs, ys


def border(rings: Rings) -> list[Ring]:
    """Return the outer border of all municipalities together.

    Neighbours share their border points exactly, so that a stretch inside the region is walked
    once by each of two municipalities and one on the border once only.
    """
    ahead: dict[Point, list[Point]] = {}
    inside = _walked(rings)
    for start, end in inside:
        if (end, start) not in inside:
            ahead.setdefault(start, []).append(end)
    lines = []
    while ahead:
        lines.append(_line(ahead))
    return lines


def _walked(rings: Rings) -> set[tuple[Point, Point]]:
    every = (ring for own in rings.values() for ring in own)
    return {step for ring in every for step in pairwise(map(tuple, _clockwise(ring).tolist()))}


def _clockwise(ring: Ring) -> Ring:
    x, y = ring[:, 0], ring[:, 1]
    return ring if np.sum(np.diff(x) * (y[1:] + y[:-1])) > 0 else ring[::-1]


def _line(ahead: dict[Point, list[Point]]) -> Ring:
    walk = [next(iter(ahead))]
    while walk[-1] in ahead:
        ends = ahead[walk[-1]]
        walk.append(ends.pop())
        if not ends:
            del ahead[walk[-2]]
    return np.array(walk)


@dataclass(frozen=True, eq=False)
class Land:
    """A grid of square cells: the place in `codes` of the municipality there, or SEA."""

    cells: npt.NDArray[np.int16]
    codes: tuple[str, ...]
    left: float
    lower: float
    cell: float

    @cached_property
    def _any(self) -> npt.NDArray[np.int32]:
        return _summed(self.cells != SEA)

    @cached_property
    def _each(self) -> dict[str, npt.NDArray[np.int32]]:
        return {code: _summed(self.cells == place) for place, code in enumerate(self.codes)}

    def is_sea(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Return for each box, a row of left, lower, right and upper, whether it has no land."""
        held: npt.NDArray[np.bool_] = self._held(self._any, boxes) == 0
        return held

    def share(self, boxes: npt.NDArray[np.float64], code: str) -> npt.NDArray[np.float64]:
        """Return for each box how much of it lies in one municipality, 0 to 1."""
        held = self._held(self._each[code], boxes)
        low, high = self._span(boxes)
        share: npt.NDArray[np.float64] = held / np.prod(high - low, axis=1)
        return share

    def area(self, code: str) -> float:
        """Return a municipality's area in square kilometres."""
        return float((self.cells == self.codes.index(code)).sum()) * self.cell**2

    def _span(self, boxes: npt.NDArray[np.float64]) -> tuple[Places, Places]:
        """Return the first and the first untouched column and row that each box touches."""
        inside = (boxes - (self.left, self.lower) * 2) / self.cell
        low, high = np.floor(inside[:, :2]), np.floor(inside[:, 2:]) + 1
        return low.astype(int), high.astype(int)

    def _held(self, summed: Places, boxes: npt.NDArray[np.float64]) -> Places:
        """Return how many of the summed cells each box touches; outside the grid is sea."""
        rows, columns = summed.shape
        low, high = (np.clip(end, 0, (columns - 1, rows - 1)) for end in self._span(boxes))
        (x0, y0), (x1, y1) = low.T, high.T
        held: Places = summed[y1, x1] - summed[y0, x1] - summed[y1, x0] + summed[y0, x0]
        return held


def _summed(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return the summed-area table, so that any box is counted by four look-ups."""
    table = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int32)
    table[1:, 1:] = mask.cumsum(axis=0).cumsum(axis=1)
    return table


def land(rings: Rings, cell: float = 1.0) -> Land:
    """Return the grid, with cells of so many kilometres, for the municipalities' rings."""
    points = np.vstack([ring for own in rings.values() for ring in own])
    left, lower = np.floor(points.min(axis=0))
    right, upper = np.ceil(points.max(axis=0))
    shape = (int((upper - lower) / cell) + 1, int((right - left) / cell) + 1)
    cells = np.full(shape, SEA, dtype=np.int16)
    found = Land(cells, tuple(rings), float(left), float(lower), cell)
    for place, own in enumerate(rings.values()):
        _paint(found, own, place)
    return found


def _paint(ground: Land, rings: Sequence[Ring], place: int) -> None:
    """Fill the cells whose centre lies in the rings, row by row between pairs of crossings."""
    starts, ends = np.vstack([r[:-1] for r in rings]), np.vstack([r[1:] for r in rings])
    low, high = int(starts[:, 1].min() - ground.lower), int(starts[:, 1].max() - ground.lower) + 1
    rows = np.arange(int(low / ground.cell), min(int(high / ground.cell) + 1, len(ground.cells)))
    y = (ground.lower + (rows + 0.5) * ground.cell)[:, None]
    across = (starts[None, :, 1] > y) != (ends[None, :, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = (y - starts[None, :, 1]) / (ends - starts)[None, :, 1]
    x = np.where(across, starts[None, :, 0] + part * (ends - starts)[None, :, 0], np.inf)
    columns = ground.left + (np.arange(ground.cells.shape[1]) + 0.5) * ground.cell
    odd = (x[:, :, None] < columns).sum(axis=1) % 2 == 1
    ground.cells[rows] = np.where(odd, place, ground.cells[rows])
