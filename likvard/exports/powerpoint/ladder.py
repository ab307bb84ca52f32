"""Rows named at the left, in one or two columns: what all charts of rows share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Final

from likvard.exports.powerpoint.figures import Figures, plain
from likvard.exports.powerpoint.letters import across
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Axis, Label, Numbers, Plot, Series, Stroke, even
from likvard.figures.theme import LIGHT

MOST_ROWS: Final = 18
_BETWEEN: Final = 40.0
_ABOVE, _BELOW = 22.0, 42.0
_RIGHT: Final = 22.0
_NUMBER_GAP: Final = 8.0
_SMALL: Final = 12
_LARGE: Final = 14
_DOTTED: Final = Stroke(LIGHT.edge, 1.25, "sysDot")
_NEAR: Final = 0.01
_ROOMY: Final = 22.0
"""The height of a row, in points, from which its name is in large letters."""

Made = tuple[Plot, Box]


@dataclass(frozen=True)
class Ladder:
    """All rows of a chart: their names from the top, what is written of each, the axis across."""

    names: Sequence[str]
    told: Mapping[str, str]
    axis: Axis
    figures: Figures


@dataclass(frozen=True)
class Stack:
    """The rows of one column of the slide; `room` is how many rows it has room for."""

    ladder: Ladder
    names: tuple[str, ...]
    room: int

    @property
    def start(self) -> float:
        """Return where the axis across begins."""
        return self.ladder.axis.low or 0.0

    def at(self, names: Sequence[str]) -> Numbers:
        """Return the places of the rows of some names, counted from 1 at the top."""
        return tuple(self.row(name) for name in names)

    def row(self, name: str) -> float:
        """Return the place of a row."""
        return float(self.names.index(name) + 1)

    @property
    def whole(self) -> Numbers:
        """Return where a line through all rows begins and ends."""
        return (0.5, self.room + 0.5)


Draw = Callable[[Stack], list[Series]]


def stacked(ladder: Ladder, box: Box, draw: Draw) -> list[Made]:
    """Return the chart of all rows, or two beside each other, each drawn by `draw`."""
    parts = 1 if len(ladder.names) <= MOST_ROWS else 2
    room = -(-len(ladder.names) // parts)
    wide = (box.wide - _BETWEEN * (parts - 1)) / parts
    found = []
    for part in range(parts):
        stack = Stack(ladder, tuple(ladder.names[part * room :][:room]), room)
        at = Box(box.x + part * (wide + _BETWEEN), box.y, wide, box.high)
        found.append((_plot(stack, draw(stack), at), at))
    return found


def _plot(stack: Stack, drawn: list[Series], box: Box) -> Plot:
    large = (box.high - _ABOVE - _BELOW) / stack.room >= _ROOMY
    size = _LARGE if large else _SMALL
    left = max(across(words, size) for words in stack.ladder.told.values()) + 8
    inner = (
        round(left / box.wide, 4),
        round(_ABOVE / box.high, 4),
        round(1 - (left + _RIGHT) / box.wide, 4),
        round(1 - (_ABOVE + _BELOW) / box.high, 4),
    )
    return Plot(
        form="xy",
        series=even([*_behind(stack), _names(stack), *drawn]),
        x=_roomy(stack.ladder.axis, inner[2] * box.wide, size),
        y=Axis(low=0.5, high=stack.room + 0.5, step=1, shown=False, turned=True),
        inner=inner,
        head=("Kommun", "Värde", "Rad"),
        size=size,
    )


def _names(stack: Stack) -> Series:
    """Return the names, as labels of points that are not drawn."""
    colours, told = stack.ladder.figures.colours, stack.ladder.told
    labels = {
        at: Label(
            told[name],
            colours.get(name, LIGHT.ink),
            "l",
            strong=name in colours,
        )
        for at, name in enumerate(stack.names)
    }
    return Series(
        name="Radens början",
        names=stack.names,
        x=(stack.start,) * len(labels),
        y=stack.at(stack.names),
        labels=labels,
        values_across=True,
    )


def _roomy(axis: Axis, wide: float, size: int) -> Axis:
    """Return the axis with steps that leave room for their numbers beside each other."""
    low, high, step = axis.low or 0.0, axis.high or 0.0, axis.step or 1.0
    long = across(f"{high:,.0f}", size) + _NUMBER_GAP
    while (high - low) / step * long > wide and step < high - low:
        step *= 2
    return replace(axis, step=step, high=low + step * ceil((high - low) / step - _NEAR))


def without(stack: Stack, known: Mapping[str, float | None]) -> list[Series]:
    """Return why rows are empty, as words where they begin; nothing where none is."""
    names = tuple(name for name in stack.names if known[name] is None)
    figures = stack.ladder.figures
    labels = {
        at: Label(reason(figures, name), LIGHT.muted, strong=False) for at, name in enumerate(names)
    }
    start = (stack.start,) * len(names)
    if not names:
        return []
    found = Series(name="Utan uppgift", names=names, x=start, y=stack.at(names), labels=labels)
    return [replace(found, values_across=True)]


def reason(figures: Figures, name: str) -> str:
    """Return why a municipality has no value, in the words of the table on screen."""
    text = figures.exhibit.text
    row = next((r for r in text.rows if r[0] == name), ("",)) if text else ("",)
    return (row[-1] or "uppgift saknas").lower()


def _behind(stack: Stack) -> Iterator[Series]:
    """Return what the drawing has across all rows: the middle's ends, and lines with words."""
    for shape in stack.ladder.figures.layout.get("shapes", []):
        if shape["type"] == "rect" and shape.get("yref") == "paper":
            yield _upright("P10", shape["x0"], stack, _DOTTED)
            yield _upright("P90", shape["x1"], stack, _DOTTED)
        elif shape["type"] == "line" and shape["x0"] == shape["x1"] and _on_first(shape, stack):
            yield _line(stack, shape["x0"])


def _upright(name: str, x: float, stack: Stack, stroke: Stroke) -> Series:
    at = round(x, 6)
    return Series(name=name, x=(at, at), y=stack.whole, stroke=stroke, values_across=True)


def _on_first(shape: Mapping[str, Any], stack: Stack) -> bool:
    low, high = stack.start, stack.ladder.axis.high or 0.0
    return shape.get("xref", "x") in {"x", None} and low < shape["x0"] <= high


def _line(stack: Stack, x: float) -> Series:
    near = ((abs(n["x"] - x), n["text"]) for n in stack.ladder.figures.notes if n.get("y") == 1)
    away, words = min(near, default=(1.0, ""))
    told = plain(words) if away < _NEAR else ""
    label = {0: Label(told, LIGHT.ink, "t")} if told else {}
    line = _upright(told or "Noll", x, stack, Stroke(LIGHT.ink, 1.25, "dash"))
    return replace(line, labels=label)
