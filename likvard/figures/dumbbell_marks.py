"""The marks of girls beside boys: two dots and what joins them, a row to each municipality."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from likvard.cells import Cell
from likvard.equity.gap import BOUND, Gap
from likvard.figures.canvas import text
from likvard.figures.labels import width
from likvard.figures.rows import Rows
from likvard.figures.theme import Spec, Tokens

CIRCLE: Final = "circle"
DIAMOND: Final = "diamond"
_SIZES: Final = {CIRCLE: 9.0, DIAMOND: 8.4}
_CHOSEN: Final = 2.6
_POINTED: Final = 0.65  # of its size, from the middle of a diamond to its corners
_PEN: Final = 1.6
_JOIN: Final = 1.4
_RANGE: Final = 4.0
_SIGN: Final = 5.0
_APART: Final = 16


@dataclass(frozen=True)
class Line:
    """A line across one row, from one value to another."""

    row: int
    low: float
    high: float


def joins(gaps: Sequence[Gap], rows: Rows, tokens: Tokens) -> list[Spec]:
    """Return the lines between girls and boys: one trace to each colour and thickness."""
    looks: dict[tuple[str, float], list[Line]] = {}
    for place, gap in enumerate(gaps):
        if gap.known:
            thick = _CHOSEN if gap.code in rows.selection.chosen else _JOIN
            look = rows.color(gap.code, tokens.dot, tokens), thick
            line = Line(place, gap.girls.value, gap.boys.value)
            looks.setdefault(look, []).append(line)
    return [_strokes(lines, *look) for look, lines in looks.items()]


def bounds(gaps: Sequence[Gap], rows: Rows, tokens: Tokens) -> list[Spec]:
    """Return thick lines where only a bound is published, over what the value may be."""
    looks: dict[str, list[Line]] = {}
    for place, gap in enumerate(gaps):
        color = rows.color(gap.code, tokens.dot, tokens)
        for cell in (gap.girls, gap.boys):
            if cell.status == BOUND and not isnan(cell.low):
                looks.setdefault(color, []).append(Line(place, cell.low, cell.high))
    return [_strokes(lines, color, _RANGE) for color, lines in looks.items()]


def _strokes(lines: Iterable[Line], color: str, thick: float) -> Spec:
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        x += [round(line.low, 2), round(line.high, 2), None]
        y += [line.row, line.row, None]
    pen = {"color": color, "width": thick}
    trace: Spec = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": pen}
    return trace | {"hoverinfo": "skip", "cliponaxis": False}


def dots(gaps: Sequence[Gap], rows: Rows, tokens: Tokens, *, girls: bool) -> Spec:
    """Return girls as filled circles, or boys as open diamonds, where their value is published.

    The girls' dots of those with a gap say what the row is about.
    """
    cells = [gap.girls if girls else gap.boys for gap in gaps]
    shown = {place: cell for place, cell in enumerate(cells) if is_published(cell)}
    colors = [rows.color(cell.code, tokens.muted, tokens) for cell in shown.values()]
    symbol = CIRCLE if girls else DIAMOND
    chosen = rows.selection.chosen
    marker = {
        "symbol": symbol,
        "size": [_SIZES[symbol] + _CHOSEN * (c.code in chosen) for c in shown.values()],
        "color": colors if girls else tokens.paper,
        "line": {"color": tokens.paper, "width": 1} if girls else {"color": colors, "width": _PEN},
        "opacity": 1,
    }
    x = [round(cell.value, 2) for cell in shown.values()]
    trace: Spec = {"type": "scatter", "mode": "markers", "x": x, "y": list(shown)}
    trace |= {"marker": marker, "cliponaxis": False}
    return trace | (_said(shown, gaps, rows) if girls else {"hoverinfo": "skip"})


def is_published(cell: Cell) -> bool:
    """Return whether the value itself is published, not only a bound."""
    return cell.known and cell.status != BOUND


def _said(shown: Mapping[int, Cell], gaps: Sequence[Gap], rows: Rows) -> Spec:
    words = [rows.every[place].hover if gaps[place].known else "" for place in shown]
    slugs = {"customdata": [cell.slug for cell in shown.values()]}
    return slugs | {"hovertext": words, "hovertemplate": "%{hovertext}<extra></extra>"}


def middle(gap: Gap) -> float:
    """Return where between girls and boys the row answers the pointer; NaN without a gap."""
    return (gap.girls.value + gap.boys.value) / 2 if gap.known else nan


def key(names: Sequence[str], up: float, tokens: Tokens) -> tuple[list[Spec], list[Spec]]:
    """Return the shapes and the words that tell what circle and diamond are, `up` px above."""
    first = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "yshift": up}
    places = (_SIGN, _SIGN + width(names[0]) + 2 * _SIGN + _APART + _SIGN)
    words = [
        text(name, tokens.muted, **first, xshift=at + 2 * _SIGN, xanchor="left", yanchor="middle")
        for name, at in zip(names, places, strict=True)
    ]
    return [_circle(places[0], up, tokens), _diamond(places[1], up, tokens)], words


_PIXELS: Final[Spec] = {
    "xref": "paper",
    "yref": "paper",
    "xsizemode": "pixel",
    "ysizemode": "pixel",
    "xanchor": 0,
    "yanchor": 1,
}


def _circle(at: float, up: float, tokens: Tokens) -> Spec:
    half = _SIZES[CIRCLE] / 2
    ends = {"x0": at - half, "x1": at + half, "y0": up - half, "y1": up + half}
    return _PIXELS | ends | {"type": "circle", "fillcolor": tokens.muted, "line": {"width": 0}}


def _diamond(at: float, up: float, tokens: Tokens) -> Spec:
    half = _SIZES[DIAMOND] * _POINTED
    path = f"M{at - half},{up}L{at},{up + half}L{at + half},{up}L{at},{up - half}Z"
    look = {"fillcolor": tokens.paper, "line": {"color": tokens.muted, "width": _PEN}}
    return _PIXELS | look | {"type": "path", "path": path}
