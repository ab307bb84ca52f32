"""Flickor och pojkar."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/konen")
show("title", lines=["Flickor och pojkar"], lede=view.area.title)
