"""Which area an address asks to see, and which part of it to highlight."""

from dataclasses import dataclass

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Form
from likvard.followed import short
from likvard.versions import today


@dataclass(frozen=True)
class Region:
    """The area shown and its highlighted part; `asked` is what the address names, if known.

    The two differ where the asked area is not shown for the school form at hand.
    """

    area: Area
    highlighted: Area | None = None
    asked: Area | None = None


def region(
    catalogue: Catalogue, asked: str | None, form: Form | None, notices: list[str]
) -> Region:
    """Return what the address's word comes down to for a school form; None is for several forms.

    What cannot be shown gives way to the area the app opens with, and `notices` is told.
    """
    home = catalogue.areas[0]
    if not asked or asked == home.id:
        return Region(home)
    found = next((a for a in catalogue.areas if a.id == asked), None)
    whole = found and _whole(catalogue, found)
    if found is None or whole is None or not _has_members(whole):
        notices.append(f"Området ”{short(asked)}” finns inte. Visar hela {home.spoken}.")
        return Region(home)
    if not _suits(whole, form):
        notices.append(f"{whole.title} visas bara för {_about(whole)}. Här visas {home.spoken}.")
        return Region(home, asked=found)
    return Region(whole, None if found is whole else found, found)


def choosable(catalogue: Catalogue, form: Form | None) -> list[Area]:
    """Return the areas that can be shown in their own right for a school form."""
    whole = (a for a in catalogue.areas if a.parent is None)
    return [a for a in whole if _suits(a, form) and _has_members(a)]


def _whole(catalogue: Catalogue, found: Area) -> Area:
    return found if found.parent is None else catalogue.area(found.parent)


def _suits(area: Area, form: Form | None) -> bool:
    return not area.forms or form in area.forms


def _has_members(area: Area) -> bool:
    return bool(area.codes(today()))


def _about(area: Area) -> str:
    """Return "mått om gymnasieskolan"."""
    return f"mått om {swedish.joined([f'{form}n' for form in area.forms])}"
