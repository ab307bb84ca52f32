"""The relative measures of inequality, which are for resources alone."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import isfinite
from typing import Final

from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.equity.spread import Spreads
from likvard.measures.arrays import NotDefinedError
from likvard.measures.gini import gini
from likvard.measures.inequality import Quantity
from likvard.measures.theil import theil_l

PER_STAFF: Final = ("elever per lärare", "barn per förskollärare", "barn per årsarbetare")
_HUNDRED: Final = 100.0


def quantity(indicator: Indicator) -> Quantity:
    """Return what kind of amount is measured: only resources can be divided up."""
    if is_money(indicator) or is_turned(indicator):
        return "resource"
    return "share" if indicator.unit == "%" else "score"


def is_turned(indicator: Indicator) -> bool:
    """Return whether what is shared out is the staff, and the value how many there are to each."""
    return indicator.unit.startswith(PER_STAFF)


def amounts(indicator: Indicator, values: Iterable[float]) -> list[float]:
    """Return what is shared out: of pupils per teacher, the teachers per hundred pupils."""
    if not is_turned(indicator):
        return list(values)
    return [_HUNDRED / value if value > 0 else 0.0 for value in values]


def unequal(found: Spreads, year: int) -> Mapping[str, float]:
    """Return Gini and Theil's L of a year, each where it is defined: for resources alone."""
    indicator, known = found.panel.indicator, found.panel.known(year)
    of = quantity(indicator)
    if not isfinite(found.at(year).sd):
        return {}
    values = amounts(indicator, (c.value for c in known))
    weights = found.counts.of(known) if found.weighted else None
    measures = {"Gini": gini, "Theil L": theil_l}
    each = {n: _defined(partial(m, values, weights, of=of)) for n, m in measures.items()}
    return {name: value for name, value in each.items() if value is not None}


def _defined(measure: Callable[[], float]) -> float | None:
    try:
        return measure()
    except NotDefinedError:
        return None
