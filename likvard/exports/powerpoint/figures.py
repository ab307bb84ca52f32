"""The numbers of a view as its charts need them: columns, colours, and the drawing's own axes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor, log10
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from likvard.address import view
from likvard.catalogue import load_catalogue
from likvard.cells import decimals
from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.plot import Axis, Numbers
from likvard.exports.powerpoint.roles import Column
from likvard.exports.tables import Table
from likvard.figures.theme import LIGHT, Spec
from likvard.panel import Panel
from likvard.swedish import MINUS

PIXELS: Final = 1000
_TAG: Final = re.compile(r"<[^>]+>")
_SLACK: Final = 0.1
_NEAR: Final = 1e-6
_GROUPED: Final = 1000
_HUNDREDS: Final = -2
_FAR: Final = 3.0
UNITS: Final = {"%": "procent"}


def plain(text: str) -> str:
    """Return a text of a drawing without its marks."""
    return _TAG.sub("", text.replace("<br>", " "))


@dataclass(frozen=True)
class Figures:
    """One view's tables, and what of its drawing and address a native chart needs.

    Raises
    ------
    KeyError
        From its methods, where the table has no such column.
    """

    exhibit: Exhibit

    def table(self, place: int) -> Table:
        """Return one of the file's tables."""
        if self.exhibit.shown is None or place >= len(self.exhibit.shown.tables):
            raise KeyError(place)
        return self.exhibit.shown.tables[place]

    def texts(self, place: int, column: Column) -> list[str]:
        """Return a column as it stands."""
        table = self.table(place)
        at = column if isinstance(column, int) else _place(table.header, column)
        return [row[at] for row in table.rows]

    def numbers(self, place: int, column: Column) -> Numbers:
        """Return a column as numbers, None where nothing stands."""
        return tuple(number(text) for text in self.texts(place, column))

    def optional(self, place: int, column: Column) -> Numbers:
        """Return a column as numbers, only None where there is no such column."""
        if column == "":
            return (None,) * len(self.table(place).rows)
        return self.numbers(place, column)

    def by_name(self, place: int, column: Column) -> dict[str, float | None]:
        """Return a column as numbers by municipality; only None where there is no column."""
        names = self.texts(place, "Kommun")
        return dict(zip(names, self.optional(place, column), strict=True))

    def unit(self, place: int, column: Column) -> str:
        """Return the unit in a column, in words; the words themselves where no column has them."""
        try:
            words = unit_words(self.texts(place, column)[0])
        except KeyError:
            words = str(column)
        return words[:1].upper() + words[1:]

    @cached_property
    def panel(self) -> Panel | None:
        """Return the panel of the figures, if they are of municipalities."""
        panels = self.exhibit.shown.panels if self.exhibit.shown else ()
        return panels[0] if panels else None

    def places(self, value: float) -> int:
        """Return how many decimals a value is told with, hundreds alone where it is large."""
        if abs(value) >= _GROUPED:
            return _HUNDREDS
        return max(decimals(self.panel.indicator), 0) if self.panel else 0

    @cached_property
    def colours(self) -> Mapping[str, str]:
        """Return the colour of each followed municipality by its name, in their order."""
        parts = urlsplit(self.exhibit.address)
        asked = view(load_catalogue(), parts.path, dict(parse_qsl(parts.query)))
        slots = asked.colours
        return {m.name: LIGHT.chosen[slots[m.code]] for m in asked.followed}

    @cached_property
    def layout(self) -> Spec:
        """Return the layout of the drawing; empty where the view has none."""
        found: Spec = self._plain.get("layout", {})
        return found

    @cached_property
    def traces(self) -> list[Spec]:
        """Return the traces of the drawing that a wide screen shows."""
        return [t for t in self._plain.get("data", []) if _wide(t.get("meta", {}))]

    @cached_property
    def _plain(self) -> Spec:
        return self.exhibit.draws[0](LIGHT).plain if self.exhibit.draws else {}

    @cached_property
    def notes(self) -> list[Spec]:
        """Return the words of the drawing that a wide screen shows."""
        every = self.layout.get("annotations", [])
        return [n for n in every if n.get("name") != "narrow" and n.get("text")]

    @cached_property
    def order(self) -> list[str]:
        """Return the names of the drawing's rows, from the top."""
        return [plain(name) for name in self.layout["yaxis"]["ticktext"]]

    def axis(self, name: str, **more: Any) -> Axis:  # noqa: ANN401  any of an axis' own
        """Return one of the drawing's axes with ends at whole steps."""
        own = self.layout[name]
        ticks, (start, end) = own["tickvals"], sorted(own["range"])
        step = round(ticks[1] - ticks[0], 9) if len(ticks) > 1 else None
        if step:
            start = floor(start / step + _SLACK) * step
            end = ceil(end / step - _SLACK) * step
        signed = any(str(text).startswith("+") for text in own["ticktext"])
        written = number_format(step or 1.0, max(abs(start), abs(end)), signed=signed)
        ends = {"low": round(start, 9), "high": round(end, 9), "step": step, "format": written}
        return Axis(**(ends | more))

    def titles(self) -> tuple[str, str]:
        """Return what the drawing says of its axes: upward and across."""
        paper = [n for n in self.notes if n.get("xref") == n.get("yref") == "paper"]
        upward = next((n["text"] for n in paper if (n["x"], n["y"]) == (0, 1)), "")
        across = next((n["text"] for n in paper if (n["x"], n["y"]) == (1, 0)), "")
        return plain(upward), plain(across)


def _wide(meta: Mapping[str, Any]) -> bool:
    return bool(meta.get("from", 0) <= PIXELS < meta.get("below", PIXELS + 1))


def _place(header: Sequence[str], column: str) -> int:
    if column not in header:
        raise KeyError(column)
    return header.index(column)


def number(text: str) -> float | None:
    """Return the number of a cell of the data file, None for an empty one."""
    return float(text.replace(",", ".")) if text else None


def number_format(step: float, most: float, *, signed: bool = False) -> str:
    """Return how an axis' numbers are written: decimals by its step, a real minus sign."""
    whole = "#,##0" if most >= _GROUPED else "0"
    body = whole if float(step).is_integer() else "0.0"
    below = f'"{MINUS}"{body}'
    return f"+{body};{below};0" if signed else f"{body};{below}"


def unit_words(unit: str) -> str:
    """Return a unit in words."""
    return UNITS.get(unit, unit)


def around(axis: Axis, values: Sequence[float]) -> Axis:
    """Return the axis with as many steps more as the values need, new steps if they are far off."""
    if not values or axis.low is None or axis.high is None:
        return axis
    low, high = min(*values, axis.low), max(*values, axis.high)
    if (high - low) > _FAR * (axis.high - axis.low):
        return _anew(axis, min(0.0, *values), max(values))
    step = axis.step or 1.0
    low, high = floor(low / step + _NEAR) * step, ceil(high / step - _NEAR) * step
    return replace(axis, low=low, high=high)


def _anew(axis: Axis, low: float, high: float) -> Axis:
    """Return the axis with round steps, four to eight of them, between two values."""
    rough = (high - low) / 5
    power = 10.0 ** floor(log10(rough))
    step = next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= rough)
    written = number_format(step, max(high, -low))
    low, high = floor(low / step) * step, ceil(high / step) * step
    return replace(axis, low=low, high=high, step=step, format=written)
