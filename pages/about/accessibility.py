"""Tillgänglighet: how far the app conforms to the law, what falls short, and whom to tell."""

from likvard.ui.accessibility import statement
from likvard.ui.frame import here

statement(here("/tillganglighet"))
