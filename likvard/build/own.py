"""The network's own figures, as imported, as the tables that queries/build read: delivered_*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from likvard.catalogue.templates import Template, load_templates

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from likvard.catalogue import Catalogue, Indicator

FOLDER: Final = "own"
"""The folder of imported files, in that of the published figures: they are kept and dated alike."""
INDICATORS: Final = "manuella-indikatorer"
FIGURE_SET: Final = "egna"
"""The figure set by which an indicator of the catalogue names imported values."""
COUNT: Final = ".antal"
"""What follows an imported indicator's id where the number behind its values is meant."""
ABOUT: Final = {"publisher": "str", "imported_on": "str", "checksum": "str"}
TYPES: Final = {"school_year": "Int64", "year": "Int64", "count": "Int64", "number": "float64"}
_GENDERS: Final = {"alla": "T", "flickor": "K", "pojkar": "M"}
_PROVIDERS: Final = {"alla": "all", "kommunala": "municipal", "fristående": "independent"}
_PUBLISHED: Final = {
    "series": "str", "municipality": "str", "year": "Int64", "gender": "str", "provider": "str",
    "value": "float64", "status": "str",
}  # fmt: skip


def own_file(figures: Path, kind: str) -> Path:
    """Return where the imported rows of a template lie."""
    return figures / FOLDER / f"{kind}.parquet"


def own_frames(catalogue: Catalogue, figures: Path) -> dict[str, pd.DataFrame]:
    """Return a frame per template, empty where nothing is imported, and the indicators' values."""
    found = {t: imported_rows(figures, t) for t in load_templates().templates}
    frames = {f"delivered_{t.table}": rows for t, rows in found.items()}
    values = next(rows for t, rows in found.items() if t.id == INDICATORS)
    return frames | {"delivered_published": _published(catalogue, values)}


def imported_rows(figures: Path, template: Template) -> pd.DataFrame:
    """Return what is imported of a template: its columns and ABOUT, each of its type."""
    path = own_file(figures, template.id)
    rows = pd.read_parquet(path) if path.exists() else pd.DataFrame()
    types = {c.id: TYPES.get(c.kind, "str") for c in template.columns} | ABOUT
    empty = [None] * len(rows)
    return pd.DataFrame(
        {
            name: pd.Series(rows.get(name, empty), index=rows.index, dtype=kind)
            for name, kind in types.items()
        }
    )


def _published(catalogue: Catalogue, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the imported values of the catalogue's indicators as published series."""
    declared = {
        series.code: indicator
        for indicator in catalogue.indicators
        for series in indicator.series
        if series.figure_set == FIGURE_SET
    }
    made = [_series(row, declared) for row in rows.to_dict("records")]
    frame = pd.DataFrame([one for some in made for one in some], columns=list(_PUBLISHED))
    return frame.astype(_PUBLISHED)


def _series(
    row: Mapping[Hashable, Any], declared: dict[str, Indicator]
) -> list[tuple[object, ...]]:
    indicator = declared.get(str(row["indicator"]))
    if indicator is None:
        return []
    where = (row["municipality"], year_of(str(row["period"]), indicator))
    split = (
        _GENDERS.get(str(row["gender"]), "T"),
        _PROVIDERS.get(str(row["provider"]), "all"),
    )
    values = [(str(row["indicator"]), row["value"])]
    if not pd.isna(row["n"]):
        values.append((f"{row['indicator']}{COUNT}", row["n"]))
    return [(name, *where, *split, value, "") for name, value in values]


def year_of(period: str, indicator: Indicator) -> int:
    """Return the year of a period ("2024/25" or "2024") on an indicator's own basis."""
    first = int(period[:4])
    return first + 1 if "/" in period and indicator.period == "spring" else first
