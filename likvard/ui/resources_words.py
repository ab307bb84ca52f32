"""Resurser in words: all resources in a table, what need is, what the figures hide."""

from dataclasses import dataclass

from markupsafe import Markup

from likvard.address import View
from likvard.cells import is_money
from likvard.equity.relative import quantity
from likvard.equity.resources import Resource, resources
from likvard.equity.unevenness import unevenness
from likvard.measures.arrays import NotDefinedError
from likvard.story import resources as story
from likvard.story.unevenness import NOT_FOR_SHARES, uneven
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.resources import Shown


@dataclass(frozen=True)
class Row:
    """One resource of the table: its name and address, year, slope and verdict."""

    name: str
    href: str
    current: bool
    when: str
    slope: str
    ends: str
    word: str


@kept
def all_resources(view: View) -> Markup:
    """Return every resource's slope, each a link to its own chart."""
    rows = [row for found in resources(view) for row in _row(view, found)]
    return render("resources_all", rows=rows, area=view.area.spoken)


def _row(view: View, found: Resource) -> list[Row]:
    try:
        spring = found.pairing.shown(view.school_year)
    except NotDefinedError:
        return []
    slope, ends = story.step(found, spring)
    indicator = found.indicator
    return [
        Row(
            indicator.short,
            view.href(indikator=indicator.id),
            indicator is view.indicator,
            found.panel.in_year(found.pairing.years(spring)[0]),
            slope,
            ends,
            story.word(found, spring),
        )
    ]


@kept
def words(view: View, page: Shown) -> Markup:
    """Return the three columns: what need is, what the figures hide, how unequally it is shared."""
    return render(
        "resources_words",
        money=is_money(page.resource.indicator),
        uneven=_uneven(page),
        spread=view.href("/spridning"),
    )


def _uneven(page: Shown) -> list[str]:
    found = page.resource
    if quantity(found.indicator) != "resource":
        return [NOT_FOR_SHARES]
    try:
        shared = unevenness(found.panel, page.year)
    except NotDefinedError:
        return ["För få kommuner har uppgift, eller så är ett belopp noll eller mindre."]
    return uneven(found.indicator, shared, found.panel.in_year(page.year))
