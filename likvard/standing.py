"""One municipality's measure in numbers: its change, and how it stands beside the others."""

from dataclasses import dataclass
from math import nan
from typing import Final

from likvard import comparison
from likvard.cells import Cell
from likvard.level import Level
from likvard.panel import Panel

FIVE_YEARS: Final = 5


@dataclass(frozen=True)
class Standing:
    """One municipality's value in one year beside five years before, the area and the country.

    `change`, `difference` and `nation_difference` are in the indicator's unit, before rounding;
    NaN where one of the two is not known, or lies beyond a break of the series. `word` tells how
    it compares with the mean municipality, `band` where it lies among the country's.
    """

    cell: Cell
    level: Level
    change: float
    difference: float
    nation: float
    nation_difference: float
    word: str
    band: str


def standing(panel: Panel, year: int, code: str) -> Standing:
    """Return how one member stands that year.

    Raises
    ------
    KeyError
        If the code is no member's.
    """
    cell, level, nation = panel.cell(year, code), panel.level(year), panel.nation_mean(year)
    return Standing(
        cell,
        level,
        change(panel, year, code),
        cell.value - level.mean,
        nation,
        cell.value - nation,
        comparison.compared(panel, year, code),
        comparison.band(panel, year, cell.value),
    )


def change(panel: Panel, year: int, code: str) -> float:
    """Return how much the value has changed over five years; NaN when they are not comparable."""
    back = year - FIVE_YEARS
    if back not in panel.comparable:
        return nan
    return panel.cell(year, code).value - panel.cell(back, code).value
