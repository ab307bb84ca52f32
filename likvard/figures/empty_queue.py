"""Empty places to the left of zero and the queue to the right of it, a programme a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.axis import nice_ticks, plain_texts
from likvard.figures.canvas import NARROW, WIDE, figure, fitted, hatch, strong, text
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import number

ROW: Final = 28
_TOP: Final = 34
_BOTTOM: Final = 30
_LEFT: Final = 190
_NARROW_LEFT: Final = 48
_RIGHT: Final = 130
_NARROW_RIGHT: Final = 48
_THICK: Final = 0.62
_ROOM: Final = 1.36
_FEW: Final = 10.0


@dataclass(frozen=True)
class EmptyQueueRow:
    """One programme: `word` in addresses, `letters` its brief name, both counts, NaN where unknown.

    `aside` stands to the right; `current` marks the chosen one.
    """

    word: str
    name: str
    letters: str
    empty: float
    queue: float
    aside: str
    hover: str
    current: bool = False


def empty_queue(
    rows: Sequence[EmptyQueueRow], heads: Sequence[tuple[str, str]], tokens: Tokens
) -> Figure:
    """Return the rows in the order given, both sides on one scale.

    `heads` are the words above the left side, the right side and the right column, each with a
    briefer one for little room.
    """
    known = [side for row in rows for side in (row.empty, row.queue) if not isnan(side)]
    reach = max([_FEW, *known]) * _ROOM
    ticks = [tick for tick in nice_ticks(-reach, reach) if abs(tick) <= reach]
    layout: Spec = {
        "height": _TOP + len(rows) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM},
        "barmode": "overlay",
        "xaxis": {
            "range": [-reach, reach],
            "tickvals": ticks,
            "ticktext": plain_texts([abs(tick) for tick in ticks]),
            "showgrid": True,
        },
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [_named(row.name, row) for row in rows],
            "tickfont": {"color": tokens.ink},
            "ticklabelstandoff": 8,
            "showgrid": False,
        },
        "shapes": [_zero(tokens)],
        "annotations": [
            *_heads(heads, reach, tokens),
            *_asides(rows, tokens),
            *_counts(rows, tokens),
        ],
    }
    few = [tick for tick in ticks if tick in (ticks[0], 0, ticks[-1])]
    narrow = {
        "margin.l": _NARROW_LEFT,
        "margin.r": _NARROW_RIGHT,
        "yaxis.ticktext": [_named(row.letters, row) for row in rows],
        "xaxis.tickvals": few,
        "xaxis.ticktext": plain_texts([abs(tick) for tick in few]),
    }
    return figure(_bars(rows, tokens), tokens, layout, fitted(narrow))


def _named(name: str, row: EmptyQueueRow) -> str:
    return f"<b>{name}</b>" if row.current else name


def _bars(rows: Sequence[EmptyQueueRow], tokens: Tokens) -> list[Spec]:
    sides = (
        (-1, "empty", {"color": tokens.paper, "pattern": hatch(tokens)}, tokens.edge),
        (1, "queue", {"color": tokens.accent}, tokens.accent),
    )
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [0 if isnan(getattr(row, name)) else sign * getattr(row, name) for row in rows],
            "y": list(range(len(rows))),
            "width": _THICK,
            "marker": look | {"line": {"color": edge, "width": 1}},
            "customdata": [row.word for row in rows],
            "hovertext": [row.hover for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for sign, name, look, edge in sides
    ]


def _counts(rows: Sequence[EmptyQueueRow], tokens: Tokens) -> list[Spec]:
    found = []
    for at, row in enumerate(rows):
        for sign, value in ((-1, row.empty), (1, row.queue)):
            words = "uppgift saknas" if isnan(value) else number(value)
            place = 0.0 if isnan(value) else sign * value
            side: Spec = {"xanchor": "right" if sign < 0 else "left", "xshift": 6 * sign}
            make = text if isnan(value) else strong
            found.append(
                make(words, tokens.muted if isnan(value) else tokens.ink, x=place, y=at, **side)
            )
    return found


def _heads(heads: Sequence[tuple[str, str]], reach: float, tokens: Tokens) -> list[Spec]:
    notes = []
    for at, seen in enumerate((WIDE, NARROW)):
        place: Spec = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 8, "name": seen}
        notes.append(strong(heads[0][at], tokens.ink, x=0, xanchor="right", xshift=-6, **place))
        notes.append(strong(heads[1][at], tokens.ink, x=0, xanchor="left", xshift=6, **place))
        beside: Spec = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 10}
        notes.append(text(heads[2][at], tokens.muted, **place, **beside))
    return notes if reach else []


def _asides(rows: Sequence[EmptyQueueRow], tokens: Tokens) -> list[Spec]:
    place: Spec = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 10}
    return [text(row.aside, tokens.ink, y=at, **place) for at, row in enumerate(rows)]


def _zero(tokens: Tokens) -> Spec:
    pen = {"color": tokens.edge, "width": 1}
    return {"type": "line", "line": pen, "yref": "paper", "y0": 0, "y1": 1, "x0": 0, "x1": 0}
