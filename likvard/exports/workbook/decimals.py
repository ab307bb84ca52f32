"""How many decimals of a number are seen in a workbook; the cell holds all of them."""

from collections.abc import Sequence
from typing import Final

from likvard.exports.origin import Origin
from likvard.exports.tables import Table
from likvard.exports.typed import Column, unit_of

BARE: Final = 3
"""So many at most of counts, places and ratios, which have no unit."""
_MONEY: Final = "kr"
_ROUND: Final = 0
_FINER: Final = 1
"""Spread and differences are read one decimal closer than the values on screen."""


def seen(origins: Sequence[Origin]) -> dict[str, int]:
    """Return for each unit of some measures how many decimals are seen of it at most."""
    found: dict[str, int] = {}
    for one in origins:
        for unit in (one.measure.unit, one.measure.difference_unit):
            found[unit] = max(found.get(unit, 0), one.measure.decimals + _FINER)
    return found


def decimals(table: Table, place: int, column: Column, most: dict[str, int]) -> list[int]:
    """Return for each row how many decimals of a column's number are seen.

    All numbers of a unit in a column show as many: what they have, or what their unit allows.
    """
    units = [unit_of(column, row) for row in table.rows]
    longest: dict[str, int] = {}
    for unit, row in zip(units, table.rows, strict=True):
        longest[unit] = max(longest.get(unit, 0), len(row[place].partition(",")[2]))
    return [min(longest[unit], _most(unit, most)) for unit in units]


def _most(unit: str, most: dict[str, int]) -> int:
    if unit.startswith(_MONEY):
        return _ROUND
    return most.get(unit, _FINER if unit else BARE)
