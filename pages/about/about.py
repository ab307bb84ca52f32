"""Om: what is measured and how, where the figures come from, what is missing."""

from likvard.ui.about import about
from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/om")

show(
    "title",
    lines=["Så är siffrorna gjorda, och det här saknas"],
    lede=f"{len(view.catalogue.indicators)} mått i {len(view.catalogue.themes)} teman, "
    "hämtade från Skolverket, Kolada och Skolinspektionen.",
)
about(view)
