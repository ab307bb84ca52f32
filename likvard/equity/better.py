"""Whom to learn from: similar municipalities whose result is better for certain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Final

from likvard.catalogue import Municipality
from likvard.cells import Cell
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.square_and_add import by_chance
from likvard.panel import Panel

BOUND: Final = "approximate"


@dataclass(frozen=True)
class Better:
    """A similar municipality beside one's own in one measure and year.

    `difference` is the other's value minus one's own in the indicator's unit, `low` and `high` its
    95 % interval, and `p` the two-sided probability of one so large by chance alone.
    """

    panel: Panel
    year: int
    own: Cell
    other: Cell
    difference: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class Lessons:
    """Who is better for certain, measure by measure, the largest difference first.

    `panels` are the measures that could be tested, `tested` the municipalities held against one's
    own in any of them.
    """

    better: tuple[Better, ...]
    panels: tuple[Panel, ...]
    tested: int


def lessons(
    pairs: Sequence[tuple[Panel, int]], own: Municipality, similar: Sequence[Municipality]
) -> Lessons:
    """Return which of the similar have a clearly better result than one's own.

    Only measures with a good direction and published intervals are tested, each in its own year,
    gender, provider and perspective. A difference counts when it remains significant (5 %) among
    all the tests together (Benjamini & Hochberg).
    """
    tests = [
        test
        for panel, year in pairs
        if panel.indicator.direction != "none"
        for test in _tests(panel, year, own, similar)
    ]
    if not tests:
        return Lessons((), (), 0)
    kept = significant(test.p for test in tests)
    found = [test for test, sure in zip(tests, kept, strict=True) if sure and _is_better(test)]
    panels = tuple({test.panel.indicator.id: test.panel for test in tests}.values())
    places = {panel.indicator.id: place for place, panel in enumerate(panels)}
    found.sort(key=lambda t: (places[t.panel.indicator.id], -abs(t.difference)))
    return Lessons(tuple(found), panels, len({test.other.code for test in tests}))


def _tests(
    panel: Panel, year: int, own: Municipality, similar: Sequence[Municipality]
) -> list[Better]:
    others = tuple(m for m in similar if m.code != own.code)
    mine, *rest = replace(panel, members=(own, *others)).cells(year)
    if not _is_certain(mine):
        return []
    return [compared(panel, year, mine, cell) for cell in rest if _is_certain(cell)]


def _is_certain(cell: Cell) -> bool:
    """Return whether the ends are an interval of chance, not the bound of what is published."""
    return cell.certain and cell.status != BOUND


def compared(panel: Panel, year: int, own: Cell, other: Cell) -> Better:
    """Return the difference between two cells with intervals, and how far it is beyond chance.

    The interval is Newcombe's (1998, method 10), from the two intervals of the cells.
    """
    difference = other.value - own.value
    down = hypot(other.value - other.low, own.high - own.value)
    up = hypot(other.high - other.value, own.value - own.low)
    near = down if difference > 0 else up
    p = by_chance(difference, near) if near > 0 else float(difference == 0)
    return Better(panel, year, own, other, difference, difference - down, difference + up, p)


def _is_better(test: Better) -> bool:
    return (test.difference > 0) == (test.panel.indicator.direction == "higher")
