"""The workbook inside a chart: its columns, and where in them each series finds its numbers."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import xlsxwriter

from likvard.exports.powerpoint.plot import Numbers, Plot, Series

NAME: Final = "Uppgifter"
_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001  the same bytes from the same figures
_FROM, _TO, _LESS, _MORE = "95 % från", "95 % till", "Ned till gränsen", "Upp till gränsen"

Column = Sequence[float | str | None]


@dataclass(frozen=True)
class Place:
    """A column's cells: their reference, and the values that are kept in the chart as well."""

    ref: str
    values: Column


@dataclass(frozen=True)
class Laid:
    """Where one series stands: its name, along, values, and how far its intervals reach."""

    name: Place
    along: Place
    values: Place
    less: Place | None
    more: Place | None


@dataclass
class Sheet:
    """The one sheet, filled column by column."""

    columns: list[tuple[str, Column]] = field(default_factory=list)

    def add(self, header: str, values: Column) -> Place:
        """Add a column and return where its cells are."""
        self.columns.append((header, values))
        return Place(f"{self._at(2)}:{_cell(len(self.columns), len(values) + 1)}", values)

    def header(self, name: str) -> Place:
        """Return the header of the column added last."""
        return Place(self._at(1), (name,))

    def _at(self, row: int) -> str:
        return f"{NAME}!{_cell(len(self.columns), row)}"

    def lay(self, plot: Plot) -> list[Laid]:
        """Add the columns of every series."""
        if plot.form == "xy":
            return [self._free(plot, one) for one in plot.series]
        along = self.add(plot.head[0], plot.categories)
        return [self._along(one, along) for one in plot.series]

    def _along(self, one: Series, along: Place) -> Laid:
        values = self.add(one.name, one.y)
        name = self.header(one.name)
        return Laid(name, along, values, *self._ends(one))

    def _free(self, plot: Plot, one: Series) -> Laid:
        if one.names:
            self.add(plot.head[0], one.names)
        x = self.add(one.name if one.values_across else plot.head[1], one.x)
        name = self.header(one.name)
        y = self.add(plot.head[2] if one.values_across else one.name, one.y)
        name = name if one.values_across else self.header(one.name)
        return Laid(name, x, y, None, None)

    def _ends(self, one: Series) -> tuple[Place | None, Place | None]:
        if one.ends is None:
            return None, None
        self.add(_FROM, one.ends.low)
        self.add(_TO, one.ends.high)
        less = self.add(_LESS, _apart(one.ends.low, one.y))
        return less, self.add(_MORE, _apart(one.y, one.ends.high))

    def written(self) -> bytes:
        """Return the workbook as a file."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            book.set_properties({"author": "Likvärd", "created": _CREATED})
            sheet, strong = book.add_worksheet(NAME), book.add_format({"bold": True})
            for place, (header, values) in enumerate(self.columns):
                sheet.write_string(0, place, header, strong)
                _fill(sheet, place, values)
            sheet.set_column(0, max(len(self.columns) - 1, 0), 16)
            sheet.freeze_panes(1, 0)
        return out.getvalue()


def _fill(sheet: "xlsxwriter.worksheet.Worksheet", place: int, values: Column) -> None:
    for row, value in enumerate(values, start=1):
        if isinstance(value, str):
            sheet.write_string(row, place, value)
        elif value is not None:
            sheet.write_number(row, place, value)


def _apart(low: Numbers, high: Numbers) -> Numbers:
    """Return how far apart two rows of numbers lie, never less than nothing."""
    pairs = zip(low, high, strict=True)
    return tuple(None if a is None or b is None else max(0.0, round(b - a, 6)) for a, b in pairs)


def _cell(column: int, row: int) -> str:
    """Return the absolute address of a cell, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"${letters}${row}"
