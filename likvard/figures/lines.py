"""Lines over the years: lifted where the series breaks or a value is missing."""

from collections.abc import Sequence
from html import escape
from typing import Final

import numpy as np
import pandas as pd

from likvard.figures.theme import Spec
from likvard.figures.years import Years

_CASING: Final = 2.5
_ALONE: Final = 5.0

Heights = list[float | None]


def heights(years: Years, values: pd.Series) -> Heights:
    """Return the y of each of the years' steps from values by year; None lifts the pen."""
    known = {int(str(year)): float(value) for year, value in values.items()}
    found = (known.get(int(x), np.nan) if x == int(x) else np.nan for x in years.steps)
    return [None if np.isnan(value) else round(value, 2) for value in found]


def stroke(x: Sequence[float | None], y: Heights, color: str, width: float, **pen: object) -> Spec:
    """Return a thin or thick line that does not answer the pointer."""
    line = {"color": color, "width": width} | pen
    trace: Spec = {"type": "scatter", "mode": "lines", "x": list(x), "y": y, "line": line}
    return trace | {"hoverinfo": "skip", "cliponaxis": False}


def cased(x: Sequence[float | None], y: Heights, color: str, width: float, paper: str) -> list[Spec]:
    """Return a line on a casing that lifts it clear of what it crosses."""
    return [stroke(x, y, paper, width + _CASING), stroke(x, y, color, width)]


def dotted(trace: Spec, *, end: float) -> Spec:
    """Return the line with a dot at its last point, and at points that no line reaches."""
    alone = is_alone(trace["y"])
    sizes = [_ALONE if lonely else 0.0 for lonely in alone]
    last = max((i for i, value in enumerate(trace["y"]) if value is not None), default=None)
    if last is not None:
        sizes[last] = end
    marker = {"size": sizes, "color": trace["line"]["color"], "opacity": 1, "line": {"width": 0}}
    return trace | {"mode": "lines+markers", "marker": marker}


def lonely_dots(trace: Spec) -> Spec:
    """Return the line with small dots where a point would else not be seen, if there is one."""
    alone = is_alone(trace["y"])
    if not any(alone):
        return trace
    sizes = [_ALONE - 1 if lonely else 0.0 for lonely in alone]
    marker = {"size": sizes, "color": trace["line"]["color"], "line": {"width": 0}}
    return trace | {"mode": "lines+markers", "marker": marker}


def is_alone(values: Sequence[float | None]) -> list[bool]:
    """Return for each value whether no line joins it to a neighbour."""
    known = np.array([value is not None for value in [None, *values, None]])
    alone: list[bool] = (known[1:-1] & ~known[:-2] & ~known[2:]).tolist()
    return alone


def speaking(trace: Spec, slugs: Sequence[str], words: Sequence[str]) -> Spec:
    """Return the line answering the pointer at each point."""
    said = {"hovertext": list(words), "hovertemplate": "%{hovertext}<extra></extra>"}
    silent = {key: value for key, value in trace.items() if key != "hoverinfo"}
    return silent | said | ({"customdata": list(slugs)} if slugs else {})


def when(period: str) -> str:
    """Return "läsåret 2024/25" or "år 2024"."""
    return f"läsåret {period}" if "/" in period else f"år {period}"


def hover(name: str, lines: Sequence[str]) -> str:
    """Return the words on a point: the name strong, each other line under it."""
    return "<br>".join([f"<b>{escape(name)}</b>", *(escape(line) for line in lines if line)])
