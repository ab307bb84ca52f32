"""Groups of municipalities, a row each: every municipality a dot, the group's mean a tick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import label
from likvard.figures.axis import extent, nice_ticks, short_unit, tick_texts, with_last_unit
from likvard.figures.bounds import opened, symbols
from likvard.figures.canvas import NARROW, WIDE, figure, fitted, strong, text
from likvard.figures.history import hover, when
from likvard.figures.row_names import row_names
from likvard.figures.shapes import Selection
from likvard.figures.swarm import swarm
from likvard.figures.theme import Spec, Tokens

_ROW: Final = {WIDE: 74, NARROW: 104}
_DOWN: Final = 46.0
_ABOVE: Final = 12.0
_TOP: Final = 30
_BOTTOM: Final = 34
_SIDE: Final = 20
_PLOT: Final = 1160.0
_DOT: Final = 8.0
_CHOSEN_DOT: Final = 10.0
_TICK: Final = 13.0
_LINE: Final = 18
_REACH: Final = 12.0


@dataclass(frozen=True)
class GroupRow:
    """A group: its name, what is said of it, its mean, and its municipalities with a value.

    `cells` has one row per municipality: code as index, name, slug, value, shown, sure, status,
    low and high.
    """

    name: str
    told: str
    mean: float
    cells: pd.DataFrame


def group_rows(  # noqa: PLR0913  it shows all of these
    groups: Sequence[GroupRow],
    indicator: Indicator,
    *,
    mean: float,
    period: str,
    chosen: Mapping[str, int],
    tokens: Tokens,
    emphasis: frozenset[str] = frozenset(),
) -> Figure:
    """Return the groups from above in the order given, on one axis, with the mean of all dashed.

    All but the codes in `emphasis` step back, if there are any.

    Raises
    ------
    ValueError
        If no group has any value.
    """
    ticks = nice_ticks(*extent(*(group.cells["value"].tolist() for group in groups)))
    low, high = ticks[0], ticks[-1]
    edge = (high - low) * _SIDE / _PLOT
    traces = [
        trace
        for place, group in enumerate(groups)
        for trace in _dots(place, group, Selection(chosen, emphasis), (low, high), period, tokens)
    ]
    own = [row_names(g.cells, chosen, (low, high), tokens, _under(p)) for p, g in enumerate(groups)]
    axis = {"tickvals": ticks, "ticktext": _tick_words(ticks, indicator), "showgrid": True}
    layout: Spec = {
        "height": _height(len(groups), WIDE),
        "margin": {"l": _SIDE, "r": _SIDE, "t": _TOP, "b": _BOTTOM},
        "xaxis": {"range": [low - edge, high + edge], "ticklabelstandoff": 8} | axis,
        "yaxis": {"visible": False, "range": [len(groups) - 0.5, -0.5]},
        "shapes": [_average(mean, tokens), *(_tick(p, g, tokens) for p, g in enumerate(groups))],
        "annotations": [
            *(note for p, g in enumerate(groups) for note in _words(p, g, tokens)),
            *(note for notes in own for note in notes),
            _called(f"medelkommun {label(indicator, mean)}", mean, tokens),
        ],
    }
    narrow = {"height": _height(len(groups), NARROW)}
    return figure(traces, tokens, layout, fitted(narrow, walk="rows"))


def _height(rows: int, name: str) -> int:
    return _TOP + rows * _ROW[name] + _BOTTOM


def _tick_words(ticks: Sequence[float], indicator: Indicator) -> list[str]:
    return with_last_unit(tick_texts(ticks, indicator), short_unit(indicator, ticks))


def _average(mean: float, tokens: Tokens) -> Spec:
    pen = {"color": tokens.ink, "width": 1.2, "dash": "4px,3px"}
    tall: Spec = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return {"type": "line", "x0": mean, "x1": mean, "line": pen} | tall


def _tick(place: int, group: GroupRow, tokens: Tokens) -> Spec:
    half = _TICK / _ROW[WIDE]
    spot = {"x0": group.mean, "x1": group.mean, "y0": _middle(place) - half}
    pen = {"color": tokens.ink, "width": 2.4}
    return {"type": "line", "layer": "between", "line": pen} | spot | {"y1": _middle(place) + half}


def _middle(place: int) -> float:
    """Return where a row's dots lie: below its words."""
    return place - 0.5 + _DOWN / _ROW[WIDE]


def _under(place: int) -> Spec:
    return {"y": _middle(place), "yanchor": "top", "yshift": -_REACH}


def _words(place: int, group: GroupRow, tokens: Tokens) -> list[Spec]:
    """Return the group's name, and what is said of it: at the right end, or under the name."""
    spot: Spec = {"xref": "paper", "y": place - 0.5, "yanchor": "top"}
    left: Spec = spot | {"x": 0, "xanchor": "left", "xshift": -_SIDE, "bgcolor": tokens.paper}
    right: Spec = spot | {"x": 1, "xanchor": "right", "xshift": _SIDE, "bgcolor": tokens.paper}
    high, low = -_ABOVE / 2, -_ABOVE / 2 - _LINE
    return [
        strong(group.name, tokens.ink, yshift=high, **left),
        text(group.told, tokens.muted, yshift=high, name=WIDE, **right),
        text(group.told, tokens.muted, yshift=low, name=NARROW, **left),
    ]


def _called(words: str, mean: float, tokens: Tokens) -> Spec:
    above: Spec = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    return text(words, tokens.muted, x=mean, **above)


def _dots(  # noqa: PLR0913, PLR0917  where, what and how
    place: int,
    group: GroupRow,
    selection: Selection,
    span: tuple[float, float],
    period: str,
    tokens: Tokens,
) -> list[Spec]:
    cells, chosen = group.cells, selection.chosen
    scale = _PLOT / (span[1] - span[0])
    codes = [str(code) for code in cells.index]
    along = dict(zip(codes, (cells["value"] * scale).tolist(), strict=True))
    aside = swarm(along, _REACH, [c for c in codes if c in chosen], apart=_DOT)
    slots = [chosen.get(code) for code in codes]
    told = zip(cells["name"], cells["shown"], cells["sure"], strict=True)
    marker = {
        "size": [_DOT if slot is None else _CHOSEN_DOT for slot in slots],
        "color": [_color(code, selection, tokens) for code in codes],
        "opacity": 1,
        "line": {"color": tokens.paper, "width": 0.7},
    }
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": cells["value"].round(2).tolist(),
        "y": [round(_middle(place) + aside[code] / _ROW[WIDE], 3) for code in codes],
        "marker": opened(marker, symbols(cells), tokens.paper),
        "customdata": cells["slug"].tolist(),
        "hovertext": [hover(*words, group.name, when(period)) for words in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return [dots]


def _color(code: str, selection: Selection, tokens: Tokens) -> str:
    slot = selection.chosen.get(code)
    if slot is not None:
        return tokens.chosen[slot]
    return tokens.line if selection.steps_back(code) else tokens.dot
