"""The catalogue: what is shown, where it comes from, and in which words."""

from likvard.catalogue.deciding import as_of, deciding, without_words
from likvard.catalogue.deliveries import Accepted, Delivery, deliveries_text, read_deliveries
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
    "Accepted",
    "Area",
    "Catalogue",
    "CatalogueError",
    "Comparison",
    "Delivery",
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
    "deliveries_text",
    "in_place",
    "load_catalogue",
    "read_catalogue",
    "read_deliveries",
    "without_words",
]
