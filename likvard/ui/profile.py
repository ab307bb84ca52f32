"""Min kommun: whose page it is, which indicators it shows, and what its title says."""

from collections.abc import Sequence

from likvard import comparison, story, swedish
from likvard.address import View
from likvard.catalogue import Indicator, Municipality
from likvard.certainty import HIGHER, LOWER, UNSURE
from likvard.choice import in_profile, panels_for
from likvard.equity.similar import Likeness, likeness
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel
from likvard.story.similar import profile_lede
from likvard.ui.html import show
from likvard.ui.kept import kept
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
    others = [m.name for m in view.followed[1:]]
    if own is not None and others:
        told = f"Sidan visar {own.name}. {swedish.joined(others)} syns i färg på de andra sidorna."
        show("note", text=told)


def own_municipality(view: View) -> Municipality | None:
    """Return the first followed municipality, whose page this is."""
    return view.followed[0] if view.followed else None


def profile_panels(view: View) -> list[Pair]:
    """Return every headline indicator's panel, in the profile's order."""
    return panels_for(view.catalogue, view, in_profile)


def on_paper(view: View) -> dict[str, str]:
    """Return the addresses of the profile to print, and as a file."""
    return {"printed": view.href("/utskrift/kommun"), "saved": view.href("/utskrift/kommun.pdf")}


@kept
def alike(view: View, own: Municipality) -> Likeness | None:
    """Return the municipalities most like one; None when their background is not published."""
    try:
        return likeness(view, own)
    except NotDefinedError:
        return None


def leading(pairs: Sequence[Pair], code: str) -> Pair:
    """Return the indicator of the title: the same for every municipality that has its value.

    One with an interval goes before the rest, then a headline indicator, then the profile's order.
    """

    def place(pair: Pair) -> tuple[bool, bool]:
        panel, year = pair
        certain = panel.cell(year, code).certain and panel.indicator.direction != "none"
        return not certain, panel.indicator.headline is None

    return min(pairs, key=place)


def _is_sure(panel: Panel, year: int, code: str) -> bool:
    return word(panel, year, code).startswith("Tydligt")


def own_lede(pairs: Sequence[Pair], own: Municipality, lead: Pair) -> str:
    """Return how sure the title is, and in how many measures the municipality differs so."""
    panel, year = lead
    cell, average = panel.cell(year, own.code), panel.level(year).mean
    nearly = _is_sure(panel, year, own.code) and comparison.barely(cell, average)
    opening = [swedish.sentence(f"Medel av {panel.in_year(year)}")] if panel.span_years > 1 else []
    opening += ["Skillnaden är nätt och jämnt större än slumpen."] if nearly else []
    words = [word(p, y, own.code) for p, y in pairs]
    return " ".join(filter(None, [*opening, profile_lede(own.name, words)]))


def word(panel: Panel, year: int, code: str) -> str:
    """Return how one member compares with the mean municipality, in words."""
    return comparison.compared(panel, year, code)


def heading(pairs: Sequence[Pair], own: Municipality) -> tuple[str, str]:
    """Return the page's title and what follows it."""
    if not pairs:
        return f"Inga uppgifter om {own.name}", "För det valda läsåret är ingenting publicerat."
    lead = leading(pairs, own.code)
    return story.own_title(*lead, own.code), own_lede(pairs, own, lead)


def surely(view: View, pairs: Sequence[Pair], own: Municipality) -> list[tuple[str, list[Item]]]:
    """Return the measures in which the municipality lies clearly higher, lower, or neither."""
    words = {panel.indicator.id: word(panel, year, own.code) for panel, year in pairs}
    shown = [panel.indicator for panel, _ in pairs]
    found = [
        (told, [_measure(view, i) for i in shown if words[i.id] == told])
        for told in (HIGHER, LOWER, UNSURE)
    ]
    return [(told, items) for told, items in found if items]


def _measure(view: View, indicator: Indicator) -> Item:
    return Item(indicator.short, view.href("/indikator", indikator=indicator.id))
