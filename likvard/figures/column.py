"""The column of numbers to the right of a ranking, as the labels of a second axis."""

from dataclasses import dataclass
from math import isnan
from typing import Final

from likvard.figures.canvas import text
from likvard.figures.labels import width
from likvard.figures.rows import Rows
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import MINUS, number

_FIGURE_SPACE: Final = "\u2007"
_SIGNS: Final = f"+{MINUS}"
GAP: Final = 20
_SLACK: Final = 8
_NO_COLUMN: Final = 28
LABEL: Final = 9
"""Above the plot stand the heads of column and mean, so many pixels."""


@dataclass(frozen=True)
class Column:
    """The words of each row, padded to the same width, under one header."""

    words: tuple[str, ...]
    head: str
    wide: float

    @property
    def margin(self) -> float:
        """Return the right margin it needs, in pixels."""
        return round(self.wide + GAP + _SLACK) if self.words else _NO_COLUMN

    def traces(self, low: float) -> list[Spec]:
        """Return the unseen mark without which Plotly draws no second axis."""
        unseen = {"type": "scatter", "x": [low], "y": [0], "yaxis": "y2", "mode": "markers"}
        return [unseen | {"opacity": 0, "hoverinfo": "skip"}] if self.words else []

    def header(self, tokens: Tokens) -> list[Spec]:
        """Return the header above the column."""
        corner = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
        shift = {"xshift": self.margin - _SLACK, "yshift": LABEL}
        head = text(self.head, tokens.muted, x=1, y=1, **corner, **shift)
        return [head] if self.words and self.head else []


def column(rows: Rows, tokens: Tokens, *, values: bool) -> Column:
    """Return the n of each row, or its value; nothing when no n is published."""
    if values:
        shown = ["" if isnan(row.value) else row.label for row in rows.every]
    else:
        shown = ["" if isnan(row.n) else number(row.n) for row in rows.every]
    if not any(shown):
        return Column((), "", 0)
    words = _padded(shown)
    wide = max(width(word) for word in shown)
    if values:
        pairs = zip(rows.every, words, strict=True)
        words = [rows.styled(row.code, word, tokens) for row, word in pairs]
    return Column(tuple(words), "" if values else "n", wide)


def _padded(texts: list[str]) -> list[str]:
    """Return the numbers with spaces as wide as digits before them, so that they end together."""
    longest = max((text_ for text_ in texts if not _has_words(text_)), key=width, default="")
    wide = (letter.isdigit() or letter in _SIGNS for letter in longest)
    blank = "".join(_FIGURE_SPACE if w else letter for w, letter in zip(wide, longest, strict=True))
    return [
        text_ if not text_ or _has_words(text_) else blank[: len(longest) - len(text_)] + text_
        for text_ in texts
    ]


def _has_words(text_: str) -> bool:
    return any(letter.isalpha() for letter in text_)


def column_axis(column_: Column, rows: Rows) -> Spec:
    """Return the second axis whose labels are the column."""
    count = len(rows.every)
    axis = {
        "overlaying": "y",
        "side": "right",
        "range": [count - 0.5, -0.5],
        "tickvals": list(range(count)),
        "ticktext": list(column_.words),
        "ticklabelstandoff": GAP,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
    }
    return {"yaxis2": axis} if column_.words else {}
