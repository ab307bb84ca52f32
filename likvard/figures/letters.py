"""The class letters on the map, for readers and printers without colour."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from likvard.figures.classes import LETTERS
from likvard.figures.crossing import meet, runs_through
from likvard.figures.labels import width
from likvard.figures.land import Box, Land, Point
from likvard.figures.placing import Placed
from likvard.figures.shapes import Selection
from likvard.figures.spots import View
from likvard.figures.theme import SIZE, Spec, Tokens

_WIDEST: Final = max(map(width, LETTERS))
_HEIGHT: Final = 12.0
"""Of a capital with air, in pixels."""
_ROOM: Final = 0.98
_SHIFT: Final = np.array([(x, y) for x in range(-6, 7) for y in range(-6, 7)], dtype=float)
Points = tuple[tuple[str, Point], ...]


def letters(  # noqa: PLR0913, PLR0917  what is drawn, and where
    klass: Mapping[str, int],
    points: Mapping[str, Point],
    placed: Sequence[Placed],
    ground: Land,
    view: View,
    selection: Selection,
    tokens: Tokens,
) -> Spec:
    """Return the letters of all shapes that no label tells of, where there is room for them.

    They are one trace of text, many times faster drawn than as many annotations.
    """
    told = {label.code for label in placed}
    spots = _spots(ground, view, tuple(points.items()))
    bare = [code for code in spots if klass[code] >= 0 and code not in told]
    free = {code: _free(spots[code], placed) for code in bare}
    seen = {code: spot for code, spot in free.items() if spot}
    color = [selection.words_on(code, klass[code], tokens) for code in seen]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [round(x, 2) for x, _ in seen.values()],
        "y": [round(y, 2) for _, y in seen.values()],
        "text": [LETTERS[klass[code]] for code in seen],
        "textfont": {"size": SIZE, "color": color},
        "hoverinfo": "skip",
    }


@lru_cache(maxsize=64)
def _spots(ground: Land, view: View, points: Points) -> dict[str, list[Box]]:
    """Return the boxes with room for a letter in each municipality, the most central first."""
    half = np.array([_WIDEST, _HEIGHT]) * view.km / 2
    found: dict[str, list[Box]] = {}
    for code, point in points:
        at = np.array(point) + _SHIFT[np.argsort(np.hypot(*_SHIFT.T), kind="stable")]
        boxes = np.hstack([at - half, at + half])
        found[code] = [_box(row) for row in boxes[ground.share(boxes, code) >= _ROOM].tolist()]
    return found


def _box(row: Sequence[float]) -> Box:
    left, lower, right, upper = row
    return left, lower, right, upper


def _free(boxes: Iterable[Box], placed: Sequence[Placed]) -> Point | None:
    """Return the middle of the first box that no label or leader touches."""
    clear = (box for box in boxes if not any(_touches(label, box) for label in placed))
    box = next(clear, None)
    return box and ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _touches(label: Placed, box: Box) -> bool:
    tip = label.tip
    return meet(label.box, box) or (tip is not None and runs_through((tip, label.end), box))
