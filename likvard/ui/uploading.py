"""The part of a page where a reader uploads figures of her own, and sees what is shown now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.catalogue.templates import template
from likvard.own.asked import DEMO, WORD, asks_for_demo, held_for
from likvard.own.reader import MOST_BYTES
from likvard.ui.html import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from likvard.address import View
    from likvard.catalogue.templates import Column, Template
    from likvard.own import Figures

__all__ = ["asks_for_demo", "held_for", "shown", "upload_section"]
ROWS_SHOWN: Final = 20
_NUMBERS: Final = ("count", "number")


@dataclass(frozen=True)
class Shown:
    """What the page shows of a kind now: its columns, which of them are numbers, its first rows."""

    figures: Figures
    head: Sequence[str]
    numbers: Sequence[bool]
    rows: Sequence[Sequence[str]]
    count: str

    @property
    def more(self) -> bool:
        """Tell whether only the first rows are listed."""
        return len(self.figures.rows) > len(self.rows)


def upload_section(view: View, kind: str) -> None:
    """Show what of the kind is shown now, how to upload other figures, and the templates.

    Parameters
    ----------
    kind
        The id of a template, such as "platser".
    """
    asked, figures = template(kind), held_for(view, kind)
    show(
        "uploading",
        asked=asked,
        now=None if figures is None else shown(asked, figures),
        columns=swedish.joined([c.title for c in asked.columns if c.required]),
        demo=view.href(**{WORD: DEMO}),
        real=view.href(**{WORD: None}),
        most=MOST_BYTES,
        megabytes=swedish.number(MOST_BYTES / 10**6),
    )


def shown(asked: Template, figures: Figures) -> Shown:
    """Return figures as the section tells them, their first rows as they are read."""
    given = [c for c in asked.columns if figures.rows[c.id].notna().any()]
    rows = [
        [_cell(column, row[column.id]) for column in given]
        for row in figures.rows.head(ROWS_SHOWN).to_dict("records")
    ]
    many = len(figures.rows)
    count = "en rad" if many == 1 else f"{swedish.counted(many)} rader"
    numbers = [column.kind in _NUMBERS for column in given]
    return Shown(figures, [c.title for c in given], numbers, rows, count)


def _cell(column: Column, value: object) -> str:
    """Return a value as readers write it."""
    if pd.isna(value):  # type: ignore[call-overload]  # a cell is one value
        return ""
    if column.kind == "school_year":
        return swedish.school_year(int(str(value)), "autumn")
    if column.kind == "municipality":
        return load_catalogue().municipality(str(value)).name
    if column.kind == "area":
        return load_catalogue().area(str(value)).title
    if column.kind == "count":
        return swedish.number(float(str(value)))
    return str(value).replace(".", ",") if column.kind == "number" else str(value)
