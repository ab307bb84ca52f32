"""The school units inside each municipality: their mean, how far apart they lie, and what hides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan, nan
from typing import Final, Literal

from likvard.catalogue import Municipality, UnitMeasure
from likvard.measures.arrays import NotDefinedError
from likvard.measures.levels import levels
from likvard.measures.standard_deviation import mean, standard_deviation
from likvard.units import WHOLE, Unit, UnitPanel

LEAST: Final = 3
"""The fewest school units that are compared with each other."""
MOST_HIDDEN: Final = 0.2
"""The largest share of the pupils in school units without a value, beyond which nothing is told."""
Reason = Literal["", "few", "hidden", "score", "alike", "uncounted"]
"""Why there is no number: too few units, too many pupils in units without one, no spread between
pupils published, all alike, or no numbers of pupils."""


@dataclass(frozen=True)
class Inside:
    """One municipality's school units: those with a value, and those without.

    `mean` and `sd`, in the measure's unit, are weighted by pupils; NaN where not computed, for the
    reason in `why`.
    """

    municipality: Municipality
    known: tuple[Unit, ...]
    hidden: tuple[Unit, ...]
    mean: float
    sd: float
    why: Reason


@dataclass(frozen=True)
class Parts:
    """How the difference between an area's school units is divided.

    `between`, 0 to 1, lies between municipalities, the rest between the units inside them;
    `corrected` is the same with chance taken out, NaN where it is not known. `units` are counted,
    `excluded` are not. NaN where not computed, for the reason in `why`.
    """

    between: float
    corrected: float
    units: int
    excluded: int
    why: Reason

    @property
    def within(self) -> float:
        """Return the share between the school units inside municipalities."""
        return 1 - self.between


def share_of_pupils(units: Iterable[Unit], whole: Iterable[Unit], least: int) -> float:
    """Return the share, 0 to 1, of a whole's pupils that are in some of its units.

    A unit too small for its number of pupils to be published counts as one short of the least
    that is; 0 where there are none.
    """
    part, total = (sum(pupils(u, least) for u in some) for some in (units, whole))
    return part / total if total else 0.0


def pupils(unit: Unit, least: int) -> float:
    """Return the pupils of a unit; as many as it can have where the number is not published."""
    return least - 1.0 if isnan(unit.n) else unit.n


@lru_cache(maxsize=256)
def insides(panel: UnitPanel, year: int) -> tuple[Inside, ...]:
    """Return the school units of each member in a year, in the members' order."""
    units = panel.inside(year)
    return tuple(_inside(panel.measure, m, units[m.code]) for m in panel.members)


def _inside(measure: UnitMeasure, municipality: Municipality, units: Sequence[Unit]) -> Inside:
    known = tuple(u for u in units if u.known)
    hidden = tuple(u for u in units if not u.known)
    counted = [u for u in known if u.counted]
    why = _why(counted, hidden, units, measure.least)
    values, n = [u.value for u in counted], [u.n for u in counted]
    average = mean(values, n) if counted and why != "hidden" else nan
    sd = nan if why else standard_deviation(values, n)
    return Inside(municipality, known, hidden, average, sd, why)


def _why(
    counted: Sequence[Unit], hidden: Sequence[Unit], units: Sequence[Unit], least: int
) -> Reason:
    if share_of_pupils(hidden, units, least) > MOST_HIDDEN:
        return "hidden"
    return too_few(counted, units)


def too_few(counted: Sequence[Unit], units: Sequence[Unit]) -> Reason:
    """Return why so few units can be compared: there are no more, or their pupils are unknown."""
    if len(counted) >= LEAST:
        return ""
    return "few" if sum(u.known for u in units) < LEAST else "uncounted"


@lru_cache(maxsize=256)
def parts(panel: UnitPanel, year: int) -> Parts:
    """Return how the difference between the area's school units is divided in a year.

    Each unit weighs as its pupils. For results that are shares, what chance alone adds in small
    groups is taken out in `corrected`: p(1 - p)/(n - 1) for each unit.
    """
    units = panel.units(year)
    counted = [u for u in units if u.counted]
    hidden = [u for u in units if not u.known]
    excluded = len(units) - len(counted)
    if share_of_pupils(hidden, units, panel.measure.least) > MOST_HIDDEN:
        return Parts(nan, nan, len(counted), excluded, "hidden")
    between = _between(counted)
    if isnan(between):
        return Parts(nan, nan, len(counted), excluded, too_few(counted, units) or "alike")
    by_chance = panel.measure.proportion and panel.measure.aspect == "result"
    corrected = _between(counted, [_chance(u) for u in counted]) if by_chance else nan
    return Parts(between, corrected, len(counted), excluded, "")


def _between(units: Sequence[Unit], variances: Sequence[float] | None = None) -> float:
    values, n = [u.value for u in units], [u.n for u in units]
    try:
        share = levels(values, [u.municipality for u in units], n, variances).between_share
    except NotDefinedError:
        return nan
    return nan if share is None else share


def _chance(unit: Unit) -> float:
    """Return the variance of chance in a unit's share, in squared per cent."""
    p = unit.value / WHOLE
    return WHOLE**2 * p * (1 - p) / max(unit.n - 1, 1)
