"""What the maintainer has imported, as it lies in the database."""

from __future__ import annotations

from typing import Final

import pandas as pd

from likvard import swedish
from likvard.catalogue.templates import Template, template
from likvard.own.figures import Figures
from likvard.warehouse import read

ABOUT: Final = ("publisher", "imported_on", "checksum")
"""The columns that imported rows have besides those of their template."""


def imported(kind: str) -> Figures | None:
    """Return what the database holds of a kind; None when nothing has been imported.

    Raises
    ------
    DatabaseError
        If the database cannot be read.
    """
    asked = template(kind)
    rows = read(asked.table)
    if rows.empty:
        return None
    day = pd.Timestamp(rows["imported_on"].max()).date()
    return Figures(kind, _plain(asked, rows), "imported", _source(rows), day)


def _plain(asked: Template, rows: pd.DataFrame) -> pd.DataFrame:
    from likvard.own.checking import typed_frame  # noqa: PLC0415

    return typed_frame(asked, rows[[column.id for column in asked.columns]])


def _source(rows: pd.DataFrame) -> str:
    latest = rows.groupby("publisher")["imported_on"].max()
    told = [
        f"{name} (inläst {swedish.day(pd.Timestamp(latest[name]).date())})"
        for name in swedish.in_order(latest.index)
    ]
    return f"Källa: {swedish.joined(told)}."
