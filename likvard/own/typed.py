"""One cell of a file to what its column holds, or a Swedish word of what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable  # noqa: TC003 - part of an alias that is read at run time
from datetime import date
from typing import TYPE_CHECKING, Final

from likvard.own.fault import quoted
from likvard.own.raw import SPACES, CellError, Odd, Raw, Value, said, text_of
from likvard.own.years import calendar_year, period, starting

if TYPE_CHECKING:
    from likvard.catalogue.templates import Column
    from likvard.own.known import Known

MOST_LETTERS: Final = 200
_WHOLE: Final = re.compile(r"-?[0-9]+")
_DECIMAL: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_NOTHING: Final = frozenset({"", "-", "–", "—", ".", "..", "saknas", "uppgift saknas"})
_FORMULA: Final = ("=", "+", "-", "@")
_MARKUP: Final = ("<", ">")
_UNIT_LENGTH: Final = 8


def typed(column: Column, raw: Raw | Odd, known: Known) -> Value:
    """Return the value of a cell, None where nothing is given.

    Raises
    ------
    CellError
        If the cell is required and empty, or not what the column holds.
    """
    if isinstance(raw, Odd):
        raise CellError(raw.why)
    text = text_of(raw)
    if text.lower() in _NOTHING:
        if column.required:
            raise CellError(f"uppgift saknas. {column.help}")
        return None
    return _MADE[column.kind](column, raw if not isinstance(raw, str) else text, known)


def _word(column: Column, raw: Raw, _known: Known) -> str:
    text = text_of(raw)
    if isinstance(raw, (bool, date)):
        raise CellError(f"här ska stå text, inte {quoted(said(raw))}.")
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


def _number(raw: Raw, what: str, example: str) -> float:
    """Return a number written in Swedish or English fashion, or a number as it is."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and math.isfinite(raw):
        return float(raw)
    text = "" if isinstance(raw, (bool, date)) else text_of(raw).replace("−", "-")
    text = text.removesuffix("%").strip()
    if _DECIMAL.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return float(SPACES.sub("", text).replace(",", "."))
    raise CellError(f"{quoted(said(raw))} är inget {what}. Skriv till exempel {example}.")


def _count(column: Column, raw: Raw, _known: Known) -> int:
    found = _number(raw, "heltal", "24")
    is_text = isinstance(raw, str)
    if found != math.floor(found) or (is_text and any(c in str(raw) for c in ".,%")):
        raise CellError(f"{quoted(_decimal(raw))} är inget heltal. Skriv till exempel 24.")
    if found < 0:
        raise CellError(f"{quoted(_decimal(raw))} är mindre än noll.")
    return int(_inside(column, found))


def _decimal(raw: Raw) -> str:
    return str(raw).replace(".", ",") if isinstance(raw, float) else said(raw)


def _measured(column: Column, raw: Raw, _known: Known) -> float:
    return _inside(column, _number(raw, "tal", "12,5"))


def _inside(column: Column, found: float) -> float:
    if found < column.low:
        raise CellError(f"talet är mindre än {column.low:g}.".replace(".0", ""))
    if column.high and found > column.high:
        raise CellError(f"talet är större än {column.high:.0f}. Stämmer det?")
    return found


def _unit(_column: Column, raw: Raw, _known: Known) -> str:
    text = text_of(raw)
    if not (_WHOLE.fullmatch(text) and len(text) == _UNIT_LENGTH and "-" not in text):
        raise CellError(f"{quoted(said(raw))} är ingen skolenhetskod. Den har åtta siffror.")
    return text


def _choice(column: Column, raw: Raw, known: Known) -> str:
    found = known.choice(text_of(raw), column.choices)
    if found is None:
        raise CellError(f"{quoted(said(raw))} är inget av: {', '.join(column.choices)}.")
    return found


def _place(_column: Column, raw: Raw, known: Known) -> str:
    text = text_of(raw)
    code = known.municipality(text)
    if code is None:
        near = known.near(text)
        hint = f" Menade du {near}?" if near else ""
        raise CellError(f"{quoted(said(raw))} är ingen kommun eller kommunkod.{hint}")
    return code


def _area(_column: Column, raw: Raw, known: Known) -> str:
    found = known.area(text_of(raw))
    if found is None:
        names = ", ".join(known.areas)
        raise CellError(f"{quoted(said(raw))} är inget område. De är: {names}.")
    return found


def _programme(_column: Column, raw: Raw, known: Known) -> str:
    found = known.programme(text_of(raw))
    if found is None:
        raise CellError(f"{quoted(said(raw))} är ingen programkod. Skriv till exempel NA.")
    return found


_MADE: Final[dict[str, Callable[[Column, Raw, Known], Value]]] = {
    "school_year": starting,
    "year": calendar_year,
    "period": period,
    "municipality": _place,
    "area": _area,
    "programme": _programme,
    "unit": _unit,
    "choice": _choice,
    "count": _count,
    "number": _measured,
    "text": _word,
}
