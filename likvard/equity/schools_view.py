"""What a reader's view comes down to on the page about school units."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from math import isnan
from typing import Final

from likvard.address import View
from likvard.catalogue import Catalogue, UnitMeasure
from likvard.equity.schools import Inside, Parts, insides, parts
from likvard.units import UnitPanel, unit_panel

LONGEST: Final = 40


@dataclass(frozen=True)
class SchoolsView:
    """A measure's school units and the year shown; `year` is None where nothing is so early.

    `notices` tell what in the address could not be followed.
    """

    view: View
    panel: UnitPanel
    year: int | None
    notices: tuple[str, ...] = ()

    @property
    def measure(self) -> UnitMeasure:
        """Return the measure shown."""
        return self.panel.measure

    @property
    def parts(self) -> Parts | None:
        """Return how the difference between the units is divided; None where none is so early."""
        return None if self.year is None else parts(self.panel, self.year)

    @cached_property
    def insides(self) -> tuple[Inside, ...]:
        """Return the municipalities in the order chosen: by name, or the most spread first."""
        if self.year is None:
            return ()
        found = insides(self.panel, self.year)
        if self.view.unit_order == "namn":
            return found
        return tuple(sorted(found, key=lambda own: (isnan(own.sd), -own.sd)))


def choices(catalogue: Catalogue) -> list[UnitMeasure]:
    """Return the measures that the page offers, the first being the plain one."""
    return [m for m in catalogue.unit_measures if m.aspect != "residual"]


def schools_view(view: View) -> SchoolsView:
    """Return the school units that an address asks for, an unknown measure replaced and told."""
    notices: list[str] = []
    measure = _measure(view, notices)
    panel = unit_panel(view.catalogue, measure, view.area)
    return SchoolsView(view, panel, panel.latest_until(view.school_year), tuple(notices))


def _measure(view: View, notices: list[str]) -> UnitMeasure:
    known = {m.id: m for m in choices(view.catalogue)}
    first = next(iter(known.values()))
    asked = view.unit_measure
    if not asked or asked in known:
        return known.get(asked, first)
    near = get_close_matches(asked.lower(), known, 1)
    shown = known[near[0]] if near else first
    notices.append(f"Måttet ”{asked[:LONGEST]}” finns inte per skolenhet. Visar {shown.short}.")
    return shown


def divided(view: View) -> list[tuple[UnitPanel, int | None, Parts | None]]:
    """Return how the difference is divided in each measure offered, in its latest year so far."""
    found: list[tuple[UnitPanel, int | None, Parts | None]] = []
    for measure in choices(view.catalogue):
        panel = unit_panel(view.catalogue, measure, view.area)
        year = panel.latest_until(view.school_year)
        found.append((panel, year, None if year is None else parts(panel, year)))
    return found
