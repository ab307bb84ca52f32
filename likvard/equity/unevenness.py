"""How unequally a resource is shared among the members, and how much lies between their types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.measures.arrays import NotDefinedError
from likvard.measures.atkinson import atkinson
from likvard.measures.gini import gini
from likvard.measures.inequality import Quantity
from likvard.measures.theil import Decomposition, decompose_l
from likvard.panel import Panel

AVERSION: Final = 1.0
PER_TEACHER: Final = "elever per lärare"
_HUNDRED: Final = 100.0


@dataclass(frozen=True)
class Unevenness:
    """Gini, Theil's L with its parts and Atkinson's index of `count` members of so many types."""

    gini: float
    theil: Decomposition
    atkinson: float
    count: int
    types: int


def unevenness(panel: Panel, year: int) -> Unevenness:
    """Return how unequally the resource is shared among the members, each counting alike.

    Raises
    ------
    NotDefinedError
        For a share or a score, too few members, or an amount that is not above zero.
    """
    known, of = panel.known(year), quantity(panel.indicator)
    if not panel.is_enough(len(known)):
        raise NotDefinedError("too few members have a value")
    amounts = _amounts(panel.indicator, [cell.value for cell in known])
    kinds = {member.code: member.kind for member in panel.members}
    types = [kinds[cell.code] for cell in known]
    return Unevenness(
        gini(amounts, of=of),
        decompose_l(amounts, types, of=of),
        atkinson(amounts, AVERSION, of=of),
        len(known),
        len(set(types)),
    )


def quantity(indicator: Indicator) -> Quantity:
    """Return what kind of quantity an indicator is: only resources can be shared unequally."""
    if is_money(indicator) or indicator.unit == PER_TEACHER:
        return "resource"
    return "share" if indicator.unit == "%" else "score"


def _amounts(indicator: Indicator, values: Sequence[float]) -> list[float]:
    """Return the amounts shared: for pupils per teacher, the teachers per hundred pupils."""
    if indicator.unit != PER_TEACHER:
        return list(values)
    return [_HUNDRED / value if value > 0 else 0.0 for value in values]
