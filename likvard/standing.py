"""One municipality's measure in numbers: its change, and how it stands beside the others."""

from collections.abc import Collection
from dataclasses import dataclass
from math import isfinite, nan
from statistics import fmean
from typing import Final

from likvard import comparison
from likvard.catalogue import Municipality
from likvard.cells import Cell
from likvard.certainty import Place, certain_changes, certainty
from likvard.level import Level
from likvard.panel import Panel

FIVE_YEARS: Final = 5
HALF: Final = 0.5


@dataclass(frozen=True)
class Standing:
    """One municipality's value in one year beside five years before, and its three references.

    `change` and the differences are in the indicator's unit, before rounding; NaN where one of the
    two is not known, or lies beyond a break of the series. `change_certain` tells whether the
    change is more than chance gives, None where that is not known. `nation` and `similar` are
    unweighted means of the country's and of the similar municipalities, `alike` how many of the
    similar have a value: below half of them their mean is NaN. `word` tells how it compares with
    the mean municipality, `place` the interval of its place among the members, None where
    uncertainty is not known or high is neither good nor bad, and `band` where it lies among the
    country's.
    """

    cell: Cell
    level: Level
    change: float
    change_certain: bool | None
    difference: float
    nation: float
    nation_difference: float
    similar: float
    similar_difference: float
    alike: int
    word: str
    place: Place | None
    band: str


def standing(
    panel: Panel, year: int, code: str, similar: Collection[Municipality] = ()
) -> Standing:
    """Return how one member stands that year, beside those similar to it too.

    Raises
    ------
    KeyError
        If the code is no member's.
    """
    cell, level, nation = panel.cell(year, code), panel.level(year), panel.nation_mean(year)
    alike, count = among_similar(panel, year, similar)
    neutral = panel.indicator.direction == "none"
    return Standing(
        cell,
        level,
        change(panel, year, code),
        _change_certain(panel, year, code),
        cell.value - level.mean,
        nation,
        cell.value - nation,
        alike,
        cell.value - alike,
        count,
        comparison.compared(panel, year, code),
        None if neutral else certainty(panel, year).places.get(code),
        comparison.band(panel, year, cell.value),
    )


def change(panel: Panel, year: int, code: str) -> float:
    """Return how much the value has changed over five years; NaN when they are not comparable."""
    back = year - FIVE_YEARS
    if back not in panel.comparable:
        return nan
    return panel.cell(year, code).value - panel.cell(back, code).value


def _change_certain(panel: Panel, year: int, code: str) -> bool | None:
    back = year - FIVE_YEARS
    if back not in panel.comparable:
        return None
    return certain_changes(panel, year, back).get(code)


def among_similar(panel: Panel, year: int, similar: Collection[Municipality]) -> tuple[float, int]:
    """Return the mean of the similar, NaN below half of them, and how many have a value."""
    row = panel.published.get(year, {})
    found = [row[m.code].value for m in similar if m.code in row]
    values = [value for value in found if isfinite(value)]
    enough = values and len(values) >= HALF * len(similar)
    return (fmean(values) if enough else nan), len(values)
