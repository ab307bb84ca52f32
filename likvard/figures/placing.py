"""Which of a map's labels stand where: the chosen first, none on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.figures.crossing import cross, runs_through
from likvard.figures.land import Box, Land, Point
from likvard.figures.spots import Spot, View, Wish, spots

_TRIES: Final = 3
"""How many orders of the chosen are tried, each with those first that had no room in the last."""


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
    """Return up to `most` labels, first come first served, none on another or cut by the edge.

    Those with a short text come first, all of them.
    """
    placed = _chosen([wish for wish in wishes if wish.short], ground, view)
    others = (wish for wish in wishes if not wish.short)
    for wish in list(others)[: most * 2]:
        if len(placed) >= most:
            break
        placed += _placed(wish, wish.text, ground, view, placed)
    return placed


def _chosen(wishes: Sequence[Wish], ground: Land, view: View) -> list[Placed]:
    """Return as many of the labels as there is room for, as few as may be shortened."""
    best: list[Placed] = []
    for _ in range(_TRIES):
        placed = _in_turn(wishes, ground, view)
        whole = {label.code for label in placed if label.whole}
        best = max(best, placed, key=_worth)
        if len(whole) == len(wishes):
            break
        wishes = sorted(wishes, key=lambda wish: wish.code in whole)
    return best


def _worth(placed: Sequence[Placed]) -> tuple[int, int]:
    return len(placed), sum(label.whole for label in placed)


def _in_turn(wishes: Sequence[Wish], ground: Land, view: View) -> list[Placed]:
    placed: list[Placed] = []
    for wish in wishes:
        whole = _placed(wish, wish.text, ground, view, placed)
        placed += whole or _placed(wish, wish.short, ground, view, placed)
    return placed


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
