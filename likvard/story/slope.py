"""What a line between municipalities says, in plain Swedish and never as a cause."""

from typing import Final

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.equity.pairing import Relation

_DEFINITE: Final = {
    "kostnad": "kostnaden",
    "meritvärde": "meritvärdet",
    "behörighet": "behörigheten",
    "provbetyg": "provbetyget",
    "trygghet": "tryggheten",
    "nöjdhet": "nöjdheten",
    "studiero": "studieron",
    "referenskostnad": "referenskostnaden",
    "stöd": "stödet",
    "antal": "antalet",
}
_COUNTED: Final = frozenset(
    {
        "elever",
        "elever per lärare",
        "elever per skolenhet",
        "barn per förskollärare",
        "barn per grupp",
        "barn per årsarbetare",
        "invånare",
    }
)
_MANY: Final = 100
_TENS: Final = 1000
_PERCENT: Final = 100.0


def definite(indicator: Indicator) -> str:
    """Return what is measured as something known: "kostnaden per elev"."""
    first, space, rest = indicator.measure.partition(" ")
    return _DEFINITE.get(first, first) + space + rest


def capital(text: str) -> str:
    """Return the text to open a sentence."""
    return text[:1].upper() + text[1:]


def higher(indicator: Indicator, value: float) -> str:
    """Return "högre" or "lägre" by the sign; "fler" or "färre" of pupils and children."""
    words = ("fler", "färre") if indicator.unit in _COUNTED else ("högre", "lägre")
    return words[value < 0]


def size(indicator: Indicator, value: float) -> str:
    """Return how large a difference is, without sign: "1 900 kr", "2,2 procentenheter"."""
    if is_money(indicator):
        return f"{_kronor(abs(value))} kr"
    return f"{_plain(indicator, abs(value))} {indicator.difference_unit}"


def interval(indicator: Indicator, low: float, high: float) -> str:
    """Return "200 till 3 700", each end with its own sign."""
    shown = _kronor if is_money(indicator) else lambda end: _plain(indicator, end)
    return f"{shown(low)} till {shown(high)}"


def _kronor(value: float) -> str:
    return swedish.number(value, -2 if abs(value) >= _TENS else -1)


def _plain(indicator: Indicator, value: float) -> str:
    least = 0 if abs(value) >= _MANY else 1
    return swedish.number(value, max(least, indicator.decimals))


def whole(indicator: Indicator, value: float) -> str:
    """Return a round number with its unit: "10 procentenheter", "10 000 kr", "1"."""
    unit = "kr" if is_money(indicator) else indicator.difference_unit
    number = swedish.number(value, 0 if value >= 1 else 2)
    return number if indicator.unit in _COUNTED else f"{number} {unit}"


def in_mean(indicator: Indicator, value: float) -> str:
    """Return "i snitt 1 900 kr högre"; of what is counted in heads "i snitt 0,3 färre"."""
    word = higher(indicator, value)
    if indicator.unit in _COUNTED:
        return f"i snitt {_plain(indicator, abs(value))} {word}"
    return f"i snitt {size(indicator, value)} {word}"


def along(line: Relation) -> str:
    """Return how much of the differences lie along the line: "10 procent"."""
    share = _PERCENT * line.explained
    return "under 1 procent" if 0 < share < 1 else f"{swedish.number(share)} procent"
