"""Så mäter vi."""

from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/metod")
show("title", lines=["Så mäter vi"], lede=view.area.title)
