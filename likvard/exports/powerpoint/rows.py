"""Charts of rows: a municipality a row, named at the left; long ones stand in two columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from likvard.exports.powerpoint.figures import Figures, around, plain, unit_words
from likvard.exports.powerpoint.page import Box, across
from likvard.exports.powerpoint.plot import (
    Axis,
    Label,
    Mark,
    Numbers,
    Plot,
    Series,
    Stroke,
    even,
    segments,
)
from likvard.exports.powerpoint.roles import Gaps, Rows, Units
from likvard.figures.theme import LIGHT
from likvard.swedish import MINUS, number

MOST_ROWS: Final = 18
_BETWEEN: Final = 40.0
_ABOVE, _BELOW = 22.0, 42.0
_SMALL: Final = 12
_LARGE: Final = 14
_DOTTED: Final = Stroke(LIGHT.edge, 1.25, "sysDot")
_HALF: Final = 0.36
"""Half the height of a short line across a row, in rows."""
_ROOMY: Final = 22.0
"""The height of a row, in points, from which its name is in large letters."""

Made = tuple[Plot, Box]


@dataclass(frozen=True)
class Stack:
    """The rows of one column of the slide, from the top: their names, and how many there is room for."""

    names: tuple[str, ...]
    room: int
    axis: Axis
    first: bool

    def at(self, names: Sequence[str]) -> Numbers:
        """Return the places of the rows of some names, counted from 1 at the top."""
        return tuple(float(self.names.index(name) + 1) for name in names)

    @property
    def whole(self) -> Numbers:
        """Return where a line through all rows begins and ends."""
        return (0.5, self.room + 0.5)


Draw = Callable[[Stack], list[Series]]


def stacked(
    names: Sequence[str],
    axis: Axis,
    box: Box,
    draw: Draw,
    told: Mapping[str, str],
    *,
    key: Any,  # noqa: ANN401
) -> list[Made]:
    """Return the chart of all rows, or two beside each other, each drawn by `draw`.

    `told` is what is written of each row at the left.
    """
    parts = 1 if len(names) <= MOST_ROWS else 2
    room = -(-len(names) // parts)
    wide = (box.wide - _BETWEEN * (parts - 1)) / parts
    found = []
    for part in range(parts):
        stack = Stack(tuple(names[part * room :][:room]), room, axis, part == 0)
        at = Box(box.x + part * (wide + _BETWEEN), box.y, wide, box.high)
        found.append((_plot(stack, draw(stack), told, at, key), at))
    return found


def _plot(
    stack: Stack, drawn: list[Series], told: Mapping[str, str], box: Box, figures: Figures
) -> Plot:
    high = (box.high - _ABOVE - _BELOW) / stack.room
    size = _LARGE if high >= _ROOMY else _SMALL
    left = max(across(words, size) for words in told.values()) + 8
    inner = (
        round(left / box.wide, 4),
        round(_ABOVE / box.high, 4),
        round(1 - (left + 22) / box.wide, 4),
        round(1 - (_ABOVE + _BELOW) / box.high, 4),
    )
    return Plot(
        form="xy",
        series=even([*_behind(stack, figures), _names(stack, told, figures), *drawn]),
        x=stack.axis,
        y=Axis(low=0.5, high=stack.room + 0.5, step=1, shown=False, turned=True),
        inner=inner,
        head=("Kommun", "Värde", "Rad"),
        size=size,
    )


def without(stack: Stack, known: Mapping[str, float | None], figures: Figures) -> list[Series]:
    """Return why rows are empty, as words where they begin; nothing where none is."""
    names = tuple(name for name in stack.names if known[name] is None)
    labels = {
        at: Label(reason(figures, name), LIGHT.muted, strong=False) for at, name in enumerate(names)
    }
    start = (stack.axis.low or 0.0,) * len(names)
    if not names:
        return []
    found = Series(name="Utan uppgift", names=names, x=start, y=stack.at(names), labels=labels)
    return [replace(found, values_across=True)]


def _names(stack: Stack, told: Mapping[str, str], figures: Figures) -> Series:
    """Return the names, as labels of points that are not drawn."""
    labels = {
        at: Label(
            told[name],
            figures.colours.get(name, LIGHT.ink),
            "l",
            strong=name in figures.colours,
        )
        for at, name in enumerate(stack.names)
    }
    start = stack.axis.low or 0.0
    return Series(
        name="Radens början",
        names=stack.names,
        x=(start,) * len(labels),
        y=stack.at(stack.names),
        labels=labels,
        values_across=True,
    )


def _behind(stack: Stack, figures: Figures) -> Iterator[Series]:
    """Return what the drawing has across all rows: the middle's ends, and lines with words."""
    for shape in figures.layout.get("shapes", []):
        if shape["type"] == "rect" and shape.get("yref") == "paper":
            yield _upright("P10", shape["x0"], stack, _DOTTED)
            yield _upright("P90", shape["x1"], stack, _DOTTED)
        elif shape["type"] == "line" and shape["x0"] == shape["x1"] and _on_first(shape, stack):
            yield _line(stack, figures, shape["x0"])


def _upright(name: str, x: float, stack: Stack, stroke: Stroke) -> Series:
    return Series(name=name, x=(x, x), y=stack.whole, stroke=stroke, values_across=True)


def _on_first(shape: Mapping[str, Any], stack: Stack) -> bool:
    low, high = stack.axis.low or 0.0, stack.axis.high or 0.0
    return shape.get("xref", "x") in {"x", None} and low <= shape["x0"] <= high


def _line(stack: Stack, figures: Figures, x: float) -> Series:
    words = next((n["text"] for n in figures.notes if n.get("x") == x and n.get("y") == 1), "")
    told = plain(words) or "Skåne"
    label = {0: Label(told, LIGHT.ink, "t")} if words else {}
    return replace(_upright(told, x, stack, Stroke(LIGHT.ink, 1.25, "dash")), labels=label)


def ranked(figures: Figures, role: Rows, box: Box) -> list[Made]:
    """Return one value per municipality with its interval, in the drawing's order."""
    names = figures.texts(role.table, "Kommun")
    table = _Table(
        dict(zip(names, figures.numbers(role.table, role.value), strict=True)),
        dict(zip(names, figures.optional(role.table, role.low), strict=True)),
        dict(zip(names, figures.optional(role.table, role.high), strict=True)),
        dict(zip(names, figures.optional(role.table, role.tick), strict=True)),
    )
    order = [name for name in figures.order if name in table.value]
    told = {name: f"{name}  {_shown(figures, name, table)}".strip() for name in order}
    axis = figures.axis("xaxis", title=_unit(figures, role.table, role.unit), grid=True)

    def draw(stack: Stack) -> list[Series]:
        return [*_dots(stack, table, role, figures), *without(stack, table.value, figures)]

    return stacked(order, axis, box, draw, told, key=figures)


def _unit(figures: Figures, table: int, column: Any) -> str:  # noqa: ANN401  as in a role
    try:
        words = unit_words(figures.texts(table, column)[0])
    except KeyError:
        words = str(column)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class _Table:
    value: Mapping[str, float | None]
    low: Mapping[str, float | None]
    high: Mapping[str, float | None]
    tick: Mapping[str, float | None]


def _shown(figures: Figures, name: str, table: _Table) -> str:
    """Return a value as it is read on screen, without its unit; the reason where there is none."""
    value = table.value[name]
    if value is None:
        return ""
    whole = table.tick[name] is None or abs(value) >= 10  # noqa: PLR2004  two digits tell enough
    axis = figures.axis("xaxis")
    places = 0 if whole and (axis.step or 1) >= 1 else 1
    return number(value, places)


def reason(figures: Figures, name: str) -> str:
    """Return why a municipality has no value, in the words of the table on screen."""
    text = figures.exhibit.text
    row = next((r for r in text.rows if r[0] == name), ("",)) if text else ("",)
    return (row[-1] or "uppgift saknas").lower()


def _dots(stack: Stack, table: _Table, role: Rows, figures: Figures) -> list[Series]:
    names = tuple(name for name in stack.names if table.value[name] is not None)
    rows = [(n, table.low[n], table.high[n], *stack.at([n]) * 2) for n in names]
    intervals = segments(role.low_name, rows, Stroke(LIGHT.dot, 1.5))
    ticks = [(n, table.tick[n], stack.at([n])[0]) for n in names]
    dots = Series(
        name=str(role.value),
        names=names,
        x=_of(table.value, names),
        y=stack.at(names),
        mark=Mark(LIGHT.muted, 7),
        own=_own_marks(names, figures, 10),
        values_across=True,
    )
    return [*filter(lambda one: one.x, (intervals, short_lines(str(role.tick), ticks))), dots]


def _own_marks(names: Sequence[str], figures: Figures, size: int) -> dict[int, Mark]:
    own = ((at, figures.colours.get(name)) for at, name in enumerate(names))
    return {at: Mark(colour, size) for at, colour in own if colour}


def short_lines(name: str, ticks: Sequence[tuple[str, float | None, float]]) -> Series:
    """Return a short upright line in each row, by what it is called, its value and its row."""
    rows = [(who, value, value, row - _HALF, row + _HALF) for who, value, row in ticks]
    return segments(name, rows, Stroke(LIGHT.ink, 2.25))


def _of(values: Mapping[str, float | None], names: Sequence[str]) -> Numbers:
    return tuple(values[name] for name in names)


def gaps(figures: Figures, role: Gaps, box: Box) -> list[Made]:
    """Return two values per municipality joined by a line, in the drawing's order."""
    names = figures.texts(role.table, "Kommun")
    first = dict(zip(names, figures.numbers(role.table, role.first), strict=True))
    second = dict(zip(names, figures.numbers(role.table, role.second), strict=True))
    between = dict(zip(names, figures.optional(role.table, role.gap), strict=True))
    order = [name for name in figures.order if name in first]
    told = {n: f"{n}  {_signed(between[n])}".strip() for n in order}
    values = [v for own in (first, second) for v in own.values() if v is not None]
    axis = around(figures.axis("xaxis"), values)
    axis = replace(axis, title=_unit(figures, role.table, role.unit), grid=True)

    def draw(stack: Stack) -> list[Series]:
        lines = {n: None if second[n] is None else first[n] for n in stack.names}
        return [
            *_pairs(stack, first, second, role.names, figures),
            *without(stack, lines, figures),
        ]

    return stacked(order, axis, box, draw, told, key=figures)


def _signed(value: float | None) -> str:
    if value is None:
        return ""
    text = number(value, 1)
    return text if text.startswith(MINUS) else f"+{text}"


def _pairs(
    stack: Stack,
    first: Mapping[str, float | None],
    second: Mapping[str, float | None],
    names: tuple[str, str],
    figures: Figures,
) -> list[Series]:
    both = tuple(n for n in stack.names if first[n] is not None and second[n] is not None)
    rows = [(n, first[n], second[n], *stack.at([n]) * 2) for n in both]
    own = _own_marks(both, figures, 9)
    light = {at: Mark(mark.colour, 9, "diamond", hollow=True) for at, mark in own.items()}
    one = Series(
        name=names[0],
        names=both,
        x=_of(first, both),
        y=stack.at(both),
        mark=Mark(LIGHT.muted, 7),
        own=own,
        values_across=True,
    )
    pale = Mark(LIGHT.muted, 8, "diamond", hollow=True)
    other = replace(one, name=names[1], x=_of(second, both), mark=pale, own=light)
    return [segments("Från den ena till den andra", rows, Stroke(LIGHT.dot, 1.5)), other, one]


def units(figures: Figures, role: Units, box: Box) -> list[Made]:
    """Return the school units of each municipality, a dot each, with its mean as a short line."""
    where = figures.texts(role.table, "Kommun")
    called = figures.texts(role.table, "Skolenhet")
    values = figures.numbers(role.table, role.value)
    known = [
        (place, name, value)
        for place, name, value in zip(where, called, values, strict=True)
        if value is not None
    ]
    means = _means(figures, role)
    order = figures.order
    axis = figures.axis("xaxis", title=_unit(figures, role.table, role.unit), grid=True)
    told = {name: name for name in order}

    def draw(stack: Stack) -> list[Series]:
        own = [one for one in known if one[0] in stack.names]
        return [*_of_units(stack, own, figures), *_of_means(stack, means, role)]

    return stacked(order, axis, box, draw, told, key=figures)


def _means(figures: Figures, role: Units) -> Mapping[str, float | None]:
    if not role.mean:
        return {}
    names = figures.texts(role.means, "Kommun")
    return dict(zip(names, figures.numbers(role.means, role.mean), strict=True))


def _of_units(
    stack: Stack, own: Sequence[tuple[str, str, float]], figures: Figures
) -> list[Series]:
    marks = {
        at: Mark(figures.colours[place], 7)
        for at, (place, _, _) in enumerate(own)
        if place in figures.colours
    }
    return [
        Series(
            name="Skolenheter",
            names=tuple(f"{place}: {name}" for place, name, _ in own),
            x=tuple(value for _, _, value in own),
            y=stack.at([place for place, _, _ in own]),
            mark=Mark(LIGHT.dot, 6),
            own=marks,
            values_across=True,
        )
    ]


def _of_means(stack: Stack, means: Mapping[str, float | None], role: Units) -> list[Series]:
    ticks = [(name, means.get(name), stack.at([name])[0]) for name in stack.names]
    found = short_lines(role.mean, ticks)
    return [found] if found.x else []
