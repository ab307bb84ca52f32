"""Underlag: one page for national decision makers, of facts that are certain."""

from likvard.ui.brief import brief_page
from likvard.ui.frame import here

brief_page(here("/underlag"))
