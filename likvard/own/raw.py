"""A cell as a reader of files finds it, before it is known what its column holds."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

Raw = str | int | float | bool | date | None
"""What a reader of files finds in a cell."""
Value = str | int | float | None
SPACES: Final = re.compile(r"[\s\u00a0\u2009\u202f]+")


class CellError(ValueError):
    """The cell cannot be used; the message is Swedish, a whole sentence or two."""


@dataclass(frozen=True)
class Odd:
    """A cell that is never read, such as a formula, and why (Swedish)."""

    why: str


def text_of(raw: Raw) -> str:
    """Return a cell as text: composed letters, no invisible ones, single spaces."""
    if raw is None:
        return ""
    if isinstance(raw, float) and math.isfinite(raw) and raw == int(raw):
        return str(int(raw))
    if not isinstance(raw, str):
        return str(raw)
    whole = unicodedata.normalize("NFC", raw)
    seen = "".join(c for c in whole if unicodedata.category(c) != "Cf")
    return SPACES.sub(" ", seen).strip()


def said(raw: Raw) -> str:
    """Return a cell as a message quotes it."""
    if isinstance(raw, bool):
        return "SANT" if raw else "FALSKT"
    return raw.strftime("%Y-%m-%d") if isinstance(raw, date) else str(raw)
