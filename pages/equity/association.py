"""Samband."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/samband")
show("title", lines=["Samband"], lede=view.area.title)
