"""Lines over the years: lifted where the series breaks or a value is missing."""

from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import Final

import numpy as np

from likvard.figures.bounds import Symbols, opened
from likvard.figures.theme import Spec
from likvard.figures.years import Years

_CASING: Final = 2.5
_ALONE: Final = 5.0
_OPEN: Final = 7.0
_DECIMALS: Final = 2

Heights = Sequence[float | None]
"""The y of a line's points; None lifts the pen."""


def heights(years: Years, values: Mapping[int, float]) -> list[float | None]:
    """Return the y of each of the years' steps from values by year."""
    found = (nan if year is None else values.get(year, nan) for year in years.stops)
    return [None if isnan(value) else round(float(value), _DECIMALS) for value in found]


def stroke(
    x: Sequence[float | None], y: Heights, color: str, width: float, dash: str = "solid"
) -> Spec:
    """Return a line that does not answer the pointer."""
    pen: Spec = {"color": color, "width": width} | ({} if dash == "solid" else {"dash": dash})
    trace: Spec = {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "line": pen}
    return trace | {"hoverinfo": "skip", "cliponaxis": False}


def bands(
    years: Years, low: Mapping[int, float], high: Mapping[int, float], color: str
) -> list[Spec]:
    """Return what lies between low and high, one shape for each stretch of years without a gap."""
    under, over = heights(years, low), heights(years, high)
    known = np.array([a is not None and b is not None for a, b in zip(under, over, strict=True)])
    stretches = np.split(np.arange(len(known)), np.flatnonzero(~known))
    shapes = [[i for i in stretch if known[i]] for stretch in stretches]
    return [_band(years.steps, under, over, shape, color) for shape in shapes if len(shape) > 1]


def _band(
    x: Sequence[float], low: Heights, high: Heights, places: Sequence[int], color: str
) -> Spec:
    there, back = places, places[::-1]
    outline = [x[i] for i in [*there, *back]], [high[i] for i in there] + [low[i] for i in back]
    look = {"fill": "toself", "fillcolor": color, "line": {"width": 0}}
    shape: Spec = {"type": "scatter", "mode": "lines", "x": outline[0], "y": outline[1]}
    return shape | look | {"hoverinfo": "skip"}


def cased(years: Years, y: Heights, color: str, width: float, paper: str) -> list[Spec]:
    """Return a line on a casing that lifts it clear of what it crosses."""
    return [stroke(years.steps, y, paper, width + _CASING), stroke(years.steps, y, color, width)]


def dotted(trace: Spec, *, end: float) -> Spec:
    """Return the line with a dot at its last point, and at points that no line reaches."""
    sizes = [_ALONE if lonely else 0.0 for lonely in is_alone(trace["y"])]
    known = [place for place, value in enumerate(trace["y"]) if value is not None]
    if known:
        sizes[known[-1]] = end
    return trace | _markers(sizes, trace["line"]["color"])


def lonely_dots(trace: Spec, color: str) -> Spec:
    """Return the line with small dots where a value would else not be seen, if there is one."""
    alone = is_alone(trace["y"])
    sizes = [_ALONE if lonely else 0.0 for lonely in alone]
    return trace | (_markers(sizes, color) if any(alone) else {})


def _markers(sizes: Sequence[float], color: str) -> Spec:
    marker = {"size": list(sizes), "color": color, "opacity": 1, "line": {"width": 0}}
    return {"mode": "lines+markers", "marker": marker}


def is_alone(values: Heights) -> list[bool]:
    """Return for each value whether no line joins it to a neighbour."""
    known = np.array([value is not None for value in [None, *values, None]])
    alone: list[bool] = (known[1:-1] & ~known[:-2] & ~known[2:]).tolist()
    return alone


def open_ends(trace: Spec, shapes: Symbols, paper: str) -> Spec:
    """Return the line with open dots where only a bound is published.

    `shapes` has one for each point; a dot that was not to be seen is made big enough to be.
    """
    if "marker" not in trace or not any(shapes):
        return trace
    marker = trace["marker"]
    pairs = zip(marker["size"], shapes, strict=True)
    sizes = [max(size, _OPEN) if shape else size for size, shape in pairs]
    return trace | {"marker": opened(marker | {"size": sizes}, shapes, paper)}


def speaking(trace: Spec, words: Sequence[str], slugs: Sequence[str] = ()) -> Spec:
    """Return the line answering the pointer at each point, and a click with the slug there."""
    said = {"hovertext": list(words), "hovertemplate": "%{hovertext}<extra></extra>"}
    silent = {key: value for key, value in trace.items() if key != "hoverinfo"}
    return silent | said | ({"customdata": list(slugs)} if slugs else {})
