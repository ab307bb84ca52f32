"""A whole in two parts, a bar per measure from zero to all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.canvas import NARROW, WIDE, figure, fitted, span, strong, text
from likvard.figures.history import hover
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import number

ROW: Final = 40
_THICK: Final = 0.62
_TOP: Final = 30
_BOTTOM: Final = 30
_LEFT: Final = 152
_RIGHT: Final = 84
_WHOLE: Final = 100
_HALF: Final = 50


@dataclass(frozen=True)
class PartsRow:
    """One measure: its first part in per cent, NaN where unknown, and words.

    `slug` is what a click leads to, `aside` stands to the right, `note` in place of the bar.
    """

    name: str
    slug: str
    first: float
    aside: str
    note: str = ""
    current: bool = False


def parts_bars(
    rows: Sequence[PartsRow], names: tuple[str, str], brief: tuple[str, str], *, tokens: Tokens
) -> Figure:
    """Return a bar per row in two parts, named above the first; the current row in accent.

    `brief` are the names where there is little room.
    """
    words = _heads(names, brief, tokens) + _asides(rows, tokens)
    known = [(place, row) for place, row in enumerate(rows) if not isnan(row.first)]
    layout: Spec = {
        "height": _TOP + len(rows) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM},
        "xaxis": {
            "range": [0, _WHOLE],
            "tickvals": [0, _HALF, _WHOLE],
            "ticktext": ["0", "50", "100 %"],
            "showgrid": True,
        },
        "yaxis": _name_axis(rows, tokens),
        "annotations": words + _numbers(known, tokens),
        "barmode": "stack",
    }
    traces = [*_bars(known, names, tokens), *_notes(rows, tokens)]
    return figure(traces, tokens, layout, fitted({"margin.l": 132, "margin.r": 70}))


def _name_axis(rows: Sequence[PartsRow], tokens: Tokens) -> Spec:
    names = [span(row.name, tokens.accent) if row.current else row.name for row in rows]
    return {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": names,
        "tickfont": {"color": tokens.ink},
        "ticklabelstandoff": 8,
        "showgrid": False,
    }


def _bars(
    known: Sequence[tuple[int, PartsRow]], names: tuple[str, str], tokens: Tokens
) -> list[Spec]:
    first = [round(row.first, 2) for _, row in known]
    colors = [tokens.accent if row.current else tokens.muted for _, row in known]
    lengths = (first, [round(_WHOLE - length, 2) for length in first])
    fills = (colors, [tokens.band] * len(known))
    said = [_told(row, names) for _, row in known]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": length,
            "y": [place for place, _ in known],
            "width": _THICK,
            "marker": {"color": fill, "line": {"color": colors, "width": 1}},
            "customdata": [row.slug for _, row in known],
            "hovertext": said,
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for length, fill in zip(lengths, fills, strict=True)
    ]


def _told(row: PartsRow, names: tuple[str, str]) -> str:
    low, high = (number(part) for part in _both(row))
    return hover(row.name, f"{low} % {names[0]}", f"{high} % {names[1]}", f"läsåret {row.aside}")


def _both(row: PartsRow) -> tuple[float, float]:
    """Return the two parts as whole numbers that make up the whole."""
    first = float(int(row.first + 0.5))
    return first, _WHOLE - first


def _numbers(known: Sequence[tuple[int, PartsRow]], tokens: Tokens) -> list[Spec]:
    """Return the two numbers inside their parts of the bars."""
    notes = []
    for place, row in known:
        first, second = (number(part) for part in _both(row))
        notes.append(strong(first, tokens.paper, x=row.first / 2, y=place, xanchor="center"))
        middle = (row.first + _WHOLE) / 2
        notes.append(strong(second, tokens.ink, x=middle, y=place, xanchor="center"))
    return notes


def _heads(names: tuple[str, str], brief: tuple[str, str], tokens: Tokens) -> list[Spec]:
    place: Spec = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6}
    heads = []
    for words, seen in ((names, WIDE), (brief, NARROW)):
        heads.append(strong(words[0], tokens.ink, x=0, xanchor="left", name=seen, **place))
        heads.append(text(words[1], tokens.ink, x=_WHOLE, xanchor="right", name=seen, **place))
    return heads


def _asides(rows: Sequence[PartsRow], tokens: Tokens) -> list[Spec]:
    place: Spec = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 12}
    return [text(row.aside, tokens.muted, y=at, **place) for at, row in enumerate(rows)]


def _notes(rows: Sequence[PartsRow], tokens: Tokens) -> list[Spec]:
    silent = {place: row for place, row in enumerate(rows) if isnan(row.first)}
    words: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(silent),
        "y": list(silent),
        "text": [row.note for row in silent.values()],
        "textfont": {"color": tokens.muted},
        "textposition": "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [words] if silent else []
