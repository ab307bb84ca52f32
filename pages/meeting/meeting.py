"""Möte: the place of the meeting; what stands in it is fetched by the page's own script."""

from likvard.ui.html import show

show("meeting_page")
