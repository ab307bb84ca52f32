"""How a resource goes with need over the years, in plain Swedish."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.cells import is_money
from likvard.equity.resources import Resource, Slope
from likvard.story.slope import definite
from likvard.verdict import CERTAIN

_ONE: Final = 1


def heading(found: Resource) -> str:
    """Return in how many years it is certain, and whether it has changed."""
    slopes = found.comparable
    if len(slopes) <= _ONE:
        return "Bara ett år kan jämföras" if slopes else "Inget år kan jämföras"
    return f"{_certain(list(slopes.values()))}{_change(found)}"


def _certain(slopes: Sequence[Slope]) -> str:
    certain, years = [s for s in slopes if s.certain], swedish.counted(len(slopes))
    if not certain:
        return f"Sambandet är inte säkert något av {years} år"
    turned = len({s.value > 0 for s in certain}) > _ONE
    both = ", men inte åt samma håll" if turned else ""
    if len(certain) == len(slopes):
        return f"Sambandet är säkert alla {years} åren{both}"
    return f"Sambandet är säkert {swedish.counted(len(certain))} av {years} år{both}"


def _change(found: Resource) -> str:
    trend = found.trend
    if trend is None:
        return ""
    if trend.probability >= CERTAIN:
        return ", utan säker förändring"
    last = found.comparable[max(found.comparable)]
    stronger = (trend.s > 0) == (last.value > 0)
    return f" och har blivit {'starkare' if stronger else 'svagare'}"


def subtitle(found: Resource, area: str) -> str:
    """Return what the line of slopes shows, and why no change is told where that is so."""
    parts = [f"{per_step(found)}, med 95 % intervall, bland kommunerna i {area}."]
    if found.national_slopes:
        parts += ["Tunn linje: rikets kommuner."]
    if found.trend is None:
        parts += ["För få år för att säga om sambandet har ändrats."]
    return " ".join(parts)


def per_step(found: Resource) -> str:
    """Return what a slope is: so much more, in a unit, for ten percentage points more need."""
    unit = (
        "procent av medelvärdet" if is_money(found.indicator) else found.indicator.difference_unit
    )
    what = definite(found.indicator)
    return f"Så mycket mer eller mindre är {what} per tio procentenheter större behov ({unit})"


def trend_test(found: Resource) -> str:
    """Return the test of change with its p, opening with a comma; empty for too few years."""
    if found.trend is None:
        return ""
    p = swedish.number(found.trend.probability, 2)
    return f", trend med Mann–Kendall (p = {p})"


def amount(found: Resource, slope: Slope | None) -> str:
    """Return one year's slope as it is compared between years, with its sign and unit."""
    if slope is None:
        return swedish.NO_VALUE
    sign = "+" if slope.value > 0 else ""
    unit = "%" if is_money(found.indicator) else found.indicator.difference_unit
    return f"{sign}{swedish.number(slope.value, 1)} {unit}"


def ends(slope: Slope) -> str:
    """Return the interval of one year's slope."""
    return f"{swedish.number(slope.low, 1)} till {swedish.number(slope.high, 1)}"
