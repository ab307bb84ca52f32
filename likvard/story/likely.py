"""How sure it is who lies highest and lowest."""

from collections.abc import Mapping, Sequence
from typing import Final

from likvard import swedish
from likvard.cells import Cell
from likvard.certainty import certainty
from likvard.panel import Panel

LIKELY: Final = 0.05
MOST_NAMED: Final = 3


def likely_ends(panel: Panel, year: int) -> str:
    """Return who may be the highest and the lowest, each with its probability; empty if unknown.

    Those with a probability of at least 5 % are named, the three likeliest at most.
    """
    places = certainty(panel, year).places
    if not places:
        return ""
    first = {code: place.first for code, place in places.items()}
    last = {code: place.last for code, place in places.items()}
    high, low = (last, first) if panel.indicator.direction == "lower" else (first, last)
    cells = panel.cells(year)
    return f"Sannolikt högst: {_named(cells, high)}; lägst: {_named(cells, low)}."


def _named(cells: Sequence[Cell], chances: Mapping[str, float]) -> str:
    """Return "Bjuv (54 %) eller Tomelilla (40 %)", or that nobody stands out."""
    likely = [c for c in cells if chances.get(c.code, 0) >= LIKELY]
    likely.sort(key=lambda c: -chances[c.code])
    if not likely:
        return "går inte att säga"
    told = [f"{c.name} ({_percent(chances[c.code])})" for c in likely[:MOST_NAMED]]
    told += ["någon annan"] if len(likely) > MOST_NAMED else []
    return swedish.joined(told, "eller")


def _percent(chance: float) -> str:
    return "över 99 %" if chance > 0.99 else f"{swedish.number(100 * chance)} %"  # noqa: PLR2004
