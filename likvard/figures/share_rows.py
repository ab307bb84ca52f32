"""A share or a distance for each municipality in a row: a dot, its bounds, words for chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.axis import extent, inner_ticks, nice_ticks, plain_texts, with_last_unit
from likvard.figures.bounds import BOUND
from likvard.figures.canvas import figure, fitted
from likvard.figures.column import column, column_axis
from likvard.figures.rows import Row, Rows, dots, intervals, status_words
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens

ROW: Final = 24
_TOP: Final = 34
_BOTTOM: Final = 34
_LEFT: Final = 120
_NARROW_LEFT: Final = 112
_FEW_TICKS: Final = 5
_PAD: Final = 0.02
_ROOM: Final = 0.5
_SPACE: Final = "\u2002"


@dataclass(frozen=True)
class ShareRow:
    """One municipality: its number, what it can be, and words.

    `value`, `low` and `high` are NaN where unknown; `label` stands in the right column, `note`
    beside the dot where there is room, or where it would be. `open` draws the dot hollow.
    """

    code: str
    name: str
    slug: str
    value: float = nan
    low: float = nan
    high: float = nan
    label: str = ""
    note: str = ""
    hover: str = ""
    open: bool = False


def share_rows(  # noqa: PLR0913  what is drawn, how it is scaled, and what stands out
    municipalities: Sequence[ShareRow],
    *,
    axis: tuple[float, float],
    unit: str,
    head: str,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
) -> Figure:
    """Return the municipalities in rows in the order given, from zero.

    Parameters
    ----------
    axis
        The lowest and highest value it must hold, the same for all years; it is widened for
        values outside it.
    unit
        After the last tick: "%", "p.e.".
    head
        Stands above the right column of labels.
    chosen, emphasis
        As for the map.
    """
    rows = Rows([_row(own) for own in municipalities], Selection(chosen, emphasis))
    ends = [end for row in rows.every for end in (row.value, row.low, row.high)]
    ticks = nice_ticks(*extent(axis, ends))
    low, high = ticks[0] - _PAD * (ticks[-1] - ticks[0]), ticks[-1]
    right = replace(column(rows, tokens, values=True), head=head)
    traces = [*intervals(rows, tokens), dots(rows, tokens), *_beside(rows, high, tokens)]
    traces += [*status_words(rows, max(low, 0.0), tokens), *right.traces(low)]
    layout: Spec = {
        "height": _TOP + len(rows.every) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": right.margin, "t": _TOP, "b": _BOTTOM},
        "xaxis": {"range": [low, high], "showgrid": True} | _ticks(low, high, unit, 7),
        "yaxis": rows.axis(tokens),
        "shapes": [_zero(tokens)],
        "annotations": right.header(tokens),
    } | column_axis(right, rows)
    few = _ticks(low, high, unit, _FEW_TICKS)
    narrow = {"margin.l": _NARROW_LEFT, **{f"xaxis.{key}": value for key, value in few.items()}}
    return figure(traces, tokens, layout, fitted(narrow, walk="rows"))


def _row(own: ShareRow) -> Row:
    ends = (own.low, own.high) if own.high > own.low else (own.value, own.value)
    note = f"{_SPACE}{own.note}" if own.note else ""
    words = (own.label, note, BOUND if own.open else "", own.hover)
    return Row(own.code, own.name, own.slug, own.value, nan, *ends, *words)


def _ticks(low: float, high: float, unit: str, most: int) -> Spec:
    ticks = inner_ticks(low, high, most)
    return {"tickvals": ticks, "ticktext": with_last_unit(plain_texts(ticks), unit)}


def _zero(tokens: Tokens) -> Spec:
    pen = {"color": tokens.edge, "width": 1}
    place = {"yref": "paper", "y0": 0, "y1": 1, "x0": 0, "x1": 0}
    return {"type": "line", "line": pen, "layer": "below"} | place


def _beside(rows: Rows, high: float, tokens: Tokens) -> list[Spec]:
    """Return the notes of those that have a dot, to the right of all that is drawn there."""
    noted = {p: row for p, row in rows.known.items() if row.note and row.high < _ROOM * high}
    words: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [row.high for row in noted.values()],
        "y": list(noted),
        "text": [f"{_SPACE}{row.note}" for row in noted.values()],
        "textfont": {"color": tokens.muted},
        "textposition": "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [words] if noted else []
