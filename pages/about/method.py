"""Så mäter vi: how each measure is made, weighted and read, and what it cannot tell."""

from likvard.ui.frame import here
from likvard.ui.method import method

method(here("/metod"))
