"""Min kommun: whose page it is, which indicators it shows, and what its title says."""

from collections.abc import Sequence

from likvard import comparison, story
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.choice import in_profile, panels_for
from likvard.panel import Panel
from likvard.ui.html import show
from likvard.ui.strip import Item

Pair = tuple[Panel, int]


def municipality_items(view: View) -> list[Item]:
    """Return the members as links to their profiles."""
    own = own_municipality(view)
    return [
        Item(m.name, view.href("/kommun", kommun=view.first(m.slug)), m.kind, m is own)
        for m in view.members
    ]


def municipality_picker(view: View, own: Municipality | None) -> None:
    """Show the search field with the members."""
    show(
        "pick",
        id="kommun-val",
        label="Kommun",
        value="" if own is None else own.name,
        placeholder="Sök eller välj kommun",
        groups=[(None, municipality_items(view))],
    )


def own_municipality(view: View) -> Municipality | None:
    """Return the first followed municipality, whose page this is."""
    return view.followed[0] if view.followed else None


def profile_panels(view: View) -> list[Pair]:
    """Return every headline indicator's panel, in the profile's order."""
    return panels_for(view.catalogue, view, in_profile)


def leading(pairs: Sequence[Pair], code: str) -> Pair:
    """Return the first indicator where the municipality differs for certain, else the first."""
    return next((p for p in pairs if word(*p, code).startswith("Tydligt")), pairs[0])


def own_lede(pairs: Sequence[Pair], own: Municipality, lead: Pair) -> str:
    """Return how sure the title is, and how many measures differ for certain."""
    panel, year = lead
    told = [word(p, y, own.code) for p, y in pairs]
    sure = word(panel, year, own.code).startswith("Tydligt")
    nearly = sure and comparison.barely(panel.cell(year, own.code), panel.level(year).mean)
    opening = "Skillnaden är nätt och jämnt större än slumpen. " if nearly else ""
    return opening + story.own_lede(own.name, told)


def word(panel: Panel, year: int, code: str) -> str:
    """Return how one member compares with the mean municipality, in words."""
    return comparison.compared(panel, year, code)
