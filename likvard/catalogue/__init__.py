"""The catalogue: what is shown, where it comes from, and in which words."""

from likvard.catalogue.load import FOLDER, load_catalogue
from likvard.catalogue.model import (
    Area,
    Catalogue,
    Comparison,
    Hexagon,
    Indicator,
    Membership,
    Municipality,
    Series,
    SeriesBreak,
    Shade,
    Source,
    Theme,
)
from likvard.catalogue.parse import CatalogueError

__all__ = [
    "FOLDER",
    "Area",
    "Catalogue",
    "CatalogueError",
    "Comparison",
    "Hexagon",
    "Indicator",
    "Membership",
    "Municipality",
    "Series",
    "SeriesBreak",
    "Shade",
    "Source",
    "Theme",
    "load_catalogue",
]
