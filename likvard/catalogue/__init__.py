"""The catalogue: what is shown, where it comes from, and in which words."""

from likvard.catalogue.deciding import as_of, deciding, without_words
from likvard.catalogue.load import FOLDER, in_place, load_catalogue, read_catalogue
from likvard.catalogue.measures import Measure
from likvard.catalogue.model import (
    Catalogue,
    Comparison,
    Indicator,
    Series,
    SeriesBreak,
    Shade,
    Source,
    StandIn,
    Theme,
)
from likvard.catalogue.parse import CatalogueError
from likvard.catalogue.places import Area, Form, Hexagon, Membership, Municipality
from likvard.catalogue.units import UnitCount, UnitMeasure, UnitSeries

__all__ = [
    "FOLDER",
    "Area",
    "Catalogue",
    "CatalogueError",
    "Comparison",
    "Form",
    "Hexagon",
    "Indicator",
    "Measure",
    "Membership",
    "Municipality",
    "Series",
    "SeriesBreak",
    "Shade",
    "Source",
    "StandIn",
    "Theme",
    "UnitCount",
    "UnitMeasure",
    "UnitSeries",
    "as_of",
    "deciding",
    "in_place",
    "load_catalogue",
    "read_catalogue",
    "without_words",
]
