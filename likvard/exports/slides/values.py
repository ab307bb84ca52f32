"""What each municipality of a view has, in words and as a number."""

from typing import NamedTuple

from likvard.exports.exhibit import Exhibit


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
        Value(name, words, float(numbers[name].replace(",", ".")))
        for name, words in told.items()
        if numbers.get(name)
    ]
    return sorted(found, key=lambda value: -value.number)


def short(told: str) -> str:
    """Return a value without what is said once for all: per whom, and that it is preliminary."""
    return told.partition(" (")[0].removesuffix(" per elev")


def _column(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    if not {"Kommun", "Värde"} <= set(header):
        return {}
    name, value = header.index("Kommun"), header.index("Värde")
    return {row[name]: row[value] for row in rows}
