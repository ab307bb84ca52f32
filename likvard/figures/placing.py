"""Which of a map's labels stand where: the chosen first, none on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.figures.crossing import cross, runs_through
from likvard.figures.land import Box, Land, Point
from likvard.figures.spots import Spot, View, Wish, spots

_TRIES: Final = 3
"""How many orders of the chosen are tried, those with least room in the last one first."""


@dataclass(frozen=True)
class Placed:
    """A label in its place; `whole` says that it is not shortened."""

    code: str
    text: str
    box: Box
    end: Point
    anchor: str
    cost: float
    tip: Point | None = None
    whole: bool = True


def place(wishes: Sequence[Wish], ground: Land, view: View, most: int) -> list[Placed]:
    """Return up to `most` labels, first come first served, none on another or cut by the edge."""
    placed = _chosen([wish for wish in wishes if wish.first], ground, view)
    others = (wish for wish in wishes if not wish.first)
    for wish in list(others)[: most * 2]:
        if len(placed) >= most:
            break
        placed += _whole_or_short(wish, ground, view, placed)
    return placed


def _chosen(wishes: Sequence[Wish], ground: Land, view: View) -> list[Placed]:
    """Return as many of the labels as there is room for, as few as may be shortened."""
    best: list[Placed] = []
    for _ in range(_TRIES):
        placed = _in_turn(wishes, ground, view)
        had = {label.code: 1 + label.whole for label in placed}
        best = max(best, placed, key=_worth)
        if sum(had.values()) == 2 * len(wishes):
            break
        wishes = sorted(wishes, key=lambda wish: had.get(wish.code, 0))
    return best


def _worth(placed: Sequence[Placed]) -> tuple[int, int]:
    return len(placed), sum(label.whole for label in placed)


def _in_turn(wishes: Sequence[Wish], ground: Land, view: View) -> list[Placed]:
    placed: list[Placed] = []
    for wish in wishes:
        placed += _whole_or_short(wish, ground, view, placed)
    return placed


def _whole_or_short(wish: Wish, ground: Land, view: View, placed: Sequence[Placed]) -> list[Placed]:
    whole = _placed(wish, wish.text, ground, view, placed)
    return whole or (_placed(wish, wish.short, ground, view, placed) if wish.short else [])


def _placed(
    wish: Wish, text: str, ground: Land, view: View, placed: Sequence[Placed]
) -> list[Placed]:
    """Return the label in the best place that is free, or nothing."""
    found = spots(wish, text, ground, view, [label.box for label in placed])
    spot = next((spot for spot in found if _is_free(spot, placed)), None)
    return [Placed(wish.code, text, *spot, whole=text == wish.text)] if spot else []


def _is_free(spot: Spot, placed: Sequence[Placed]) -> bool:
    return not any(_collide(spot, other) for other in placed)


def _collide(a: Spot, b: Placed) -> bool:
    return (
        (a.tip is not None and runs_through((a.tip, a.end), b.box))
        or (b.tip is not None and runs_through((b.tip, b.end), a.box))
        or (a.tip is not None and b.tip is not None and cross((a.tip, a.end), (b.tip, b.end)))
    )
