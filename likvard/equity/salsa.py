"""Skolverket's own residuals for school units: which are shown, and of when."""

from likvard.address import View
from likvard.catalogue import UnitMeasure
from likvard.measures.arrays import NotDefinedError
from likvard.units import UnitPanel, unit_panel


def residual_of(view: View) -> UnitMeasure:
    """Return the residual asked for, else that of the page's own indicator, else the first.

    Raises
    ------
    NotDefinedError
        If the catalogue has none.
    """
    known = {m.id: m for m in view.catalogue.unit_measures if m.aspect == "residual"}
    if not known:
        raise NotDefinedError("no residuals of school units are described")
    own = next((m for m in known.values() if m.indicator == view.indicator.id), None)
    return known.get(view.unit_measure) or own or next(iter(known.values()))


def residuals(view: View) -> tuple[UnitPanel, int]:
    """Return the school units' residuals, and the latest year not after the chosen one.

    The first year there is where the chosen one is earlier: there is only one to show.

    Raises
    ------
    NotDefinedError
        If none is published.
    """
    panel = unit_panel(view.catalogue, residual_of(view), view.area)
    if not panel.years:
        raise NotDefinedError("no residuals are published for these school units")
    return panel, panel.latest_until(view.school_year) or panel.years[0]
