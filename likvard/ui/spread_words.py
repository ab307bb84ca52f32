"""Spridning's three columns: what spread is, that extremes even out, and who has changed."""

from markupsafe import Markup

from likvard.address import View
from likvard.equity.movers import evened_out, moves
from likvard.equity.spread import Spreads, spreads
from likvard.story import movers as movements
from likvard.story import spread as told
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.spreading import Shown


@kept
def words(view: View, page: Shown) -> Markup:
    """Return the three columns: what spread is, that extremes even out, who has changed."""
    found, panel = page.spreads, page.spreads.panel
    back, moved = evened_out(panel), moves(panel, found.counts)
    plain, heavy = (spreads(view.catalogue, panel, weighted=w) for w in (False, True))
    return render(
        "spread_words",
        what=told.what_is_spread(found, page.year),
        return_heading=movements.return_heading(back),
        returned=movements.returned(panel, back),
        movers=movements.movers(panel, moved),
        slope=movements.slope(panel, moved, weighted=found.weighted),
        weight=movements.weight_words(plain, heavy, page.year),
        link=_weight_link(view, heavy),
    )


def _weight_link(view: View, heavy: Spreads) -> tuple[str, str] | None:
    """Return the words and the address of the other way to weigh, None where there is none."""
    if not heavy.weighted:
        return None
    if view.weighting == "elever":
        return "Låt varje kommun väga lika", view.href(vikt=None)
    return "Väg efter antal elever", view.href(vikt="elever")
