"""The catalogue without the series of which nothing has arrived: they decide no numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

    from likvard.catalogue import Catalogue, Indicator, Series

Arrived = set[tuple[str, str]]


def arrived(catalogue: Catalogue, figures: Path) -> Catalogue:
    """Return the catalogue with the series that a folder of figures has, and what has any of them.

    An indicator that waits for its first figures changes no view, so that it makes no new version
    of the figures. What we compute ourselves is always there.
    """
    found = _delivered(figures) | {
        (series.figure_set, series.code)
        for indicator in catalogue.indicators
        for series in (*indicator.series, *indicator.denominator)
        if catalogue.source(series.figure_set).computed
    }
    kept = (_of(indicator, found) for indicator in catalogue.indicators)
    return replace(catalogue, indicators=tuple(i for i in kept if i.series))


def _delivered(figures: Path) -> Arrived:
    files = [str(path) for path in sorted((figures / "municipality").glob("*.parquet"))]
    if not files:
        return set()
    asked = "select distinct parse_filename(filename, true), series from read_parquet($files)"
    with duckdb.connect() as connection:
        return set(connection.execute(asked, {"files": files}).fetchall())


def _of(indicator: Indicator, found: Arrived) -> Indicator:
    series, denominator = _some(indicator.series, found), _some(indicator.denominator, found)
    return replace(indicator, series=series, denominator=denominator)


def _some(series: tuple[Series, ...], found: Arrived) -> tuple[Series, ...]:
    return tuple(s for s in series if (s.figure_set, s.code) in found)
