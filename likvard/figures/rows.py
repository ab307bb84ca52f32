"""The marks of a ranking: one row per municipality, the whole of it alive to the pointer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Final, Literal, NamedTuple

import pandas as pd

from likvard.figures.bounds import opened, symbol
from likvard.figures.canvas import faded, span
from likvard.figures.shapes import FADED, Selection
from likvard.figures.theme import Spec, Tokens

Order = Literal["varde", "namn"]

_DOT: Final = 4.2
_CHOSEN_DOT: Final = 5.5
_INTERVAL: Final = 1.4
_CHOSEN_INTERVAL: Final = 2.6
_CLEAR: Final = "rgba(0,0,0,0)"


class Row(NamedTuple):
    """One municipality, as the frame of cells has it, and the words on it."""

    code: str
    name: str
    slug: str
    value: float
    n: float
    low: float
    high: float
    label: str
    note: str
    status: str
    hover: str


@dataclass(frozen=True)
class Rows:
    """Municipalities in the order of the rows, with what is chosen and what steps back."""

    every: Sequence[Row]
    selection: Selection

    def color(self, code: str, plain: str, tokens: Tokens) -> str:
        """Return a municipality's own colour, the plain one, or that faded."""
        slot = self.selection.chosen.get(code)
        if slot is not None:
            return tokens.chosen[slot]
        return faded(plain, FADED) if self.selection.steps_back(code) else plain

    def names(self, tokens: Tokens) -> list[str]:
        """Return the names, those of the chosen strong and in their colour."""
        return [self.styled(row.code, row.name, tokens) for row in self.every]

    def styled(self, code: str, words: str, tokens: Tokens) -> str:
        """Return words in the colour of a chosen municipality, as they are for others."""
        slot = self.selection.chosen.get(code)
        return words if slot is None else span(words, tokens.chosen[slot])

    def axis(self, tokens: Tokens) -> Spec:
        """Return the axis with the names, the first row uppermost."""
        return {
            "range": [len(self.every) - 0.5, -0.5],
            "tickvals": list(range(len(self.every))),
            "ticktext": self.names(tokens),
            "tickfont": {"color": tokens.ink},
            "ticklabelstandoff": 8,
            "showgrid": False,
        }

    @cached_property
    def known(self) -> Mapping[int, Row]:
        """Return the rows with a value by their place."""
        return {place: row for place, row in enumerate(self.every) if not isnan(row.value)}

    @cached_property
    def missing(self) -> Mapping[int, Row]:
        """Return the rows without a value by their place."""
        return {place: row for place, row in enumerate(self.every) if isnan(row.value)}


def in_order(cells: pd.DataFrame, hover: Sequence[str], order: Order, selection: Selection) -> Rows:
    """Return the rows from the highest value, equals as they were, or all as they were."""
    columns = (cells[name].tolist() for name in Row._fields[1:-1])
    rows = [Row(*told) for told in zip(cells.index, *columns, hover, strict=True)]
    if order == "varde":
        rows.sort(key=lambda row: (isnan(row.value), -row.value))
    return Rows(rows, selection)


def dots(rows: Rows, tokens: Tokens) -> Spec:
    """Return one dot per known value, ringed in paper; open where only a bound is published."""
    known = rows.known.values()
    chosen = rows.selection.chosen
    marker = {
        "size": [2 * (_CHOSEN_DOT if row.code in chosen else _DOT) for row in known],
        "color": [rows.color(row.code, tokens.muted, tokens) for row in known],
        "line": {"color": tokens.paper, "width": 1},
        "opacity": 1,
    }
    shapes = [symbol(row.status, row.low, "left") for row in known]
    return _marks(rows.known, [round(row.value, 2) for row in known]) | {
        "mode": "markers",
        "marker": opened(marker, shapes, tokens.paper),
        "cliponaxis": False,
    }


def _marks(rows: Mapping[int, Row], x: list[float]) -> Spec:
    return {
        "type": "scatter",
        "x": x,
        "y": list(rows),
        "customdata": [row.slug for row in rows.values()],
        "hovertext": [row.hover for row in rows.values()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def whole_rows(rows: Rows, low: float, high: float) -> list[Spec]:
    """Return clear bars that meet at each value: so the whole row answers the pointer there."""
    values = [row.value for row in rows.known.values()]
    ends = [
        (rows.known, low, [round(value - low, 2) for value in values]),
        (rows.known, high, [round(value - high, 2) for value in values]),
        (rows.missing, high, [low - high] * len(rows.missing)),
    ]
    return [_bars(which, base, length) for which, base, length in ends if which]


def _bars(rows: Mapping[int, Row], base: float, length: list[float]) -> Spec:
    look = {"marker": {"color": _CLEAR, "line": {"width": 0}}, "orientation": "h", "width": 1}
    return _marks(rows, length) | {"type": "bar", "base": [base] * len(length)} | look


def intervals(rows: Rows, tokens: Tokens) -> list[Spec]:
    """Return the intervals: a trace for the many, one for those stepping back, one per chosen."""
    groups: dict[tuple[str, float], dict[int, Row]] = {}
    for place, row in rows.known.items():
        if not isnan(row.low + row.high):
            width = _CHOSEN_INTERVAL if row.code in rows.selection.chosen else _INTERVAL
            look = rows.color(row.code, tokens.dot, tokens), width
            groups.setdefault(look, {})[place] = row
    return [_strokes(which, *look) for look, which in groups.items()]


def _strokes(rows: Mapping[int, Row], color: str, width: float) -> Spec:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in rows.items():
        x += [round(row.low, 2), round(row.high, 2), None]
        y += [place, place, None]
    pen = {"color": color, "width": width}
    stroke: Spec = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": pen}
    return stroke | {"hoverinfo": "skip", "cliponaxis": False}


def status_words(rows: Rows, low: float, tokens: Tokens) -> list[Spec]:
    """Return, for those without a value, the reason where the dot would be."""
    missing, chosen = rows.missing, rows.selection.chosen
    colors = [
        tokens.chosen[chosen[row.code]] if row.code in chosen else tokens.muted
        for row in missing.values()
    ]
    words = {"text": [row.note for row in missing.values()], "textfont": {"color": colors}}
    place = {"mode": "text", "textposition": "middle right", "cliponaxis": False}
    return [_marks(missing, [low] * len(missing)) | words | place] if missing else []
