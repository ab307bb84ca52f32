"""Flickor och pojkar in words: where the gap is certain, against the mean gap, how to read it."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from likvard.address import View
from likvard.equity.gender import Pair
from likvard.story import gap as words
from likvard.story import gender as story
from likvard.story.gender_trend import constant
from likvard.suited import indicators_for
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.strip import Item

MOST: Final = 6


@dataclass(frozen=True)
class Side:
    """Those where one of the two is higher: what they are called, and each in words."""

    title: str
    gaps: list[str]


@kept
def certain_text(view: View, pair: Pair, year: int) -> Markup:
    """Return where the gap is largest with certainty, or why that cannot be said."""
    return render(
        "gender",
        sides=_sides(pair, year) if pair.measured(year) else [],
        unknown="" if pair.measured(year) else words.unknown(pair.indicator),
        constant=constant(pair),
        tested=len(pair.measured(year)),
        counted=[] if pair.measured(year) else _counted(view),
        meaned=pair.average(year).measured,
        against="" if _without_ends(pair, year) else story.against_mean(pair, year),
        unlike=story.unlike(pair, year),
        minus=words.minus(pair.indicator),
        meant=words.meant(pair.indicator),
        ratio=words.RATIO,
    )


def _without_ends(pair: Pair, year: int) -> bool:
    """Return whether nothing can be held against the mean gap, the same reason as beside it."""
    mean = pair.average(year)
    return mean.known and not mean.measured


def _sides(pair: Pair, year: int) -> list[Side]:
    names = words.names(pair.indicator)
    return [
        Side(f"{name.capitalize()} högre", story.largest(pair, year, sign))
        for name, sign in zip(names, (1, -1), strict=True)
    ]


def _counted(view: View) -> list[Item]:
    """Return the indicators of the page whose n is published."""
    found = (i for i in indicators_for("/konen", view.catalogue) if i.proportion)
    return [Item(i.short, view.href(indikator=i.id)) for i in found][:MOST]


def nothing(view: View) -> dict[str, object]:
    """Return the title and lede where no municipality has a value for both."""
    girls, boys = words.names(view.indicator)
    return {
        "lines": [
            f"Ingen kommun har uppgift om {view.indicator.measure} för både {girls} och {boys}"
        ],
        "lede": f"{view.area.title}. Välj ett annat mått, läsår eller en annan huvudman.",
    }
