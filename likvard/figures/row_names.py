"""Names of the chosen along a row of dots, moved apart."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from likvard.figures.canvas import NARROW, WIDE, strong
from likvard.figures.labels import declutter, width
from likvard.figures.theme import Spec, Tokens

_ROOM: Final = {WIDE: 640.0, NARROW: 280.0}
"""How many pixels a row has at the least where the names are planned for, wide and narrow."""
_BETWEEN: Final = 8.0


def row_names(
    cells: pd.DataFrame,
    chosen: Mapping[str, int],
    span: tuple[float, float],
    tokens: Tokens,
    place: Spec,
) -> list[Spec]:
    """Return the names of the chosen, at least a name apart, as many as there is room for.

    `cells` has name and value by code, `span` is the row's lowest and highest value, and `place`
    says where the names stand across the row.
    """
    own = cells[cells.index.isin(list(chosen))]
    slots = [chosen[str(code)] for code in own.index]
    rows = sorted(zip(slots, own["name"], own["value"], strict=True))
    return [
        strong(word, tokens.chosen[slot], x=round(x, 3), name=name, **place)
        for name, room in _ROOM.items()
        for slot, word, x in _apart(rows, span, room)
    ]


def _apart(
    rows: Sequence[tuple[int, str, float]], span: tuple[float, float], room: float
) -> list[tuple[int, str, float]]:
    """Return the names with places that keep them off each other, in a plot of so many pixels."""
    gap = max((width(name) for _, name, _ in rows), default=0) + _BETWEEN
    kept = rows[: max(1, int(room // gap))]
    scale = room / (span[1] - span[0])
    wanted = [(value - span[0]) * scale for _, _, value in kept]
    places = declutter(wanted, gap, min(gap / 2, room / 2), max(room - gap / 2, room / 2))
    return [
        (slot, name, span[0] + at / scale) for (slot, name, _), at in zip(kept, places, strict=True)
    ]
