"""Om: what is measured and how, where the figures come from, what is missing."""

from likvard.ui.about import about, title
from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/om")

show("title", **title(view))
about(view)
