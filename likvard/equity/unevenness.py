"""How unequally a resource is shared among the members, and how much lies between their types."""

from dataclasses import dataclass
from typing import Final

from likvard.equity.relative import amounts, quantity
from likvard.measures.arrays import NotDefinedError
from likvard.measures.atkinson import atkinson
from likvard.measures.gini import gini
from likvard.measures.theil import Decomposition, decompose_l
from likvard.panel import Panel

AVERSION: Final = 1.0


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
    shared = amounts(panel.indicator, (cell.value for cell in known))
    kinds = {member.code: member.kind for member in panel.members}
    types = [kinds[cell.code] for cell in known]
    return Unevenness(
        gini(shared, of=of),
        decompose_l(shared, types, of=of),
        atkinson(shared, AVERSION, of=of),
        len(known),
        len(set(types)),
    )
