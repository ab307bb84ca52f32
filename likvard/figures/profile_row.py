"""One measure of one municipality: among the members, and on the shape of the whole country."""

from dataclasses import dataclass
from math import nan
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import with_unit
from likvard.figures.bounds import opened, ranges, symbols
from likvard.figures.canvas import HIDDEN_AXIS, NARROW, NO_MARGIN, WIDE, figure, hatch, text
from likvard.figures.density import density
from likvard.figures.history import hover
from likvard.figures.lines import stroke
from likvard.figures.theme import Spec, Tokens

Floats = npt.NDArray[np.float64]

HEIGHT: Final = 66
CLIP: Final = 3.3
"""Standard deviations from the country's mean at which a mark is drawn at the edge."""

NO_COUNTRY: Final = "rikets kommuner saknas"

_LEAST: Final = 2
_DEVIATIONS: Final = (-2, -1, 0, 1, 2)
_EDGE: Final = 3.45
_FOOT: Final = 38.0
_TOP: Final = 5.0
_LINE: Final = 46.0
_GRID: Final = (5.0, 61.0)
_TICK: Final = 12.0
_UNDER: Final = 57.0
_TRIANGLE: Final = 8.0
_HATCH: Final = (34.0, 58.0)
_DOT: Final = 6.8
_OWN_DOT: Final = 13.0
_INTERVAL: Final = 3.0
_RANGE: Final = 1.4


@dataclass(frozen=True)
class Scale:
    """Standard deviations from a mean."""

    mean: float
    deviation: float

    def place(self, value: float) -> float:
        """Return where a value is drawn, at most CLIP from the middle."""
        return round(float(np.clip((value - self.mean) / self.deviation, -CLIP, CLIP)), 3)


def scale_of(values: Floats) -> Scale:
    """Return the scale of the values; equal values, or one, lie in the middle."""
    if values.size < 2:  # noqa: PLR2004  one value has no spread
        return Scale(float(values.sum()), 1.0)
    return Scale(float(values.mean()), float(values.std(ddof=1)) or 1.0)


def profile_row(  # noqa: PLR0913  a row shows all of these
    cells: pd.DataFrame,
    nation: Floats,
    indicator: Indicator,
    *,
    own: str,
    slot: int,
    mean: float,
    tokens: Tokens,
    similar: float = nan,
) -> Figure:
    """Return a row 66 px high on the country's scale, or "uppgift saknas" when there is no value.

    Parameters
    ----------
    cells
        The members, as for the map.
    nation
        The country's published values; when there are none, which is said, the members' own make
        the scale, and nothing is drawn that stands for the country.
    own, slot
        Code and colour of the municipality the row is about.
    mean
        The members' mean, marked by a tick.
    similar
        The mean of similar municipalities, marked by a small triangle below the line.
    """
    compared = nation.size >= _LEAST
    if own not in cells.index or np.isnan(cells["value"][own]):
        words = _missing_words(cells, own, tokens)
        return _row([_hatched(tokens)], words, tokens, grid=compared)
    members = cells["value"].dropna().to_numpy(dtype=float)
    scale = scale_of(nation if compared else members)
    traces = [*_shape(nation, scale, tokens), *_others(cells.drop(index=own), scale, tokens)]
    traces += _mean(mean, scale, indicator, tokens)
    traces += _similar(similar, scale, indicator, tokens)
    traces += _own(cells.loc[[own]], scale, tokens.chosen[slot], tokens)
    notes = [] if compared else [text(NO_COUNTRY, tokens.muted, x=0, y=(_TOP + _FOOT) / 2)]
    return _row(traces, notes, tokens, grid=compared)


def _row(traces: list[Spec], notes: list[Spec], tokens: Tokens, *, grid: bool = True) -> Figure:
    layout: Spec = {
        "height": HEIGHT,
        "margin": NO_MARGIN,
        "xaxis": HIDDEN_AXIS | {"range": [-_EDGE, _EDGE]},
        "yaxis": HIDDEN_AXIS | {"range": [HEIGHT, 0]},
        "shapes": [_grid(place, tokens) for place in _DEVIATIONS if grid],
        "annotations": notes,
    }
    return figure(traces, tokens, layout)


def _grid(place: int, tokens: Tokens) -> Spec:
    pen = {"color": tokens.rule if place == 0 else tokens.grid, "width": 1}
    ends = {"x0": place, "x1": place, "y0": _GRID[0], "y1": _GRID[1]}
    return {"type": "line", "layer": "below", "line": pen} | ends


def _shape(nation: Floats, scale: Scale, tokens: Tokens) -> list[Spec]:
    """Return the country's density, foot on a line above the members' dots."""
    if nation.size < _LEAST or np.ptp(nation) == 0:
        return []
    x, crowding = density((nation - scale.mean) / scale.deviation, -CLIP, CLIP)
    y = _FOOT - (_FOOT - _TOP) * crowding
    outline = {"x": [x[0], *x, x[-1]], "y": [_FOOT, *y, _FOOT]}
    look = {"fill": "toself", "fillcolor": tokens.band, "line": {"width": 0}}
    shape: Spec = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"} | look
    return [shape | {axis: np.round(values, 2).tolist() for axis, values in outline.items()}]


def _dots(cells: pd.DataFrame, scale: Scale) -> Spec:
    told = zip(cells["name"], cells["shown"], cells["sure"], strict=True)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [scale.place(value) for value in cells["value"]],
        "y": [_LINE] * len(cells),
        "customdata": cells["slug"].tolist(),
        "hovertext": [hover(*words) for words in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _others(cells: pd.DataFrame, scale: Scale, tokens: Tokens) -> list[Spec]:
    """Return the other members' dots, on the ranges of those with only a bound published."""
    known = cells.dropna(subset="value")
    ring = {"color": tokens.paper, "width": 0.7}
    marker = {"size": _DOT, "color": tokens.dot, "opacity": 1, "line": ring}
    marker = opened(marker, symbols(known), tokens.paper)
    ends = ranges(known)[["low", "high"]].to_numpy(dtype=float)
    x = [spot for low, high in ends for spot in (scale.place(low), scale.place(high), None)]
    lines = [stroke(x, [_LINE] * len(x), tokens.dot, _RANGE)] if x else []
    return [*lines, _dots(known, scale) | {"marker": marker}]


def _own(own: pd.DataFrame, scale: Scale, color: str, tokens: Tokens) -> list[Spec]:
    """Return the municipality's interval, when there is one, and its dot above it."""
    ring = {"color": tokens.paper, "width": 1}
    marker = {"size": _OWN_DOT, "color": color, "opacity": 1, "line": ring}
    dot = _dots(own, scale) | {"marker": opened(marker, symbols(own), tokens.paper)}
    ends = own[["low", "high"]].to_numpy(dtype=float)[0]
    if np.isnan(ends).any():
        return [dot]
    x = [scale.place(end) for end in ends]
    pen = {"color": color, "width": _INTERVAL}
    line: Spec = {"type": "scatter", "mode": "lines", "x": x, "y": [_LINE, _LINE], "line": pen}
    return [line | {"hoverinfo": "skip"}, dot]


def _mean(mean: float, scale: Scale, indicator: Indicator, tokens: Tokens) -> list[Spec]:
    if np.isnan(mean):
        return []
    ends = {"x": [scale.place(mean)] * 3, "y": [_LINE - _TICK, _LINE, _LINE + _TICK]}
    words = hover("Medelkommun", with_unit(indicator, mean))
    tick: Spec = {"type": "scatter", "mode": "lines", "line": {"color": tokens.ink, "width": 2}}
    return [tick | ends | {"hovertext": words, "hovertemplate": "%{hovertext}<extra></extra>"}]


def _similar(mean: float, scale: Scale, indicator: Indicator, tokens: Tokens) -> list[Spec]:
    if np.isnan(mean):
        return []
    words = hover("Liknande kommuner, medel", with_unit(indicator, mean))
    look = {"symbol": "triangle-up", "size": _TRIANGLE, "color": tokens.ink, "opacity": 1}
    mark: Spec = {"type": "scatter", "mode": "markers", "marker": look}
    spot = {"x": [scale.place(mean)], "y": [_UNDER]}
    return [mark | spot | {"hovertext": words, "hovertemplate": "%{hovertext}<extra></extra>"}]


def _hatched(tokens: Tokens) -> Spec:
    low, high = _HATCH
    outline = {"x": [-CLIP, CLIP, CLIP, -CLIP, -CLIP], "y": [low, low, high, high, low]}
    look = {"fill": "toself", "fillpattern": hatch(tokens), "line": {"width": 0}}
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip"} | outline | look


def _missing_words(cells: pd.DataFrame, own: str, tokens: Tokens) -> list[Spec]:
    """Return, on a clear patch amid the hatch, why there is no dot."""
    known = int(cells["value"].notna().sum())
    have = f"{known} av {len(cells)} kommuner har uppgift"
    name = str(cells["name"][own]) if own in cells.index else ""
    words = {WIDE: f"{name} saknas: {have}" if name else have, NARROW: have}
    patch: Spec = {"bgcolor": tokens.paper, "borderpad": 6}
    middle = sum(_HATCH) / 2
    return [
        text(said, tokens.muted, x=0, y=middle, name=seen, **patch) for seen, said in words.items()
    ]
