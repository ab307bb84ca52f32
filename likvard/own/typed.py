"""One cell of a file to what its column holds, or a Swedish word of what is wrong with it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable  # noqa: TC003 - part of an alias that is read at run time
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from likvard.own.fault import quoted

if TYPE_CHECKING:
    from likvard.catalogue.templates import Column
    from likvard.own.known import Known

Raw = str | int | float | bool | date | None
"""What a reader of files finds in a cell."""
Value = str | int | float | None
MOST_LETTERS: Final = 200
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2060
_SPACES: Final = re.compile(r"[\s\u00a0\u2009\u202f]+")
_WHOLE: Final = re.compile(r"-?[0-9]+")
_DECIMAL: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_SCHOOL_YEAR: Final = re.compile(r"([0-9]{4}|[0-9]{2}) ?[/\-–] ?([0-9]{4}|[0-9]{2})")
_NOTHING: Final = frozenset({"", "-", "–", "—", ".", "..", "saknas", "uppgift saknas"})
_FORMULA: Final = ("=", "+", "-", "@")
_MARKUP: Final = ("<", ">")
_UNIT_LENGTH: Final = 8


class CellError(ValueError):
    """The cell cannot be used; the message is Swedish, a whole sentence or two."""


@dataclass(frozen=True)
class Odd:
    """A cell that is never read, such as a formula, and why (Swedish)."""

    why: str


def typed(column: Column, raw: Raw | Odd, known: Known) -> Value:
    """Return the value of a cell, None where nothing is given.

    Raises
    ------
    CellError
        If the cell is required and empty, or not what the column holds.
    """
    if isinstance(raw, Odd):
        raise CellError(raw.why)
    text = _text(raw)
    if text.lower() in _NOTHING:
        if column.required:
            raise CellError(f"uppgift saknas. {column.help}")
        return None
    return _MADE[column.kind](column, raw if not isinstance(raw, str) else text, known)


def _text(raw: Raw) -> str:
    """Return a cell as text: composed letters, no invisible ones, single spaces."""
    if raw is None:
        return ""
    if isinstance(raw, float) and math.isfinite(raw) and raw == int(raw):
        return str(int(raw))
    if not isinstance(raw, str):
        return str(raw)
    whole = unicodedata.normalize("NFC", raw)
    seen = "".join(c for c in whole if unicodedata.category(c) != "Cf")
    return _SPACES.sub(" ", seen).strip()


def _word(column: Column, raw: Raw, _known: Known) -> str:
    text = _text(raw)
    if isinstance(raw, (bool, date)):
        raise CellError(f"här ska stå text, inte {quoted(_shown(raw))}.")
    if text.startswith(_FORMULA):
        why = "som kalkylprogram läser som en formel. Ta bort tecknet."
        raise CellError(f"texten börjar med {quoted(text[0])}, {why}")
    if any(sign in text for sign in _MARKUP):
        raise CellError("tecknen < och > får inte stå i texten.")
    if len(text) > MOST_LETTERS:
        raise CellError(f"texten är längre än {MOST_LETTERS} tecken.")
    if not any(c.isalnum() for c in text) and column.id != "unit_name":
        raise CellError(f"{quoted(text)} är ingen text.")
    return text


def _shown(raw: Raw) -> str:
    if isinstance(raw, bool):
        return "SANT" if raw else "FALSKT"
    return raw.strftime("%Y-%m-%d") if isinstance(raw, date) else str(raw)


def _number(raw: Raw, what: str, example: str) -> float:
    """Return a number written in Swedish or English fashion, or a number as it is."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and math.isfinite(raw):
        return float(raw)
    text = "" if isinstance(raw, (bool, date)) else _text(raw).replace("−", "-")
    text = text.removesuffix("%").strip()
    if _DECIMAL.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return float(_SPACES.sub("", text).replace(",", "."))
    raise CellError(f"{quoted(_shown(raw))} är inget {what}. Skriv till exempel {example}.")


def _count(column: Column, raw: Raw, _known: Known) -> int:
    found = _number(raw, "heltal", "24")
    is_text = isinstance(raw, str)
    if found != math.floor(found) or (is_text and any(c in str(raw) for c in ".,%")):
        raise CellError(f"{quoted(_decimal(raw))} är inget heltal. Skriv till exempel 24.")
    if found < 0:
        raise CellError(f"{quoted(_decimal(raw))} är mindre än noll.")
    return int(_inside(column, found))


def _decimal(raw: Raw) -> str:
    return str(raw).replace(".", ",") if isinstance(raw, float) else _shown(raw)


def _measured(column: Column, raw: Raw, _known: Known) -> float:
    return _inside(column, _number(raw, "tal", "12,5"))


def _inside(column: Column, found: float) -> float:
    if found < column.low:
        raise CellError(f"talet är mindre än {column.low:g}.".replace(".0", ""))
    if column.high and found > column.high:
        raise CellError(f"talet är större än {column.high:.0f}. Stämmer det?")
    return found


def _calendar_year(_column: Column, raw: Raw, _known: Known) -> int:
    text = str(raw.year) if isinstance(raw, date) else _text(raw)
    if not _WHOLE.fullmatch(text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise CellError(f"{quoted(_shown(raw))} är inget år. Skriv till exempel 2026.")
    return int(text)


def _starting(_column: Column, raw: Raw, _known: Known) -> int:
    """Return the year in which a school year begins."""
    text = _rescued(raw) if isinstance(raw, date) else _text(raw)
    parts = _SCHOOL_YEAR.fullmatch(text.lower().removeprefix("läsår").removeprefix("et").strip())
    first, last = (int(part) for part in parts.groups()) if parts else (0, 0)
    first += 2000 if first < 100 else 0  # noqa: PLR2004 - two figures of a year
    follows = (first + 1) in (last, last + first // 100 * 100) or (first + 1) % 100 == last
    if not parts or not follows or not FIRST_YEAR <= first <= LAST_YEAR:
        raise CellError(f"{quoted(_shown(raw))} är inget läsår. Skriv till exempel 2025/26.")
    return first


def _rescued(raw: date) -> str:
    """Return "2011/12" for what a spreadsheet has made a date of: the first of December 2011."""
    day = raw.date() if isinstance(raw, datetime) else raw
    return f"{day.year}/{day.month:02d}" if day.day == 1 else ""


def _period(column: Column, raw: Raw, known: Known) -> str:
    text = _text(raw)
    if _WHOLE.fullmatch(text):
        return str(_calendar_year(column, raw, known))
    first = _starting(column, raw, known)
    return f"{first}/{(first + 1) % 100:02d}"


def _unit(_column: Column, raw: Raw, _known: Known) -> str:
    text = _text(raw)
    if not (_WHOLE.fullmatch(text) and len(text) == _UNIT_LENGTH and "-" not in text):
        raise CellError(f"{quoted(_shown(raw))} är ingen skolenhetskod. Den har åtta siffror.")
    return text


def _choice(column: Column, raw: Raw, known: Known) -> str:
    found = known.choice(_text(raw), column.choices)
    if found is None:
        raise CellError(f"{quoted(_shown(raw))} är inget av: {', '.join(column.choices)}.")
    return found


def _place(_column: Column, raw: Raw, known: Known) -> str:
    text = _text(raw)
    code = known.municipality(text)
    if code is None:
        near = known.near(text)
        hint = f" Menade du {near}?" if near else ""
        raise CellError(f"{quoted(_shown(raw))} är ingen kommun eller kommunkod.{hint}")
    return code


def _area(_column: Column, raw: Raw, known: Known) -> str:
    found = known.area(_text(raw))
    if found is None:
        names = ", ".join(known.areas)
        raise CellError(f"{quoted(_shown(raw))} är inget område. De är: {names}.")
    return found


def _programme(_column: Column, raw: Raw, known: Known) -> str:
    found = known.programme(_text(raw))
    if found is None:
        raise CellError(f"{quoted(_shown(raw))} är ingen programkod. Skriv till exempel NA.")
    return found


_MADE: Final[dict[str, Callable[[Column, Raw, Known], Value]]] = {
    "school_year": _starting,
    "year": _calendar_year,
    "period": _period,
    "municipality": _place,
    "area": _area,
    "programme": _programme,
    "unit": _unit,
    "choice": _choice,
    "count": _count,
    "number": _measured,
    "text": _word,
}
