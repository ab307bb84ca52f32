"""Ändrade siffror: what differs between a frozen view's figures and the latest, and why."""

from likvard.ui.changes import changes_page
from likvard.ui.frame import here

changes_page(here("/jamfor"))
