"""Bakgrund."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/bakgrund")
show("title", lines=["Bakgrund"], lede=view.area.title)
