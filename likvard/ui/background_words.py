"""Bakgrund: how the line is to be read, how concentrated results are, and how to weigh them."""

from markupsafe import Markup

from likvard.address import View
from likvard.story import background as story
from likvard.ui.background_points import Shown
from likvard.ui.html import render
from likvard.ui.kept import kept


@kept
def words(view: View, page: Shown) -> Markup:
    """Return what the line and the index say and do not say, and the link to the other weights."""
    known = bool((page.lined.pairing.members(page.year).n > 0).all())
    other = None if view.weighting == "elever" else "elever"
    label = "Låt varje kommun väga lika" if other is None else "Väg efter antal elever"
    return render(
        "background_words",
        ecological=story.ECOLOGICAL,
        concentration=story.concentration(page.gradient, view.background),
        basis=story.basis(view.background),
        link=(label, view.href(vikt=other)) if known else None,
    )
