"""Rows of one template with where they come from, as pages and exports get them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

Origin = Literal["uploaded", "imported", "demo"]
INVENTED: Final = "Påhittade exempelrader"


@dataclass(frozen=True)
class Figures:
    """Rows of one template and their origin.

    Attributes
    ----------
    kind
        The id of the template.
    rows
        A frame with the template's columns and types (see the package), nobody else's to change.
    origin
        "uploaded", "imported" or "demo".
    source
        A Swedish sentence for the source row of every chart.
    day
        When it was uploaded or imported; None for demo rows.
    name
        The name of the uploaded file, else empty.
    warnings
        What was accepted but looks odd, in Swedish.
    """

    kind: str
    rows: pd.DataFrame
    origin: Origin
    source: str
    day: date | None = None
    name: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def is_demo(self) -> bool:
        """Tell whether the rows are invented."""
        return self.origin == "demo"

    @property
    def mark(self) -> str:
        """Return what must stand beside every chart of the rows; empty for real ones."""
        return INVENTED if self.is_demo else ""
