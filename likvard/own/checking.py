"""The rows of a file against their template: every fault with line and column, then a frame."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from likvard import swedish
from likvard.own.fault import SHOWN, Fault, RefusedError, refused
from likvard.own.raw import CellError, Odd, Raw, Value
from likvard.own.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from likvard.catalogue.templates import AtMost, Column, Template
    from likvard.own.known import Known

Line = tuple[int, "Sequence[Raw | Odd]"]
"""A row of a file: its line from 1, and its cells in the order of the headings."""
MOST_ROWS: Final = 20_000
TOO_MANY: Final = f"Filen har fler än {swedish.number(MOST_ROWS)} rader. Dela upp den."
_MOST_WARNINGS: Final = 5
_TYPES: Final = {
    "school_year": "Int64",
    "year": "Int64",
    "count": "Int64",
    "number": "float64",
}


@dataclass
class _Checked:
    """What has been found so far."""

    rows: list[dict[str, Value]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    count: int = 0
    seen: dict[tuple[Value, ...], int] = field(default_factory=dict)

    def add(self, fault: Fault) -> None:
        self.count += 1
        if len(self.faults) < SHOWN:
            self.faults.append(fault)


def checked(
    template: Template, columns: Mapping[int, Column], lines: Iterable[Line], known: Known
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the rows as a typed frame, and what is accepted but looks odd (Swedish).

    Parameters
    ----------
    columns
        The template's columns by their place in a line.
    lines
        The rows under the headings; blank ones are passed over, no more than MOST_ROWS are read.

    Raises
    ------
    RefusedError
        If there is any fault, too many rows or none.
    """
    found = _Checked()
    filled = ((line, cells) for line, cells in lines if not _is_blank(cells))
    for number, (line, cells) in enumerate(filled):
        if number == MOST_ROWS:
            raise refused(TOO_MANY, line)
        before = found.count
        if before >= SHOWN and known.names:
            known = replace(known, names=())
        row = _cells(columns, (line, cells), known, found)
        if found.count == before:
            _row(template, line, row, found)
    if found.count:
        raise RefusedError(found.faults, found.count)
    if not found.rows:
        raise refused("Filen har rubriker men inga rader med uppgifter.")
    return typed_frame(template, pd.DataFrame(found.rows)), _warnings(template, found)


def typed_frame(template: Template, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with exactly the template's columns, each of its type."""
    return pd.DataFrame(
        {
            column.id: _column(rows, column, _TYPES.get(column.kind, "str"))
            for column in template.columns
        }
    )


def _column(rows: pd.DataFrame, column: Column, kind: str) -> pd.Series[Any]:
    values = rows[column.id] if column.id in rows else [None] * len(rows)
    return pd.Series(values, index=rows.index, dtype=kind)


def _is_blank(cells: Sequence[Raw | Odd]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _row(template: Template, line: int, row: dict[str, Value], found: _Checked) -> None:
    """Keep a row whose cells are right, when they go together and it is not there before."""
    before = found.count
    _together(template, line, row, found)
    _once(template, line, row, found)
    if found.count == before:
        found.rows.append(row)
        found.lines.append(line)


def _cells(
    columns: Mapping[int, Column], line: Line, known: Known, found: _Checked
) -> dict[str, Value]:
    row, (number, cells) = dict[str, Value](), line
    _extra(columns, number, cells, found)
    for place, column in columns.items():
        raw = cells[place] if place < len(cells) else None
        try:
            row[column.id] = typed(column, raw, known)
        except CellError as error:
            found.add(Fault(str(error), number, column.title))
    return row


def _extra(
    columns: Mapping[int, Column], line: int, cells: Sequence[Raw | Odd], found: _Checked
) -> None:
    """Refuse cells to the right of the last heading: something has moved."""
    width = max(columns) + 1
    if not _is_blank(cells[width:]):
        why = "Står ett decimalkomma eller avgränsningstecken där det inte ska?"
        found.add(Fault(f"raden har fler fält än rubrikraden. {why}", line))


def _together(template: Template, line: int, row: dict[str, Value], found: _Checked) -> None:
    def given(name: str) -> bool:
        return row.get(name) is not None

    def titles(names: Sequence[str], last: str) -> str:
        return swedish.joined([template.column(name).title for name in names], last)

    for names in template.one_of:
        if not any(map(given, names)):
            found.add(Fault(f"ange {titles(names, 'eller')}.", line))
    for names in template.together:
        if any(map(given, names)) and not all(map(given, names)):
            found.add(Fault(f"{titles(names, 'och')} ska anges tillsammans.", line))


def _once(template: Template, line: int, row: dict[str, Value], found: _Checked) -> None:
    key = tuple(_alike(row.get(name)) for name in template.key)
    first = found.seen.setdefault(key, line)
    if first != line:
        text = f"samma {template.key_words} som på rad {first}. Varje rad får finnas en gång."
        found.add(Fault(text, line))


def _alike(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value


def _warnings(template: Template, found: _Checked) -> tuple[str, ...]:
    told = [
        f"Rad {line}: {pair.text}."
        for line, row in zip(found.lines, found.rows, strict=True)
        for pair in template.at_most
        if _is_more(row, pair)
    ]
    more = len(told) - _MOST_WARNINGS
    last = (f"Och {swedish.counted(more)} rader till där talen ser ovanliga ut.",)
    return (*told[:_MOST_WARNINGS], *(last if more > 0 else ()))


def _is_more(row: dict[str, Value], pair: AtMost) -> bool:
    less, more = row.get(pair.less), row.get(pair.more)
    if isinstance(less, (int, float)) and isinstance(more, (int, float)):
        return less > more
    return False
