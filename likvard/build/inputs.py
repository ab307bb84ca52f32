"""The catalogue as the tables that queries/build read: catalogue_*."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pandas as pd

from likvard.build.own import FIGURE_SET, FOLDER, INDICATORS

if TYPE_CHECKING:
    from pathlib import Path

    from likvard.catalogue import Catalogue, Series, Source

COLUMNS = {
    "catalogue_series": [
        "indicator", "role", "priority", "series", "figure_set", "provider", "awaited",
    ],
    "catalogue_municipality": ["code", "name", "slug", "county", "subregion", "kind"],
    "catalogue_membership": [
        "area", "kind", "parent", "municipality", "valid_from", "valid_to", "source",
    ],
    "catalogue_break": ["indicator", "year", "what"],
    "catalogue_indicator": ["indicator", "low", "high", "unit"],
    "catalogue_check": [
        "what", "left_series", "left_set", "left_provider", "right_series", "right_set",
        "right_provider", "tolerance", "at_least",
    ],
    "catalogue_source": [
        "figure_set", "publisher", "title", "address", "retrieved", "checksum",
        "licence", "cite", "series", "note",
    ],
}  # fmt: skip
Rows = list[tuple[object, ...]]


def catalogue_frames(catalogue: Catalogue, figures: Path, queries: Path) -> dict[str, pd.DataFrame]:
    """Return one frame per name in COLUMNS; `figures` and `queries` are hashed for the sources."""
    rows: dict[str, Rows] = {
        "catalogue_series": _series(catalogue),
        "catalogue_municipality": [
            (m.code, m.name, m.slug, m.county, m.subregion, m.kind)
            for m in catalogue.municipalities
        ],
        "catalogue_membership": [
            (a.id, a.kind, a.parent, m.municipality, m.valid_from, m.valid_to, m.source)
            for a in catalogue.areas
            for m in a.members
        ],
        "catalogue_break": [
            (i.id, b.year, b.what) for i in catalogue.indicators for b in i.series_breaks
        ],
        "catalogue_indicator": [(i.id, *i.range, i.unit) for i in catalogue.indicators],
        "catalogue_check": [
            (c.what, *_named(c.left), *_named(c.right), c.tolerance, c.at_least)
            for c in catalogue.checks
        ],
        "catalogue_source": [_source(s, figures, queries) for s in catalogue.sources],
    }
    return {name: pd.DataFrame(rows[name], columns=COLUMNS[name]) for name in COLUMNS}


def _series(catalogue: Catalogue) -> Rows:
    return [
        (indicator.id, role, priority, *_named(s), s.code in indicator.awaited)
        for indicator in catalogue.indicators
        for role, series in (("value", indicator.series), ("n", indicator.denominator))
        for priority, s in enumerate(series)
    ]


def _named(series: Series) -> tuple[str, str, str]:
    return series.code, series.figure_set, series.provider


def _source(source: Source, figures: Path, queries: Path) -> tuple[object, ...]:
    checksum = _checksum(source_file(source, figures, queries))
    return (
        source.figure_set, source.publisher, source.title, source.address, source.retrieved,
        checksum, source.licence, source.cite, source.series, source.note,
    )  # fmt: skip


def source_file(source: Source, figures: Path, queries: Path) -> Path | None:
    """Return the file a source's figures lie in (for our own computations: the query), or None."""
    if source.computed:
        return queries / "computed.sql"
    name = f"{source.figure_set}.parquet"
    if source.figure_set == FIGURE_SET:
        name = f"{FOLDER}/{INDICATORS}.parquet"
    places = (figures / "municipality" / name, figures / "school_unit" / name, figures / name)
    return next((path for path in places if path.exists()), None)


def _checksum(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
