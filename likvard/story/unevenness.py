"""How unequally a resource is shared, in plain Swedish."""

from typing import Final

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.equity.unevenness import Unevenness
from likvard.story.slope import definite, higher

_PERCENT: Final = 100.0
NOT_FOR_SHARES: Final = (
    "Gini, Theil och Atkinson räknas bara för det som kan delas ut, som kronor och lärare. För en "
    "andel skulle svaret bli ett annat om man i stället räknade dem som inte ingår i den."
)


def uneven(indicator: Indicator, shared: Unevenness, when: str) -> list[str]:
    """Return how unequally the resource is shared, pair by pair, and between types.

    The mean difference of two members is twice the Gini of the mean, which also pairs each with
    itself, times n / (n - 1).
    """
    others = shared.count / (shared.count - 1)
    apart = swedish.number(_PERCENT * 2 * shared.gini * others, 1)
    pairs = (
        f"Jämförs alla par av kommuner skiljer sig {_shared(indicator)} i snitt med {apart} "
        f"procent av medelvärdet {when} (Gini {swedish.number(shared.gini, 3)})."
    )
    return [pairs, *_types(shared), _same_use(shared)]


def _shared(indicator: Indicator) -> str:
    staffed = higher(indicator, 1.0) == "fler"
    return "antalet lärare per elev" if staffed else definite(indicator)


def _types(shared: Unevenness) -> list[str]:
    between = shared.theil.between_share
    if between is None:
        return []
    parts = [swedish.number(_PERCENT * part) for part in (between, 1 - between)]
    chance = swedish.number(_PERCENT * (shared.types - 1) / (shared.count - 1))
    told = (
        f"Av skillnaderna (Theils L, {swedish.number(shared.theil.total, 4)}) ligger {parts[0]} "
        f"procent mellan kommuntyperna och {parts[1]} procent inom dem. Med "
        f"{swedish.counted(shared.types)} typer på {shared.count} kommuner ger redan slumpen "
        f"omkring {chance} procent mellan typerna."
    )
    return [told]


def _same_use(shared: Unevenness) -> str:
    less = swedish.number(_PERCENT * shared.atkinson, 1)
    return (
        f"Med en vanlig motvilja mot ojämlikhet (Atkinson, ε = 1) hade samma nytta nåtts med "
        f"{less} procent mindre, om alla haft lika mycket."
    )
