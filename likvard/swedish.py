"""Numbers, lists, school years and sorting as Swedish readers expect them."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Literal

THIN: Final = "\u202f"
MINUS: Final = "\u2212"
NO_VALUE: Final = "–"

Period = Literal["spring", "autumn", "calendar"]

_ALPHABET: Final = {
    letter: f"{place:02d}"
    for place, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyzåäö", start=10)
}
_EQUAL: Final = str.maketrans({"é": "e", "è": "e", "ü": "y", "æ": "ä", "ø": "ö"})
_MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_WORDS: Final = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")


def number(value: float, decimals: int = 0) -> str:
    """Return a number with decimal comma, thin space in thousands and a real minus sign.

    Negative decimals round to tens, hundreds and so on. A missing value (NaN) is an en dash.
    Never gives "−0".
    """
    if math.isnan(value):
        return NO_VALUE
    text = f"{round_half_up(value, decimals):,.{max(decimals, 0)}f}"
    sign = MINUS if text.startswith("-") and any(c in "123456789" for c in text) else ""
    return sign + text.lstrip("-").replace(",", THIN).replace(".", ",")


def round_half_up(value: float, decimals: int = 0) -> float:
    """Return the value rounded half away from zero, as readers round by hand."""
    scale = 10.0**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale


def with_unit(value: float, unit: str, decimals: int = 0) -> str:
    """Return the number and its unit; a missing value has no unit."""
    text = number(value, decimals)
    return text if text == NO_VALUE else f"{text} {unit}".strip()


def span(low: str, high: str) -> str:
    """Return "60–70", or "−6 till −2" where a minus would stand beside the dash."""
    return f"{low} till {high}" if MINUS in low + high else f"{low}–{high}"


def counted(amount: int) -> str:
    """Return a count as a word up to ten, in figures above."""
    return _WORDS[amount] if 0 <= amount < len(_WORDS) else number(amount)


def municipalities(count: int) -> str:
    """Return "ingen kommun", "en kommun" or "två kommuner"."""
    one = {0: "ingen kommun", 1: "en kommun"}
    return one.get(count, f"{counted(count)} kommuner")


def joined(parts: Sequence[str], last: str = "och") -> str:
    """Return "a, b och c"."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sort_key(text: str) -> str:
    """Return a key that puts å, ä, ö last, in that order, whatever the case."""
    lowered = text.lower().translate(_EQUAL)
    return "".join(_ALPHABET.get(letter, "00") for letter in lowered)


def in_order(texts: Iterable[str]) -> list[str]:
    """Return the texts in Swedish alphabetical order."""
    return sorted(texts, key=sort_key)


def school_year(year: int, period: Period) -> str:
    """Return "2024/25" for a spring 2025 or an autumn 2024; a calendar year as it is."""
    if period == "calendar":
        return str(year)
    start = year - 1 if period == "spring" else year
    return f"{start}/{(start + 1) % 100:02d}"


def in_year(year: int, period: Period) -> str:
    """Return "läsåret 2024/25" or "år 2024"."""
    label = "år" if period == "calendar" else "läsåret"
    return f"{label} {school_year(year, period)}"


def day(on: date) -> str:
    """Return "24 november 2026"."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def sentence(text: str) -> str:
    """Return the text with a capital first letter and one full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def lower_first(text: str) -> str:
    """Return the text to stand inside a sentence."""
    return text[:1].lower() + text[1:]
