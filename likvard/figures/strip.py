"""One strip of dots: a dot per municipality, the middle 80 per cent a band, the mean a tick."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from likvard.figures.bounds import opened, ranges, symbols
from likvard.figures.history import hover, when
from likvard.figures.lines import stroke
from likvard.figures.theme import Spec, Tokens
from likvard.measures.spread import spread

NOW: Final = 17.0
THEN: Final = 51.0
"""The middle of each strip, in pixels below the top of the plot."""

_BAND: Final = 9.0
_TICK: Final = 11.0
_ENOUGH: Final = 0.8
_NOW_DOT, _THEN_DOT, _CHOSEN_DOT = 8.0, 7.0, 10.0
_NOW_OPACITY: Final = 0.7
_RANGE: Final = 1.4


@dataclass(frozen=True)
class Strip:
    """The municipalities of one year, what the year is called, and where the strip lies."""

    cells: pd.DataFrame
    period: str
    y: float

    @property
    def known(self) -> pd.DataFrame:
        """Return those with a value."""
        return self.cells.dropna(subset="value")


def strip_marks(strip: Strip, tokens: Tokens) -> list[Spec]:
    """Return the band, when enough municipalities have a value, and the mean's tick."""
    values = strip.known["value"]
    if values.empty:
        return []
    marks: list[Spec] = []
    if len(values) >= max(2, _ENOUGH * len(strip.cells)):
        middle = spread(values)
        box = {"x0": middle.p10, "x1": middle.p90, "y0": strip.y - _BAND, "y1": strip.y + _BAND}
        look = {"fillcolor": tokens.band, "line": {"width": 0}, "layer": "below"}
        marks.append({"type": "rect"} | box | look)
    mean = float(np.mean(values))
    tick = {"x0": mean, "x1": mean, "y0": strip.y - _TICK, "y1": strip.y + _TICK}
    pen = {"color": tokens.ink, "width": 2}
    return [*marks, {"type": "line", "layer": "above", "line": pen} | tick]


def strip_traces(strip: Strip, chosen: Mapping[str, int], tokens: Tokens) -> list[Spec]:
    """Return the dots of the many, and above them those of the chosen in their colours.

    Where only a bound is published the dot is open, on a stroke over its range.
    """
    known = strip.known
    mine = known[known.index.isin(list(chosen))]
    others = known[~known.index.isin(list(chosen))]
    colors = [tokens.chosen[chosen[str(code)]] for code in mine.index]
    traces = [*_ranges(strip, chosen, tokens), _dots(others, strip, _plain(strip, tokens), tokens)]
    return traces + ([_dots(mine, strip, _own(strip, colors, tokens), tokens)] if len(mine) else [])


def _ranges(strip: Strip, chosen: Mapping[str, int], tokens: Tokens) -> list[Spec]:
    """Return the strokes over ranges, one trace for each colour."""
    strokes: dict[str, list[float | None]] = {}
    found = ranges(strip.known)
    for code, low, high in zip(found.index, found["low"], found["high"], strict=True):
        color = tokens.chosen[chosen[code]] if code in chosen else tokens.dot
        strokes.setdefault(color, []).extend((round(low, 2), round(high, 2), None))
    return [stroke(x, [strip.y] * len(x), color, _RANGE) for color, x in strokes.items()]


def _dots(cells: pd.DataFrame, strip: Strip, marker: Spec, tokens: Tokens) -> Spec:
    period = when(strip.period)
    told = zip(cells["name"], cells["shown"], cells["sure"], strict=True)
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": opened(marker, symbols(cells), tokens.paper),
        "x": cells["value"].round(2).tolist(),
        "y": [strip.y] * len(cells),
        "customdata": cells["slug"].tolist(),
        "hovertext": [hover(name, shown, sure, period) for name, shown, sure in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _plain(strip: Strip, tokens: Tokens) -> Spec:
    if strip.y == NOW:
        look: Spec = {"size": _NOW_DOT, "color": tokens.accent, "opacity": _NOW_OPACITY}
        return look | {"line": {"width": 0}}
    outline = {"symbol": "circle-open", "size": _THEN_DOT, "color": tokens.dot, "opacity": 1}
    return outline | {"line": {"width": 1.3}}


def _own(strip: Strip, colors: list[str], tokens: Tokens) -> Spec:
    marker: Spec = {"size": _CHOSEN_DOT, "color": colors, "opacity": 1}
    if strip.y == NOW:
        return marker | {"line": {"color": tokens.paper, "width": 1}}
    return marker | {"symbol": "circle-open", "size": _NOW_DOT, "line": {"width": 2}}
