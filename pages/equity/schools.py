"""Mellan skolor."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/skolor")
show("title", lines=["Mellan skolor"], lede=view.area.title)
