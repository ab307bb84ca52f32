"""Resurser."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/resurser")
show("title", lines=["Resurser"], lede=view.area.title)
