"""The relative measures of inequality, which are for resources alone."""

from collections.abc import Callable, Mapping
from functools import partial
from math import isfinite
from typing import Final

from likvard.equity.spread import Spreads
from likvard.measures.arrays import NotDefinedError
from likvard.measures.gini import gini
from likvard.measures.inequality import Quantity
from likvard.measures.theil import theil_l
from likvard.panel import Panel

_RESOURCES: Final = ("kr", "elever per lärare", "barn per")


def quantity(panel: Panel) -> Quantity:
    """Return what kind of amount is measured: only resources can be divided up."""
    unit = panel.indicator.unit
    if unit.startswith(_RESOURCES):
        return "resource"
    return "share" if unit == "%" else "score"


def unequal(found: Spreads, year: int) -> Mapping[str, float]:
    """Return Gini and Theil's L of a year, each where it is defined: for resources alone."""
    known, of = found.panel.known(year), quantity(found.panel)
    if not isfinite(found.at(year).sd):
        return {}
    values = [c.value for c in known]
    weights = found.counts.of(known) if found.weighted else None
    measures = {"Gini": gini, "Theil L": theil_l}
    each = {n: _defined(partial(m, values, weights, of=of)) for n, m in measures.items()}
    return {name: value for name, value in each.items() if value is not None}


def _defined(measure: Callable[[], float]) -> float | None:
    try:
        return measure()
    except NotDefinedError:
        return None
