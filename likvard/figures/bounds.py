"""Values of which only a bound is published: open marks on the range they lie in."""

from collections.abc import Sequence
from math import isnan
from typing import Any, Final

import pandas as pd

from likvard.figures.theme import Spec

BOUND: Final = "approximate"
_PEN: Final = 1.5

Symbols = Sequence[str | None]
"""The open mark of each point, None where the value itself is published."""


def symbol(status: object, low: float, toward: str) -> str | None:
    """Return a circle for a value whose range is known, else a mark that points to lower values.

    None for a value that is published as it is; `toward` says where the lower values lie.
    """
    if status != BOUND:
        return None
    return f"triangle-{toward}" if isnan(low) else "circle"


def symbols(cells: pd.DataFrame, toward: str = "left") -> list[str | None]:
    """Return the open mark of each row, by its `status` and `low`."""
    rows = zip(cells["status"].tolist(), cells["low"].tolist(), strict=True)
    return [symbol(status, low, toward) for status, low in rows]


def ranges(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of which only a bound is published and both ends of its range are known."""
    return cells[cells["status"].eq(BOUND)].dropna(subset=["low", "high"])


def opened(marker: Spec, shapes: Symbols, paper: str) -> Spec:
    """Return the marker with what has a shape of its own drawn open: outlined, filled with paper.

    Colour, size and line of the marker may be one for all points or one for each.
    """
    if not any(shapes):
        return marker
    colors, line = _each(marker["color"], shapes), marker["line"]
    rings, widths = _each(line.get("color"), shapes), _each(line["width"], shapes)
    plain = _each(marker.get("symbol", "circle"), shapes)
    pen = {
        "color": [c if s else r or c for s, c, r in zip(shapes, colors, rings, strict=True)],
        "width": [_PEN if s else w for s, w in zip(shapes, widths, strict=True)],
    }
    return marker | {
        "symbol": [s or p for s, p in zip(shapes, plain, strict=True)],
        "color": [paper if s else c for s, c in zip(shapes, colors, strict=True)],
        "line": pen,
    }


def _each(one_or_many: Any, points: Symbols) -> list[Any]:  # noqa: ANN401  as Plotly has it
    return one_or_many if isinstance(one_or_many, list) else [one_or_many] * len(points)
