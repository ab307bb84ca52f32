"""What each municipality of a view has, in words and as a number."""

import re
from typing import Final, NamedTuple

from likvard.exports.exhibit import Exhibit

_BOUND: Final = re.compile(r"(?:minst|nära|högst) (\d[\d\s]*(?:,\d+)?)")
"""A value of which only a bound is published, as it is read on screen."""
_PER: Final = re.compile(r" per \w+$")


class Value(NamedTuple):
    """One municipality: its name, its value as read on screen, and the number."""

    name: str
    told: str
    number: float


def values(exhibit: Exhibit) -> list[Value]:
    """Return the municipalities of one year from the highest; none where the view has no such."""
    if exhibit.text is None or exhibit.shown is None or "Värde" not in exhibit.text.columns:
        return []
    told = _column(exhibit.text.columns, exhibit.text.rows)
    table = exhibit.shown.tables[0]
    numbers = _column(table.header, table.rows)
    found = [
        Value(name, words, number)
        for name, words in told.items()
        if (number := _number(numbers.get(name, ""), words)) is not None
    ]
    return sorted(found, key=lambda value: -value.number)


def _number(published: str, told: str) -> float | None:
    """Return a value, or the bound in whose place nothing else is published."""
    bound = _BOUND.match(told)
    text = published or (re.sub(r"\s", "", bound[1]) if bound else "")
    return float(text.replace(",", ".")) if text else None


def short(told: str) -> str:
    """Return a value without what is said once for all: per whom, and that it is preliminary."""
    return _PER.sub("", told.partition(" (")[0])


def _column(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    if not {"Kommun", "Värde"} <= set(header):
        return {}
    name, value = header.index("Kommun"), header.index("Värde")
    return {row[name]: row[value] for row in rows}
