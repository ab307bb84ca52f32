"""Spridning."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/spridning")
show("title", lines=["Spridning"], lede=view.area.title)
