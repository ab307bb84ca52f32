"""What the sheets of a workbook are called: short, each once, without signs that Excel refuses."""

import re
from collections.abc import Sequence
from typing import Final

from likvard.exports.exhibit import Exhibit

ABOUT: Final = "Om uppgifterna"
LONGEST: Final = 31
_REFUSED: Final = re.compile(r"[\[\]:*?/\\']")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_KINDS: Final = {
    "avstand": "avstånd",
    "egen-utveckling": "utveckling",
    "flickor-pojkar": "flickor och pojkar",
    "fordelning": "fördelning",
    "fordelning-ar": "fördelning över åren",
    "form": "karta",
    "lika": "liknande elever",
    "liknande": "Koladas liknande",
    "matt": "mått",
    "mellan-skolor": "mellan skolor",
    "skillnad-utveckling": "skillnad över åren",
    "vantat": "väntat",
}
"""How the kinds of charts are called where their key is no Swedish word as it stands."""


def sheet_names(exhibits: Sequence[Exhibit]) -> list[list[str]]:
    """Return for each view the name of each of its sheets: "1 Spridning, punkter", "2a …"."""
    return [_of_view(number, exhibit) for number, exhibit in enumerate(exhibits, start=1)]


def _of_view(number: int, exhibit: Exhibit) -> list[str]:
    many = 0 if exhibit.shown is None else len(exhibit.shown.tables)
    marks = _LETTERS[:many] if many > 1 else [""]
    return [_named(f"{number}{mark}", exhibit) for mark in marks]


def _named(number: str, exhibit: Exhibit) -> str:
    """Return number, page and kind of chart; the kind alone where both do not fit."""
    kind = _KINDS.get(exhibit.key, exhibit.key)
    both = ", ".join(filter(None, [exhibit.page, kind]))
    alone = exhibit.page.lower() in ("", kind) or len(f"{number} {both}") > LONGEST
    told = f"{kind[:1].upper()}{kind[1:]}" if alone else both
    return _REFUSED.sub(" ", f"{number} {told}")[:LONGEST].strip(" ,")
