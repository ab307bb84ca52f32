"""How one municipality compares, in words: with the mean municipality and with the country."""

from math import isnan
from typing import Final

import numpy as np

from likvard.cells import Cell
from likvard.certainty import certainty
from likvard.panel import Panel

NEARLY: Final = 1.0
QUARTER: Final = 25


def compared(panel: Panel, year: int, code: str) -> str:
    """Return the word for a member beside the mean municipality, or why there is none."""
    neutral = panel.indicator.direction == "none"
    return certainty(panel, year).word(panel.cell(year, code), neutral=neutral)


def band(panel: Panel, year: int, value: float) -> str:
    """Return which quarter of the country's municipalities the value is among, in words."""
    nation = panel.nation(year)
    if isnan(value):
        return ""
    if nation.size == 0:
        return nation_missing(panel, year)
    low, high = np.percentile(nation, [QUARTER, 100 - QUARTER])
    if value >= high:
        return f"bland de 25 % högsta av {nation.size}"
    if value <= low:
        return f"bland de 25 % lägsta av {nation.size}"
    return f"mittersta hälften av {nation.size}"


def nation_missing(panel: Panel, year: int) -> str:
    """Return why there is no national reference: nothing, or too little, is published."""
    known = panel.nation_count(year)
    if known <= len(panel.members):
        return "rikets kommuner saknas för året"
    return f"{known} av rikets {panel.country_size} har uppgift, för få att jämföra med"


def barely(cell: Cell, reference: float) -> bool:
    """Return whether the interval clears the reference by less than one unit."""
    return min(abs(cell.low - reference), abs(cell.high - reference)) < NEARLY
