"""The words in the column Status, each explained."""

from typing import Final

from likvard.cells import STATUS_WORDS
from likvard.exports.tables import MEAN

STATUSES: Final = {
    "Publicerad": "Värdet är källans, med alla decimaler som är publicerade.",
    "Preliminär": "Värdet är källans, men källan kan komma att ändra det.",
    MEAN: "Medel av tre års publicerade värden.",
    "Nära alla": (
        "Källan anger bara att en till fyra elever saknas för att det ska vara alla. Gränsen står "
        "i ord, och cellen för värdet är tom."
    ),
    STATUS_WORDS["approximate"]: (
        "Källan anger bara nära 100. Lägst och högst möjligt värde står i egna kolumner."
    ),
    STATUS_WORDS["suppressed"]: (
        "Källan publicerar inte värdet, för att enskilda elever inte ska kunna kännas igen. "
        "Det är inte noll och går inte att räkna ut ur andra värden."
    ),
    STATUS_WORDS["not_applicable"]: "Det som mäts finns inte i kommunen eller på skolenheten.",
    STATUS_WORDS["missing"]: "Källan har ingen uppgift. Det är inte noll.",
}
"""Status as it stands in the tables, or how it begins, and what it means."""


def explained(status: str) -> str:
    """Return what a status of a table means.

    Raises
    ------
    KeyError
        If no status is written so.
    """
    for word, meaning in STATUSES.items():
        if status.lower().startswith(word.lower()):
            return meaning
    raise KeyError(status)
