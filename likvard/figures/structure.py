"""How each place's pupils are divided on kinds of programmes: a bar a place, in parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.canvas import NARROW, WIDE, figure, fitted, hatch, span, strong, text
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import number

ROW: Final = 24
_THICK: Final = 0.7
_TOP: Final = 34
_BOTTOM: Final = 30
_LEFT: Final = 190
_NARROW_LEFT: Final = 112
_RIGHT: Final = 120
_NARROW_RIGHT: Final = 70
_WHOLE: Final = 100
_ROOM: Final = 9.0


@dataclass(frozen=True)
class StructureRow:
    """One place: the parts in per cent in order, NaN where unknown, and words.

    `aside` stands to the right, `brief` there where there is little room, `note` in place of the
    bar. One without a code is the whole area.
    """

    code: str
    name: str
    slug: str
    parts: tuple[float, ...]
    aside: str = ""
    brief: str = ""
    hover: str = ""
    note: str = ""


def structure_bars(  # noqa: PLR0913  what is drawn, its words, and what stands out
    rows: Sequence[StructureRow],
    names: Sequence[tuple[str, str]],
    head: tuple[str, str],
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
) -> Figure:
    """Return a bar for each place: three parts of a whole, the first in colour, the third hatched.

    `names` are of the parts, each with a briefer one for little room, and so is `head`, which
    stands above the right column.
    """
    selection = Selection(chosen, emphasis)
    known = [(at, row) for at, row in enumerate(rows) if not isnan(row.parts[0])]
    layout: Spec = {
        "height": _TOP + len(rows) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM},
        "xaxis": {
            "range": [0, _WHOLE],
            "tickvals": [0, 25, 50, 75, _WHOLE],
            "ticktext": ["0", "25", "50", "75", "100 %"],
            "showgrid": True,
        },
        "yaxis": _name_axis(rows, selection, tokens),
        "annotations": [
            *_heads(names, head, tokens),
            *_asides(rows, tokens),
            *_numbers(known, tokens),
        ],
        "barmode": "stack",
    }
    traces = [*_bars(known, selection, tokens), *_notes(rows, tokens)]
    narrow = {"margin.l": _NARROW_LEFT, "margin.r": _NARROW_RIGHT}
    return figure(traces, tokens, layout, fitted(narrow))


def _name_axis(rows: Sequence[StructureRow], selection: Selection, tokens: Tokens) -> Spec:
    return {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": [_named(row, selection, tokens) for row in rows],
        "tickfont": {"color": tokens.ink},
        "ticklabelstandoff": 8,
        "showgrid": False,
    }


def _named(row: StructureRow, selection: Selection, tokens: Tokens) -> str:
    if not row.code:
        return span(row.name, tokens.ink)
    slot = selection.chosen.get(row.code)
    return row.name if slot is None else span(row.name, tokens.chosen[slot])


def _first(row: StructureRow, selection: Selection, tokens: Tokens) -> str:
    """Return the colour of the first part: the area's, a chosen one's own, or that of the many."""
    if not row.code:
        return tokens.accent
    slot = selection.chosen.get(row.code)
    if slot is not None:
        return tokens.chosen[slot]
    return tokens.dot if selection.steps_back(row.code) else tokens.muted


def _bars(
    known: Sequence[tuple[int, StructureRow]], selection: Selection, tokens: Tokens
) -> list[Spec]:
    edges = [_first(row, selection, tokens) for _, row in known]
    pattern = hatch(tokens) | {"shape": "/"}
    looks: list[Spec] = [
        {"color": edges},
        {"color": [tokens.band] * len(known)},
        {"color": [tokens.paper] * len(known), "pattern": pattern},
    ]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [round(row.parts[place], 2) for _, row in known],
            "y": [at for at, _ in known],
            "width": _THICK,
            "marker": look | {"line": {"color": edges, "width": 1}},
            "customdata": [row.slug for _, row in known],
            "hovertext": [row.hover for _, row in known],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for place, look in enumerate(looks)
        if any(row.parts[place] > 0 for _, row in known)
    ]


def _numbers(known: Sequence[tuple[int, StructureRow]], tokens: Tokens) -> list[Spec]:
    """Return the first two parts in numbers, inside their bars where there is room."""
    found = []
    for at, row in known:
        first, second = row.parts[0], row.parts[1]
        place: Spec = {"y": at, "xanchor": "center"}
        if first >= _ROOM:
            found.append(strong(number(first), tokens.paper, x=first / 2, **place))
        if second >= _ROOM:
            found.append(strong(number(second), tokens.ink, x=first + second / 2, **place))
    return found


def _heads(names: Sequence[tuple[str, str]], head: tuple[str, str], tokens: Tokens) -> list[Spec]:
    place: Spec = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6}
    heads = []
    for at, seen in enumerate((WIDE, NARROW)):
        heads.append(strong(names[0][at], tokens.ink, x=0, xanchor="left", name=seen, **place))
        last = names[1][at]
        heads.append(text(last, tokens.ink, x=_WHOLE, xanchor="right", name=seen, **place))
        beside: Spec = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 12}
        heads.append(text(head[at], tokens.muted, name=seen, **place, **beside))
    return heads


def _asides(rows: Sequence[StructureRow], tokens: Tokens) -> list[Spec]:
    place: Spec = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 12}
    return [
        text(words, tokens.muted, y=at, name=seen, **place)
        for at, row in enumerate(rows)
        for words, seen in ((row.aside, WIDE), (row.brief, NARROW))
        if words
    ]


def _notes(rows: Sequence[StructureRow], tokens: Tokens) -> list[Spec]:
    silent = {at: row for at, row in enumerate(rows) if isnan(row.parts[0])}
    words: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(silent),
        "y": list(silent),
        "text": [row.note for row in silent.values()],
        "textfont": {"color": tokens.muted},
        "textposition": "middle right",
        "customdata": [row.slug for row in silent.values()],
        "hovertext": [f"<b>{row.name}</b><br>{row.note}" for row in silent.values()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return [words] if silent else []
