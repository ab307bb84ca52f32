"""What the columns of a file's tables are: words or numbers, and in which unit the numbers are.

A table's cells are text with decimal commas, as in the CSV. Spreadsheets and machines want numbers;
what is a number is told by the column's header, so that a column is the same kind in every file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.exports.tables import PLACES, Table

_NUMBER: Final = re.compile(rf"-?\d+(,\d{{1,{PLACES}}})?")
_WORDS: Final = re.compile(
    r".*kod|.*läsår.*|.*enhet|.*, när|Enhet för .*|Kommun|Skolenhet|Delregion|Kommuntyp|Mått|Kön|"
    r"Huvudman|Perspektiv|Vikt|Område|I området|Bakgrund|Resurs|Status|Anmärkning|Förklaring|"
    r"Säker skillnad|Läge i riket|Jämför.*|Har skillnaderna ändrats\?|Utveckling utöver slumpen",
    re.IGNORECASE,
)
"""The headers of codes, names, times, units and words."""
_BARE: Final = re.compile(
    r"Antal.*|.*antal( elever)? \(n\)|Kommuner.*|Skolenheter.*|Plats.*|Ordning|Avstånd|.*, vikt|"
    r"Liknande kommuner i medlet|R2|Gini|Theil.*|Kvot.*"
)
"""The headers of counts, places, weights and ratios: numbers without unit."""
_OWN_UNIT: Final = re.compile(
    r".*\(([^()]*(?:%|p\.e\.|kr|km|poäng|per|elever)[^()]*)\)|.*, (procent)"
)
_INTERVAL: Final = re.compile(r"95 % .*")
_UNITS: Final = (
    (re.compile(r".*skillnad(?! per).*|Förändring.*", re.IGNORECASE), "Skillnad, enhet"),
    (re.compile(r"Avvikelse"), "Avvikelse, enhet"),
    (re.compile(r"P90–P10.*"), "P90–P10, enhet"),
    (re.compile(r"Standardavvikelse.*"), "Standardavvikelse, enhet"),
    (re.compile(r"Standardavvikelse.*|Utan slump"), "Enhet för spridningen"),
    (re.compile(r"Spridning.*"), "Enhet för spridning"),
    (re.compile(r".*"), "Enhet"),
)
"""In order: which headers have their unit in which column, where the table has it."""
Value = str | float | int | None


@dataclass(frozen=True)
class Column:
    """One column: its header, whether it holds numbers, and where their unit stands.

    `unit` is the unit that all the column's numbers have, empty where they have none or several;
    `units` the place of the column that tells each row's unit, None where none does; `named` says
    that the header itself tells the unit.
    """

    name: str
    number: bool
    unit: str = ""
    units: int | None = None
    named: bool = False


def columns(table: Table) -> tuple[Column, ...]:
    """Return what each column of a table is."""
    found: list[Column] = []
    for place, name in enumerate(table.header):
        texts = [row[place] for row in table.rows]
        found.append(_column(table, name, texts, found))
    return tuple(found)


def _column(table: Table, name: str, texts: Sequence[str], before: Sequence[Column]) -> Column:
    if _WORDS.fullmatch(name) or not all(_NUMBER.fullmatch(text) for text in texts if text):
        return Column(name, number=False)
    own = _OWN_UNIT.fullmatch(name)
    if own:
        return Column(name, number=True, unit=_spelled(own), named=True)
    if _BARE.fullmatch(name):
        return Column(name, number=True)
    units = _units(table.header, name, before)
    return Column(name, number=True, unit=_single(table, units), units=units)


def _spelled(own: re.Match[str]) -> str:
    unit = own[1] or own[2]
    return {"procent": "%", "p.e.": "procentenheter"}.get(unit, unit)


def _units(header: Sequence[str], name: str, before: Sequence[Column]) -> int | None:
    """Return the place of the unit of a column; an interval has that of what it is around."""
    if _INTERVAL.fullmatch(name):
        around = [c for c in before if c.units is not None]
        return around[-1].units if around else None
    told = (unit for pattern, unit in _UNITS if pattern.fullmatch(name) and unit in header)
    return next((header.index(unit) for unit in told), None)


def _single(table: Table, units: int | None) -> str:
    found = set() if units is None else {row[units] for row in table.rows}
    return found.pop() if len(found) == 1 else ""


def values(table: Table) -> Iterator[tuple[Value, ...]]:
    """Yield each row with its numbers as numbers; None for a number that is not there."""
    kinds = [column.number for column in columns(table)]
    for row in table.rows:
        yield tuple(_value(t) if number else t for t, number in zip(row, kinds, strict=True))


def _value(text: str) -> Value:
    if not text:
        return None
    return float(text.replace(",", ".")) if "," in text else int(text)


def unit_of(column: Column, row: Sequence[str]) -> str:
    """Return the unit of a column's number in one row; empty for none."""
    return column.unit if column.unit or column.units is None else row[column.units]
