"""One quantity against another: the country in grey, the area by size, the chosen by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import (
    extent,
    in_thousands,
    inner_ticks,
    limits,
    nice_ticks,
    short_unit,
    tick_texts,
    with_last_unit,
)
from likvard.figures.canvas import NARROW, figure, fitted
from likvard.figures.labels import width
from likvard.figures.plot_frame import LEFT, TALL, Named, PlotFrame
from likvard.figures.scatter_marks import (
    Line,
    Point,
    country,
    dashed_line,
    fitted_line,
    members,
    radii,
)
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import value_axis

__all__ = ["Line", "Side", "scatter"]

_PAD: Final = 0.03
_FEW: Final = 5


@dataclass(frozen=True)
class Side:
    """One axis: what is measured along it, and the words that say so with unit, time and whose."""

    indicator: Indicator
    title: str


def scatter(  # noqa: PLR0913  a scatter shows all of these
    points: pd.DataFrame,
    *,
    x: Side,
    y: Side,
    line: Line | None,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    named: Iterable[str] = (),
    beside: Line | None = None,
    names: bool = True,
) -> Figure:
    """Return every municipality as a dot: members as large as their n, the rest small and grey.

    Parameters
    ----------
    points
        By code: name, slug, x, y, n, hover, member. Rows without x or y are left out; n may be
        NaN, and when all are, the members' dots are of one size.
    line
        Drawn under the dots; None for none.
    chosen
        Colour slot by code: these are named in their colour.
    emphasis
        The codes of members drawn clearer than the other members; empty for none.
    named
        Codes of members to be named in ink although they are not chosen.
    beside
        A second line, drawn thin and dashed without its band; None for none.
    names
        Whether the chosen are named beside their dots.

    Raises
    ------
    ValueError
        If no row has both values.
    """
    every = _points(points)
    selection = Selection(chosen, emphasis)
    across, along = _range([p.x for p in every], x), _ticks([p.y for p in every], y)
    radius = radii(every)
    wanted = [*chosen, *named] if names else named
    told = [code for code in dict.fromkeys(wanted) if code in radius]
    left = max(LEFT, round(max(map(width, tick_texts(along, y.indicator)))) + 8)
    words = ("kronor", "tusen kronor") if in_thousands(y.indicator, along) else ("", "")
    upward = y.title.replace(*words, 1)
    frame = PlotFrame(x.title, upward, across, (along[0], along[-1]), left)
    dots = {p.code: Named(p.name, p.x, p.y, radius[p.code]) for p in every if p.member}
    written = frame.names(dots, {c: _ink(c, selection, tokens) for c in told}, tokens)
    layout: Spec = {
        "xaxis": _value_axis(x, across) | {"showgrid": False},
        "yaxis": value_axis(y.indicator, along, tokens, TALL[NARROW]),
        "annotations": [*frame.titles(tokens), *written],
    } | frame.room()
    few = _value_axis(x, across, _FEW)
    narrow = {f"xaxis.{key}": value for key, value in few.items()} | frame.narrow()
    traces = [*fitted_line(line, tokens), *dashed_line(beside, tokens), *country(every, tokens)]
    traces += members(every, radius, selection, tokens)
    return figure(traces, tokens, layout, fitted(narrow, walk="points"))


def _ink(code: str, selection: Selection, tokens: Tokens) -> str:
    slot = selection.chosen.get(code)
    return tokens.ink if slot is None else tokens.chosen[slot]


def _points(points: pd.DataFrame) -> list[Point]:
    columns = (points[name].tolist() for name in Point._fields[1:])
    every = [Point(*told) for told in zip(points.index, *columns, strict=True)]
    return [point for point in every if not isnan(point.x + point.y)]


def _ticks(values: Sequence[float], side: Side) -> list[float]:
    return nice_ticks(*limits(side.indicator, *extent(values)))


def _range(values: Sequence[float], side: Side) -> tuple[float, float]:
    low, high = limits(side.indicator, *extent(values))
    pad = _PAD * (high - low) or 1.0
    return low - pad, high + pad


def _value_axis(side: Side, across: tuple[float, float], most: int = 8) -> Spec:
    ticks = inner_ticks(*across, most)
    words = with_last_unit(tick_texts(ticks, side.indicator), short_unit(side.indicator, ticks))
    return {"range": list(across), "tickvals": ticks, "ticktext": words, "ticklabelstandoff": 6}
