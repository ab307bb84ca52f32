"""Charts of rows: a municipality a row, named at the left; long ones stand in two columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from likvard.exports.powerpoint.figures import Figures, plain, unit_words
from likvard.exports.powerpoint.page import Box, across
from likvard.exports.powerpoint.plot import Axis, Ends, Label, Mark, Numbers, Plot, Series, Stroke
from likvard.exports.powerpoint.roles import Gaps, Rows, Units
from likvard.figures.theme import LIGHT
from likvard.swedish import MINUS, THIN, number

MOST_ROWS: Final = 18
_BETWEEN: Final = 40.0
_ABOVE, _BELOW = 22.0, 42.0
_SMALL: Final = 12
_LARGE: Final = 14
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
    names: Sequence[str], axis: Axis, box: Box, draw: Draw, told: Mapping[str, str], *, key: Any  # noqa: ANN401
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


def _plot(stack: Stack, drawn: list[Series], told: Mapping[str, str], box: Box, figures: Figures) -> Plot:
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
        series=(*_behind(stack, figures, high), _names(stack, told, figures), *drawn),
        x=stack.axis,
        y=Axis(low=0.5, high=stack.room + 0.5, step=1, shown=False, turned=True),
        inner=inner,
        head=("Kommun", "Värde", "Rad"),
        size=size,
    )


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


def _behind(stack: Stack, figures: Figures, high: float) -> Iterator[Series]:
    """Return what the drawing has across all rows: the pale middle, and lines with their words."""
    for shape in figures.layout.get("shapes", []):
        if shape["type"] == "rect" and shape.get("yref") == "paper":
            middle = (shape["x0"] + shape["x1"]) / 2
            ends = Ends((shape["x0"],), (shape["x1"],), Stroke(LIGHT.band, high * stack.room))
            row = ((stack.room + 1) / 2,)
            yield Series(
                name="Mittersta 80 %", x=(middle,), y=row, ends=ends, values_across=True
            )
    for shape in figures.layout.get("shapes", []):
        if shape["type"] == "line" and shape["x0"] == shape["x1"] and _on_first(shape, stack):
            yield _line(stack, figures, shape["x0"])


def _on_first(shape: Mapping[str, Any], stack: Stack) -> bool:
    low, high = stack.axis.low or 0.0, stack.axis.high or 0.0
    return shape.get("xref", "x") in {"x", None} and low <= shape["x0"] <= high


def _line(stack: Stack, figures: Figures, x: float) -> Series:
    words = next((n["text"] for n in figures.notes if n.get("x") == x and n.get("y") == 1), "")
    told = plain(words) or "Skåne"
    label = {0: Label(told, LIGHT.ink, "t")} if words else {}
    stroke = Stroke(LIGHT.ink, 1.25, "dash")
    return Series(
        name=told, x=(x, x), y=stack.whole, stroke=stroke, labels=label, values_across=True
    )


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
        return _dots(stack, table, role, figures)

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
        return reason(figures, name)
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
    spread = Ends(*(_of(own, names) for own in (table.low, table.high)), Stroke(LIGHT.dot, 1.5))
    shown = spread if any(one is not None for one in spread.low) else None
    dots = Series(
        name=str(role.value),
        names=names,
        x=_of(table.value, names),
        y=stack.at(names),
        mark=Mark(LIGHT.muted, 7),
        own={
            at: Mark(figures.colours[name], 10)
            for at, name in enumerate(names)
            if name in figures.colours
        },
        ends=None if role.of_tick else shown,
        values_across=True,
    )
    if not role.tick:
        return [dots]
    expected = replace(
        dots,
        name=str(role.tick),
        x=_of(table.tick, names),
        mark=None,
        own={},
        ends=shown,
        tick=Stroke(LIGHT.ink, 2),
    )
    return [expected, dots]


def _of(values: Mapping[str, float | None], names: Sequence[str]) -> Numbers:
    return tuple(values[name] for name in names)


def gaps(figures: Figures, role: Gaps, box: Box) -> list[Made]:
    """Return two values per municipality joined by a line, in the drawing's order."""
    names = figures.texts(role.table, "Kommun")
    first = dict(zip(names, figures.numbers(role.table, role.first), strict=True))
    second = dict(zip(names, figures.numbers(role.table, role.second), strict=True))
    between = dict(zip(names, figures.optional(role.table, role.gap), strict=True))
    order = [name for name in figures.order if name in first]
    told = {n: f"{n}  {_signed(between[n]) or reason(figures, n)}".strip() for n in order}
    if not role.gap:
        told = {n: n for n in order}
    values = [v for own in (first, second) for v in own.values() if v is not None]
    axis = _wide_enough(figures.axis("xaxis"), values)
    axis = replace(axis, title=_unit(figures, role.table, role.unit), grid=True)

    def draw(stack: Stack) -> list[Series]:
        return _pairs(stack, first, second, role.names, figures)

    return stacked(order, axis, box, draw, told, key=figures)


def _wide_enough(axis: Axis, values: Sequence[float]) -> Axis:
    """Return the axis with as many steps more as the values need."""
    low, high, step = axis.low or 0.0, axis.high or 0.0, axis.step or 1.0
    while values and max(values) > high:
        high += step
    while values and min(values) < low:
        low -= step
    return replace(axis, low=low, high=high)


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
    both = tuple(n for n in stack.names if None not in (first[n], second[n]))
    one, other = _of(first, both), _of(second, both)
    pairs = [*zip(one, other, strict=True)]
    low = tuple(min(filter(_known, pair), default=None) for pair in pairs)
    high = tuple(max(filter(_known, pair), default=None) for pair in pairs)
    rows = stack.at(both)
    legend = {0: Label(names[0], LIGHT.ink, "t")} if stack.first and both else {}
    del legend
    whose = {n: figures.colours[n] for n in both if n in figures.colours}
    joined = Series(
        name=names[0],
        names=both,
        x=one,
        y=rows,
        mark=Mark(LIGHT.muted, 7),
        own={at: Mark(whose[n], 9) for at, n in enumerate(both) if n in whose},
        ends=Ends(low, high, Stroke(LIGHT.dot, 1.5)),
        values_across=True,
    )
    open_ = replace(
        joined,
        name=names[1],
        x=other,
        mark=Mark(LIGHT.muted, 8, "diamond", hollow=True),
        own={at: Mark(whose[n], 10, "diamond", hollow=True) for at, n in enumerate(both) if n in whose},
        ends=None,
    )
    return [joined, open_]


def _known(value: float | None) -> bool:
    return value is not None


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
    names = tuple(name for name in stack.names if means.get(name) is not None)
    if not names:
        return []
    return [
        Series(
            name=role.mean,
            names=names,
            x=_of(means, names),
            y=stack.at(names),
            tick=Stroke(LIGHT.ink, 2),
            values_across=True,
        )
    ]


THOUSANDS: Final = THIN
