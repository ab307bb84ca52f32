"""Sentences about the groups of municipalities: how much of the difference lies between them."""

from math import isnan
from typing import Final

from likvard import swedish
from likvard.equity.groups import Group, Grouped, Kind
from likvard.member_years import ENOUGH
from likvard.panel import Panel
from likvard.story.spread import gap, p_value
from likvard.verdict import CERTAIN

KINDS: Final[dict[str, str]] = {
    "delregion": "Delregion",
    "kommuntyp": "Kommuntyp",
    "huvudman": "Huvudman",
}
_PLURAL: Final[dict[Kind, str]] = {
    "delregion": "delregionerna",
    "kommuntyp": "kommuntyperna",
    "huvudman": "huvudmännen",
}


def heading(found: Grouped) -> str:
    """Return how much of the difference lies between the groups, or what is published of them."""
    if found.kind == "huvudman":
        return _providers(found)
    if found.between is None:
        return f"Skillnaden mellan {_PLURAL[found.kind]} kan inte räknas"
    if found.p is None or found.p >= CERTAIN:
        return f"Ingen säker skillnad mellan {_PLURAL[found.kind]}"
    return f"{_share(found.between)} ligger mellan {_PLURAL[found.kind]}"


def _share(between: float) -> str:
    return f"{swedish.number(100 * between)} procent av skillnaderna"


def _providers(found: Grouped) -> str:
    if not found.groups:
        return "Måttet publiceras inte efter huvudman"
    if len(found.groups) == 1:
        return f"Måttet publiceras bara för {swedish.lower_first(found.groups[0].name)}"
    return "Kommunala och fristående skolor var för sig"


def certainty(found: Grouped) -> str:
    """Return whether so large a share is more than chance gives, or how the groups compare."""
    if found.kind == "huvudman" and len(found.groups) < 2:  # noqa: PLR2004  nothing to compare
        return ""
    if found.kind == "huvudman":
        return (
            "Fristående skolor finns inte i alla kommuner, så de två raderna är inte samma "
            "kommuner. Jämför spridningen inom raden, inte bara medeltalen."
        )
    if found.between is None or found.expected is None or found.p is None:
        if found.known < ENOUGH * found.size:
            return f"{found.known} av {found.size} kommuner har uppgift, för få för att delas upp."
        return "Det finns bara en grupp med uppgift, eller ingen skillnad att dela upp."
    chance = swedish.number(100 * found.expected)
    expected = f"Av slumpen väntas {chance} procent med så många grupper"
    if found.p < CERTAIN:
        told = f"Resten ligger inom dem. {expected}"
        return f"{told}; det här är mer än slumpen brukar ge (p = {p_value(found.p)})."
    told = f"{_share(found.between)} ligger mellan dem, resten inom dem. {expected}"
    return f"{told}; skillnaden mot slumpen är inte säker (p = {p_value(found.p)})."


def of_group(panel: Panel, group: Group, then: int | None = None) -> str:
    """Return a group's mean, and its spread now and then, or that it is too few for a spread."""
    average = f"medel {panel.label(group.mean)}"
    if isnan(group.sd):
        return f"{average}, för få för spridning"
    told = f"{average}, spridning {gap(panel, group.sd, unit=False)}"
    if then is None or isnan(group.before):
        return told
    return f"{told} ({panel.period(then)}: {gap(panel, group.before, unit=False)})"


def size(group: Group) -> str:
    """Return how many of the group's municipalities have a value."""
    known = len(group.cells)
    if known == group.size:
        return "1 kommun" if known == 1 else f"{known} kommuner"
    return f"{known} av {group.size} kommuner"
