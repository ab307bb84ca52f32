"""Words as the typeface can print them: readers write titles and notes in any letters they like."""

import re
import unicodedata
from typing import Final

from likvard.exports.print.faces import LACKING, letters

_SPACES: Final = re.compile(r"  +")


def printable(text: str) -> str:
    """Return a text without what the faces cannot print; unchanged where they can print all of it.

    Pictures, and signs that only join or vary others, are left out; other letters are `LACKING`,
    as is what would be nothing at all. Letters in parts (a and a ring) are put together first.
    """
    whole = unicodedata.normalize("NFC", text)
    known = "".join(_printed(letter) for letter in whole)
    return whole if known == whole else _SPACES.sub(" ", known).strip() or LACKING


def _printed(letter: str) -> str:
    if letter in letters() or letter.isspace():
        return letter
    return LACKING if unicodedata.category(letter)[0] in "LNP" else ""
