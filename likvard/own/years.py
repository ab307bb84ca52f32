"""Years in files: calendar years, school years, and either, however they are written."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from likvard.own.fault import quoted
from likvard.own.raw import CellError, Raw, said, text_of

if TYPE_CHECKING:
    from likvard.catalogue.templates import Column
    from likvard.own.known import Known

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2060
_WHOLE: Final = re.compile(r"[0-9]+")
_SCHOOL_YEAR: Final = re.compile(r"([0-9]{4}|[0-9]{2}) ?[/\-–] ?([0-9]{4}|[0-9]{2})")


def calendar_year(_column: Column, raw: Raw, _known: Known) -> int:
    """Return a calendar year, or raise CellError."""
    text = str(raw.year) if isinstance(raw, date) else text_of(raw)
    if not _WHOLE.fullmatch(text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise CellError(f"{quoted(said(raw))} är inget år. Skriv till exempel 2026.")
    return int(text)


def starting(_column: Column, raw: Raw, _known: Known) -> int:
    """Return the year in which a school year begins, or raise CellError."""
    text = _rescued(raw) if isinstance(raw, date) else text_of(raw)
    parts = _SCHOOL_YEAR.fullmatch(text.lower().removeprefix("läsår").removeprefix("et").strip())
    first, last = (int(part) for part in parts.groups()) if parts else (0, 0)
    first += 2000 if first < 100 else 0  # noqa: PLR2004 - two figures of a year
    follows = (first + 1) in (last, last + first // 100 * 100) or (first + 1) % 100 == last
    if not parts or not follows or not FIRST_YEAR <= first <= LAST_YEAR:
        raise CellError(f"{quoted(said(raw))} är inget läsår. Skriv till exempel 2025/26.")
    return first


def _rescued(raw: date) -> str:
    """Return "2011/12" for what a spreadsheet has made a date of: the first of December 2011."""
    day = raw.date() if isinstance(raw, datetime) else raw
    return f"{day.year}/{day.month:02d}" if day.day == 1 else ""


def period(column: Column, raw: Raw, known: Known) -> str:
    """Return "2024/25" for a school year and "2024" for a calendar year, or raise CellError."""
    text = text_of(raw)
    if _WHOLE.fullmatch(text):
        return str(calendar_year(column, raw, known))
    first = starting(column, raw, known)
    return f"{first}/{(first + 1) % 100:02d}"
