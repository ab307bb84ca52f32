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
    inner_ticks,
    limits,
    nice_ticks,
    short_unit,
    tick_texts,
    with_last_unit,
)
from likvard.figures.canvas import NARROW, WIDE, figure, fitted, text
from likvard.figures.labels import LINE, width, wrapped
from likvard.figures.point_labels import Box, Dot, point_labels
from likvard.figures.scatter_marks import Line, Point, country, fitted_line, members, radii
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import value_axis

__all__ = ["Line", "Side", "scatter"]

_TALL: Final = {WIDE: 420, NARROW: 340}
_PLANNED_FOR: Final = {WIDE: 640, NARROW: 320}
_TITLE_ROOM: Final = {WIDE: 520, NARROW: 285}
_TOP: Final = 16
_TICKS: Final = 30
_LEFT: Final = 40
_RIGHT: Final = 28
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

    Raises
    ------
    ValueError
        If no row has both values.
    """
    every = _points(points)
    selection = Selection(chosen, emphasis)
    across, along = _range([p.x for p in every], x), _ticks([p.y for p in every], y)
    radius = radii(every)
    told = [code for code in dict.fromkeys([*chosen, *named]) if code in radius]
    plan = _Plan(every, radius, across, (along[0], along[-1]), told)
    titles = {name: _titles(x, y, name) for name in (WIDE, NARROW)}
    left = max(_LEFT, round(max(map(width, tick_texts(along, y.indicator)))) + 8)
    layout: Spec = {
        "xaxis": _value_axis(x, across) | {"showgrid": False},
        "yaxis": value_axis(y.indicator, along, tokens, _TALL[NARROW]),
        "annotations": [*_title_notes(titles, tokens), *plan.labels(selection, tokens, left)],
    } | _room(titles[WIDE], WIDE, left)
    few = _value_axis(x, across, _FEW)
    narrow = {f"xaxis.{key}": value for key, value in few.items()} | _flat(titles[NARROW], left)
    traces = [*fitted_line(line, tokens), *country(every, tokens)]
    traces += members(every, radius, selection, tokens)
    return figure(traces, tokens, layout, fitted(narrow, walk="points"))


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


def _titles(x: Side, y: Side, name: str) -> tuple[list[str], list[str]]:
    room = _TITLE_ROOM[name]
    return wrapped(x.title, room), wrapped(y.title, room)


def _title_notes(titles: Mapping[str, tuple[list[str], list[str]]], tokens: Tokens) -> list[Spec]:
    """Return what is measured upwards, above the plot, and across, below it at the right."""
    notes = []
    for name, (across, upward) in titles.items():
        top: Spec = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "yanchor": "bottom"}
        top |= {"xanchor": "left", "xshift": -_LEFT + 2, "yshift": 8, "align": "left"}
        foot: Spec = {"xref": "paper", "yref": "paper", "x": 1, "y": 0, "yanchor": "top"}
        foot |= {"xanchor": "right", "yshift": -_TICKS, "align": "right"}
        notes += [text("<br>".join(upward), tokens.muted, name=name, **top)]
        notes += [text("<br>".join(across), tokens.muted, name=name, **foot)]
    return notes


def _room(titles: tuple[list[str], list[str]], name: str, left: int) -> Spec:
    """Return height and margins that hold the titles."""
    above, below = _TOP + LINE * len(titles[1]), _TICKS + 6 + LINE * len(titles[0])
    margin = {"l": left, "r": _RIGHT, "t": above, "b": below}
    return {"height": above + _TALL[name] + below, "margin": margin}


def _flat(titles: tuple[list[str], list[str]], left: int) -> Spec:
    room = _room(titles, NARROW, left)
    margins = {f"margin.{side}": pixels for side, pixels in room["margin"].items()}
    return {"height": room["height"], **margins}


@dataclass(frozen=True)
class _Plan:
    """Where the dots lie, for the names to stand clear of each other beside them."""

    every: Sequence[Point]
    radius: Mapping[str, float]
    across: tuple[float, float]
    upward: tuple[float, float]
    told: Sequence[str]

    def labels(self, selection: Selection, tokens: Tokens, left: int) -> list[Spec]:
        """Return the names, placed for a wide plot and for a narrow one."""
        colors = {
            code: tokens.chosen[selection.chosen[code]] if code in selection.chosen else tokens.ink
            for code in self.told
        }
        return [
            note | {"name": name}
            for name in (WIDE, NARROW)
            for note in point_labels(self._dots(name, left), colors, self._box(name, left), tokens)
        ]

    def _box(self, name: str, left: int) -> Box:
        return 0.0, 0.0, _PLANNED_FOR[name] - left, _TALL[name]

    def _dots(self, name: str, left: int) -> dict[str, Dot]:
        wide, tall = _PLANNED_FOR[name] - left - _RIGHT, _TALL[name]
        (x0, x1), (y0, y1) = self.across, self.upward
        return {
            p.code: Dot(
                p.name,
                p.x,
                p.y,
                (p.x - x0) / (x1 - x0) * wide,
                (p.y - y0) / (y1 - y0) * tall,
                self.radius[p.code],
            )
            for p in self.every
            if p.member
        }
