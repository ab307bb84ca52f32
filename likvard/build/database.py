"""Run queries/build in order into an empty database."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from likvard.build.inputs import catalogue_frames
from likvard.build.outlines import geometry
from likvard.build.own import own_frames
from likvard.freshness import QUERIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb

    from likvard.catalogue import Catalogue

COUNTRY = "0000"  # the code by which Kolada gives the country's own value
ORDER = (
    "municipality",
    "area_membership",
    "series_break",
    "published",
    "national",
    "computed",
    "figure",
    "delivered",
    "observation",
    "grade_pupils",
    "school_unit",
    "unit_series",
    "unit_observation",
    "similar",
    "own_places",
    "own_need",
    "own_flow",
    "own_age",
    "own_indicator",
    "provenance",
    "outline",
    "label_point",
    "neighbour",
    "build_info",
)

OBSERVED = ("published", "computed", "figure", "observation", "school_unit", "unit_observation")
"""The tables that hold the figures themselves, each after those it is made from."""


def fill(  # noqa: PLR0913
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    figures: Path,
    version: str,
    progress: Callable[[str, float], None],
    *,
    figures_version: str = "",
) -> None:
    """Make every table of the database from the catalogue, the figures and the outlines.

    `version` is that of all inputs, `figures_version` the one that frozen links name.
    """
    progress("outlines", 0.0)
    shapes = geometry()
    frames = catalogue_frames(catalogue, figures, QUERIES)
    frames |= own_frames(catalogue, figures)
    frames |= {
        "geometry_outline": shapes.outline,
        "geometry_label": shapes.label,
        "geometry_neighbour": shapes.neighbour,
    }
    for name, frame in frames.items():
        connection.register(name, frame)
    values = {
        "figures": str(figures),
        "country": COUNTRY,
        "version": version,
        "figures_version": figures_version,
        "built_at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
    }
    for place, name in enumerate(ORDER, start=1):
        progress(name, place / (len(ORDER) + 1))
        run(connection, name, values)


def observed(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, figures: Path) -> None:
    """Make the tables of the figures alone, without outlines, sources and build."""
    frames = catalogue_frames(catalogue, figures, QUERIES) | own_frames(catalogue, figures)
    for name, frame in frames.items():
        connection.register(name, frame)
    for name in OBSERVED:
        run(connection, name, {"figures": str(figures), "country": COUNTRY})


def run(connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, str]) -> None:
    """Run one build query with just the $parameters it names (DuckDB refuses any other)."""
    query = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    wanted = set(re.findall(r"\$(\w+)", query))
    connection.execute(query, {key: values[key] for key in wanted})
