"""The catalogue without the series of which nothing has arrived: they decide no numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import duckdb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from likvard.catalogue import Catalogue, Indicator, Series

Arrived = dict[tuple[str, str], int]
_ALWAYS: Final = 0
_DELIVERED: Final = """
    select parse_filename(filename, true), series, min(year)
    from read_parquet($files) where value is not null group by all
"""


def arrived(catalogue: Catalogue, figures: Path) -> Catalogue:
    """Return the catalogue with what a folder of figures has something of.

    A series that waits for its first figures, and a break before them, change no view, so that
    they make no new version of the figures. What we compute ourselves is always there.
    """
    found = _delivered(figures) | {
        (series.figure_set, series.code): _ALWAYS
        for indicator in catalogue.indicators
        for series in (*indicator.series, *indicator.denominator)
        if catalogue.source(series.figure_set).computed
    }
    kept = (_of(indicator, found) for indicator in catalogue.indicators)
    return replace(catalogue, indicators=tuple(i for i in kept if i.series))


def _delivered(figures: Path) -> Arrived:
    files = [str(path) for path in sorted((figures / "municipality").glob("*.parquet"))]
    if not files:
        return {}
    with duckdb.connect() as connection:
        rows = connection.execute(_DELIVERED, {"files": files}).fetchall()
    return {(figure_set, series): year for figure_set, series, year in rows}


def _of(indicator: Indicator, found: Arrived) -> Indicator:
    series, denominator = _some(indicator.series, found), _some(indicator.denominator, found)
    first = min((found[s.figure_set, s.code] for s in series), default=_ALWAYS)
    breaks = tuple(b for b in indicator.series_breaks if b.year > first)
    return replace(indicator, series=series, denominator=denominator, series_breaks=breaks)


def _some(series: tuple[Series, ...], found: Mapping[tuple[str, str], int]) -> tuple[Series, ...]:
    return tuple(s for s in series if (s.figure_set, s.code) in found)
