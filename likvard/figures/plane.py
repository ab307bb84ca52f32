"""What of a map is the same for every figure of the same municipalities, worked out once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
import pandas as pd

from likvard.figures.canvas import NARROW, WIDE
from likvard.figures.land import Land, Rings, border, land, path, rings_of
from likvard.figures.shapes import Outline
from likvard.figures.spots import View

_ASPECT: Final = {WIDE: 0.79, NARROW: 1.02}
"""Height over width, of all but regions so wide that it would cut them."""
_PAD_ABOVE: Final = {WIDE: 8.0, NARROW: 6.0}
_PAD_BELOW: Final = {WIDE: 5.0, NARROW: 3.0}
_PAD_BESIDE: Final = {WIDE: 22.0, NARROW: 28.0}
_LEAST_BESIDE: Final = 1.0
_PLANNED_FOR: Final = {WIDE: 490.0, NARROW: 288.0}

Told = tuple[tuple[str, bytes, bytes], ...]
"""Code, x and y of each ring, by which the same outlines are known again."""


@dataclass(frozen=True, eq=False)
class Plane:
    """The shapes by code, the region's outer border, whose land is where, and what is seen.

    Shapes and border have names that are theirs alone, whatever the region.
    """

    shapes: Mapping[str, Outline]
    border: Outline
    land: Land
    views: Mapping[str, View]


def plane(outlines: pd.DataFrame, codes: Iterable[str]) -> Plane:
    """Return the plane of the municipalities that have an outline, in the order of the codes.

    `outlines` has one row per ring: municipality, x, y in kilometres. The last few regions asked
    for are remembered.
    """
    columns = (outlines[name].tolist() for name in ("municipality", "x", "y"))
    told = tuple((code, _bytes(x), _bytes(y)) for code, x, y in zip(*columns, strict=True))
    return _plane(told, tuple(codes))


def _bytes(places: object) -> bytes:
    return np.asarray(places, dtype=float).tobytes()


@lru_cache(maxsize=16)
def _plane(told: Told, codes: tuple[str, ...]) -> Plane:
    rings = {code: own for code, own in rings_of(_rows(told), codes).items() if own}
    views = {name: _view(rings, name) for name in (WIDE, NARROW)}
    shapes = {code: Outline(*path(own), code) for code, own in rings.items()}
    name = f"border-{crc32(repr(sorted(rings)).encode()):08x}"
    return Plane(shapes, Outline(*path(border(rings)), name), land(rings), views)


def _rows(told: Told) -> pd.DataFrame:
    rows = [(code, np.frombuffer(x), np.frombuffer(y)) for code, x, y in told]
    return pd.DataFrame(rows, columns=["municipality", "x", "y"])


def _view(rings: Rings, name: str) -> View:
    points = np.vstack([ring for own in rings.values() for ring in own])
    left, lower = points.min(axis=0).tolist()
    right, upper = points.max(axis=0).tolist()
    below, above = _PAD_BELOW[name], _PAD_ABOVE[name]
    middle, reach = (left + right) / 2, (right - left) / 2
    half = (upper - lower + below + above) / _ASPECT[name] / 2
    if half < reach + _LEAST_BESIDE:
        wide = reach + _PAD_BESIDE[name]
        below, above, half = below * wide / half, above * wide / half, wide
    low, high = lower - below, upper + above
    return View(middle - half, low, middle + half, high, _PLANNED_FOR[name])
