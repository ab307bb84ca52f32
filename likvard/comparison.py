"""How one municipality compares, in words: with the mean municipality and with the country."""

from math import isnan
from typing import Final

import numpy as np

from likvard.catalogue import Indicator
from likvard.cells import STATUS_WORDS, Cell
from likvard.panel import Panel

NEARLY: Final = 1.0
QUARTER: Final = 25
HIGHER: Final = "Tydligt högre"
LOWER: Final = "Tydligt lägre"
UNSURE: Final = "Ingen säker skillnad"
NEUTRAL: Final = "Varken bra eller dåligt"
UNKNOWN: Final = "Osäkerhet okänd"


def compared(cell: Cell, reference: float, indicator: Indicator) -> str:
    """Return the word for a municipality's value beside a reference."""
    if not cell.known:
        return cell.note or STATUS_WORDS["missing"]
    if indicator.direction == "none":
        return NEUTRAL
    if not cell.certain:
        return UNKNOWN
    if cell.low > reference:
        return HIGHER
    return LOWER if cell.high < reference else UNSURE


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
