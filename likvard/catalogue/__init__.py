"""The catalogue: what is shown, where it comes from, and in which words."""

from likvard.catalogue.load import FOLDER, load_catalogue, read_catalogue
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
    "load_catalogue",
    "read_catalogue",
]
