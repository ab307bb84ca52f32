"""Charts of points by two values, and of shares of a whole."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import Final

from likvard.exports.powerpoint.figures import Figures, plain
from likvard.exports.powerpoint.letters import across
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import (
    Axis,
    Label,
    Mark,
    Numbers,
    Plot,
    Series,
    Side,
    Stroke,
    even,
)
from likvard.exports.powerpoint.roles import Parts, Points
from likvard.figures.theme import LIGHT, Spec

_SIZE: Final = 14
_LEFT, _ABOVE, _RIGHT, _BELOW = 60.0, 24.0, 70.0, 44.0
_SIDES: Final[Mapping[str, Side]] = {"left": "r", "right": "l"}
_SCALED: Final = "tusen kronor"
_DASHES: Final = {None: "solid", "1px,3px": "sysDot"}

Known = tuple[str, float, float]
"""A municipality with both its values."""


def points(figures: Figures, role: Points, box: Box) -> Plot:
    """Return the municipalities by two values, the country's behind the area's."""
    upward, along = (title.replace(_SCALED, "kronor") for title in figures.titles())
    axes = _axes(figures, role, along)
    return Plot(
        form="xy",
        series=even([*_lines(figures, role, axes), *_groups(figures, _known(figures, role))]),
        title=upward,
        x=axes[0],
        y=axes[1],
        inner=_within(box, _LEFT, _ABOVE, _RIGHT, _BELOW),
        head=("Kommun", along or "x", upward or "y"),
        size=_SIZE,
    )


def _within(box: Box, *sides: float) -> tuple[float, float, float, float]:
    """Return where a plot lies in its chart, by the points left free left, above, right, below."""
    left, above, right, below = sides
    wide, high = 1 - (left + right) / box.wide, 1 - (above + below) / box.high
    return (round(left / box.wide, 4), round(above / box.high, 4), round(wide, 4), round(high, 4))


def _known(figures: Figures, role: Points) -> list[Known]:
    names = figures.texts(role.table, role.name)
    x, y = (figures.numbers(role.table, column) for column in (role.x, role.y))
    every = zip(names, x, y, strict=True)
    return [(name, a, b) for name, a, b in every if a is not None and b is not None]


def _axes(figures: Figures, role: Points, along: str) -> tuple[Axis, Axis]:
    up = figures.axis("yaxis", grid=True)
    if not role.logarithmic:
        return figures.axis("xaxis", title=along), up
    low, high = (10 ** float(end) for end in figures.layout["xaxis"]["range"])
    low, high = 10.0 ** floor(log10(low)), _rounded(high)
    return Axis(low=low, high=high, format="#,##0", title=along, logarithmic=True), up


def _rounded(value: float) -> float:
    """Return a value rounded up to one figure."""
    scale = 10.0 ** floor(log10(value))
    return ceil(value / scale) * scale


def _lines(figures: Figures, role: Points, axes: tuple[Axis, Axis]) -> Iterator[Series]:
    """Return the lines that the drawing has: fitted, with their band, or limits."""
    for trace in figures.traces:
        if trace["mode"] == "lines" and trace["line"].get("width"):
            xs = [10**x if role.logarithmic else x for x in trace["x"]]
            yield _line(_called(trace, role), xs, trace, axes)
        elif trace.get("fill") and not role.logarithmic:
            yield from _band(trace)


def _called(trace: Spec, role: Points) -> str:
    """Return what a line is: told by its dashes, an upright one by itself."""
    if trace["x"][0] == trace["x"][-1]:
        return "Egna gränser"
    return dict(role.lines).get(trace["line"].get("dash", ""), "Linje")


def _line(name: str, xs: Sequence[float], trace: Spec, axes: tuple[Axis, Axis]) -> Series:
    low, high = axes[1].low or 0.0, axes[1].high or 0.0
    first, upright = axes[0].low or 0.0, xs[0] == xs[-1]
    kept = [
        (round(x, 3), min(max(y, low), high))
        for x, y in zip(xs, trace["y"], strict=True)
        if x >= first and (upright or low <= y <= high)
    ]
    pen = trace["line"]
    stroke = Stroke(pen["color"], max(pen["width"], 1.25), _DASHES.get(pen.get("dash"), "sysDash"))
    return Series(
        name=name, x=tuple(x for x, _ in kept), y=tuple(y for _, y in kept), stroke=stroke
    )


def _band(trace: Spec) -> Iterator[Series]:
    """Return the two edges of a line's band, which the drawing has as one outline."""
    half = len(trace["x"]) // 2
    for start, end in ((0, half), (half, 2 * half)):
        xs, ys = tuple(trace["x"][start:end]), tuple(trace["y"][start:end])
        yield Series(name="95 % band", x=xs, y=ys, stroke=Stroke(LIGHT.dot, 0.75, "sysDot"))


def _groups(figures: Figures, known: Sequence[Known]) -> list[Series]:
    panel = figures.panel
    members = {m.name for m in panel.members} if panel else set()
    labels = _labels(figures)
    others = [one for one in known if one[0] not in members]
    own = [one for one in known if one[0] in members and one[0] not in figures.colours]
    found = [_group("Övriga kommuner i riket", others, Mark(LIGHT.dot, 4), {})] if others else []
    title = panel.area.title if panel else "Kommuner"
    found += [_group(title, own, Mark(LIGHT.accent, 8), labels)] if own else []
    for name, colour in figures.colours.items():
        mine = [one for one in known if one[0] == name]
        side = labels[name].side if name in labels else "r"
        told = {name: Label(name, colour, side)}
        found += [_group(name, mine, Mark(colour, 11), told)] if mine else []
    return found


def _group(
    name: str,
    known: Sequence[Known],
    mark: Mark,
    labels: Mapping[str, Label],
) -> Series:
    names: tuple[str, ...] = tuple(one[0] for one in known)
    x: Numbers = tuple(one[1] for one in known)
    y: Numbers = tuple(one[2] for one in known)
    told = {at: labels[one] for at, one in enumerate(names) if one in labels}
    return Series(name=name, names=names, x=x, y=y, mark=mark, labels=told)


def _labels(figures: Figures) -> Mapping[str, Label]:
    """Return the municipalities that the drawing names, on the side where it does."""
    return {
        plain(note["text"]): Label(
            plain(note["text"]), LIGHT.ink, _SIDES.get(note.get("xanchor", ""), "t")
        )
        for note in figures.notes
        if note.get("xref") != "paper"
    }


def parts(figures: Figures, role: Parts, box: Box) -> Plot:
    """Return shares of a whole as stacked bars, each telling its value."""
    columns = [figures.texts(role.table, name) for name in role.names]
    categories = tuple(", ".join(cells) for cells in zip(*columns, strict=True))
    left = max(across(name, _SIZE) for name in categories) + 10
    return Plot(
        form="bar",
        series=tuple(_shares(figures, role)),
        categories=categories,
        x=Axis(low=0, high=100, step=50, format="0", title="Procent", grid=True),
        y=Axis(turned=True),
        inner=_within(box, left, 34, 24, _BELOW),
        head=("Mått", "", ""),
        stacked=True,
        legend=True,
        size=_SIZE,
    )


def _shares(figures: Figures, role: Parts) -> Iterator[Series]:
    fills = ((LIGHT.accent, LIGHT.paper), (LIGHT.band, LIGHT.ink))
    for share, (fill, ink) in zip(role.shares, fills, strict=True):
        values = figures.numbers(role.table, share)
        name = str(share).removesuffix(" (%)")
        yield Series(name=name, y=values, fill=fill, told="0", told_colour=ink)
