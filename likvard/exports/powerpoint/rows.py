"""Charts of rows with one value each, or two: in order, with intervals, with what was expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from likvard.exports.powerpoint.figures import Figures, around
from likvard.exports.powerpoint.ladder import Ladder, Made, Stack, stacked, without
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Mark, Numbers, Series, Stroke, segments
from likvard.exports.powerpoint.roles import Gaps, Rows
from likvard.figures.theme import LIGHT
from likvard.swedish import MINUS, number

Values = Mapping[str, float | None]
_HALF: Final = 0.36
"""Half the height of a short line across a row, in rows."""
_BAR: Final = Stroke(LIGHT.dot, 1.5)
_PALE: Final = Mark(LIGHT.muted, 8, "diamond", hollow=True)


@dataclass(frozen=True)
class _Table:
    """Value, ends of the interval, and what to compare with, each by name."""

    value: Values
    low: Values
    high: Values
    tick: Values


def ranked(figures: Figures, role: Rows, box: Box) -> list[Made]:
    """Return one value per municipality with its interval, in the drawing's order."""
    columns = (role.value, role.low, role.high, role.tick)
    table = _Table(*(figures.by_name(role.table, column) for column in columns))
    order = [name for name in figures.order if name in table.value]
    axis = figures.axis("xaxis", title=figures.unit(role.table, role.unit), grid=True)
    told = {name: f"{name}  {_shown(table, name, figures)}".strip() for name in order}

    def draw(stack: Stack) -> list[Series]:
        return [*_dots(stack, table, role, figures), *without(stack, table.value)]

    return stacked(Ladder(order, told, axis, figures), box, draw)


def _shown(table: _Table, name: str, figures: Figures) -> str:
    """Return a value as it is read on screen, without its unit; nothing where there is none."""
    value = table.value[name]
    return "" if value is None else number(value, figures.places(value))


def _dots(stack: Stack, table: _Table, role: Rows, figures: Figures) -> list[Series]:
    names = tuple(name for name in stack.names if table.value[name] is not None)
    rows = [(n, table.low[n], table.high[n], stack.row(n), stack.row(n)) for n in names]
    ticks = short_lines(stack, str(role.tick), {n: table.tick[n] for n in names})
    dots = Series(
        name=str(role.value),
        names=names,
        x=of(table.value, names),
        y=stack.at(names),
        mark=Mark(LIGHT.muted, 7),
        own=own_marks(names, figures, 10),
        values_across=True,
    )
    behind = (segments(role.low_name, rows, _BAR), ticks)
    return [*(one for one in behind if one.x), dots]


def own_marks(names: Sequence[str], figures: Figures, size: int) -> dict[int, Mark]:
    """Return the dots of the followed, by place."""
    own = ((at, figures.colours.get(name)) for at, name in enumerate(names))
    return {at: Mark(colour, size) for at, colour in own if colour}


def short_lines(stack: Stack, name: str, values: Values) -> Series:
    """Return a short upright line at the value of each row."""
    places = [(who, value, stack.row(who)) for who, value in values.items()]
    rows = [
        (who, value, value, round(row - _HALF, 2), round(row + _HALF, 2))
        for who, value, row in places
    ]
    return segments(name, rows, Stroke(LIGHT.ink, 2.25))


def of(values: Values, names: Sequence[str]) -> Numbers:
    """Return the values of some names."""
    return tuple(values[name] for name in names)


def gaps(figures: Figures, role: Gaps, box: Box) -> list[Made]:
    """Return two values per municipality joined by a line, in the drawing's order."""
    columns = (role.first, role.second, role.gap)
    first, second, between = (figures.by_name(role.table, column) for column in columns)
    order = [name for name in figures.order if name in first]
    told = {name: f"{name}  {_signed(between[name])}".strip() for name in order}
    values = [v for own in (first, second) for v in own.values() if v is not None]
    title = figures.unit(role.table, role.unit)
    axis = around(figures.axis("xaxis", title=title, grid=True), values)

    def draw(stack: Stack) -> list[Series]:
        both = {n: None if second[n] is None else first[n] for n in stack.names}
        known = tuple(n for n in stack.names if both[n] is not None)
        joined = [(n, first[n], second[n], stack.row(n), stack.row(n)) for n in known]
        line = segments(" till ".join(role.names), joined, _BAR)
        one = _one(stack, role.names[0], of(first, known), known)
        return [line, _other(one, role.names[1], of(second, known)), one, *without(stack, both)]

    return stacked(Ladder(order, told, axis, figures), box, draw)


def _signed(value: float | None) -> str:
    text = "" if value is None else number(value, 1)
    return text if not text or text.startswith(MINUS) else f"+{text}"


def _one(stack: Stack, name: str, values: Numbers, known: tuple[str, ...]) -> Series:
    return Series(
        name=name,
        names=known,
        x=values,
        y=stack.at(known),
        mark=Mark(LIGHT.muted, 7),
        own=own_marks(known, stack.ladder.figures, 9),
        values_across=True,
    )


def _other(one: Series, name: str, values: Numbers) -> Series:
    own = {at: replace(_PALE, colour=mark.colour, size=9) for at, mark in one.own.items()}
    return replace(one, name=name, x=values, mark=_PALE, own=own)
