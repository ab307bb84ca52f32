"""The marks of a ranking: one row per municipality, the whole of it alive to the pointer."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from likvard.figures.bounds import opened, symbols
from likvard.figures.canvas import faded, span
from likvard.figures.shapes import FADED, Selection
from likvard.figures.theme import Spec, Tokens

Order = Literal["varde", "namn"]

_DOT: Final = 4.2
_CHOSEN_DOT: Final = 5.5
_INTERVAL: Final = 1.4
_CHOSEN_INTERVAL: Final = 2.6
_CLEAR: Final = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Rows:
    """Municipalities in the order of the rows, with what is chosen and what steps back."""

    cells: pd.DataFrame
    selection: Selection

    def color(self, code: str, plain: str, tokens: Tokens) -> str:
        """Return a municipality's own colour, the plain one, or that faded."""
        slot = self.selection.chosen.get(code)
        if slot is not None:
            return tokens.chosen[slot]
        return faded(plain, FADED) if self.selection.steps_back(code) else plain

    def names(self, tokens: Tokens) -> list[str]:
        """Return the names, those of the chosen strong and in their colour."""
        return [self.styled(code, str(name), tokens) for code, name in self.cells["name"].items()]

    def styled(self, code: object, words: str, tokens: Tokens) -> str:
        """Return words in the colour of a chosen municipality, as they are for others."""
        slot = self.selection.chosen.get(str(code))
        return words if slot is None else span(words, tokens.chosen[slot])

    @property
    def known(self) -> pd.DataFrame:
        """Return the rows with a value, with their place."""
        placed = self.cells.assign(row=range(len(self.cells)))
        return placed[placed["value"].notna()]

    @property
    def missing(self) -> pd.DataFrame:
        """Return the rows without a value, with their place."""
        placed = self.cells.assign(row=range(len(self.cells)))
        return placed[placed["value"].isna()]


def in_order(cells: pd.DataFrame, order: Order, selection: Selection) -> Rows:
    """Return the rows from the highest value, equals as they were, or all as they were."""
    by_value = cells.sort_values("value", ascending=False, kind="stable", na_position="last")
    return Rows(by_value if order == "varde" else cells, selection)


def dots(rows: Rows, tokens: Tokens) -> Spec:
    """Return one dot per known value, ringed in paper; open where only a bound is published."""
    known = rows.known
    mine = [code in rows.selection.chosen for code in known.index]
    marker = {
        "size": [2 * (_CHOSEN_DOT if own else _DOT) for own in mine],
        "color": [rows.color(str(code), tokens.muted, tokens) for code in known.index],
        "line": {"color": tokens.paper, "width": 1},
        "opacity": 1,
    }
    return _marks(known, _rounded(known["value"])) | {
        "mode": "markers",
        "marker": opened(marker, symbols(known), tokens.paper),
        "cliponaxis": False,
    }


def _marks(cells: pd.DataFrame, x: list[float]) -> Spec:
    return {
        "type": "scatter",
        "x": x,
        "y": cells["row"].tolist(),
        "customdata": cells["slug"].tolist(),
        "hovertext": cells["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def whole_rows(rows: Rows, low: float, high: float) -> list[Spec]:
    """Return clear bars that meet at each value: so the whole row answers the pointer there."""
    known, missing = rows.known, rows.missing
    ends = [
        (known, [low] * len(known), _rounded(known["value"] - low)),
        (known, [high] * len(known), _rounded(known["value"] - high)),
        (missing, [high] * len(missing), [low - high] * len(missing)),
    ]
    return [_bars(cells, base, length) for cells, base, length in ends if len(cells)]


def _bars(cells: pd.DataFrame, base: list[float], length: list[float]) -> Spec:
    look = {"marker": {"color": _CLEAR, "line": {"width": 0}}, "orientation": "h", "width": 1}
    return _marks(cells, length) | {"type": "bar", "base": base} | look


def intervals(rows: Rows, tokens: Tokens) -> list[Spec]:
    """Return the intervals: a trace for the many, one for those stepping back, one per chosen."""
    known = rows.known.dropna(subset=["low", "high"])
    groups: dict[tuple[str, float], list[str]] = {}
    for code in known.index:
        width = _CHOSEN_INTERVAL if code in rows.selection.chosen else _INTERVAL
        groups.setdefault((rows.color(code, tokens.dot, tokens), width), []).append(code)
    return [_strokes(known.loc[codes], *look) for look, codes in groups.items()]


def _strokes(cells: pd.DataFrame, color: str, width: float) -> Spec:
    ends = zip(_rounded(cells["low"]), _rounded(cells["high"]), cells["row"], strict=True)
    x: list[float | None] = []
    y: list[float | None] = []
    for low, high, row in ends:
        x += [low, high, None]
        y += [row, row, None]
    pen = {"color": color, "width": width}
    stroke: Spec = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": pen}
    return stroke | {"hoverinfo": "skip", "cliponaxis": False}


def status_words(rows: Rows, low: float, tokens: Tokens) -> list[Spec]:
    """Return, for those without a value, the reason where the dot would be."""
    missing = rows.missing
    if missing.empty:
        return []
    chosen = rows.selection.chosen
    colors = [
        tokens.chosen[chosen[code]] if code in chosen else tokens.muted
        for code in map(str, missing.index)
    ]
    words = {"text": missing["note"].tolist(), "textfont": {"color": colors}}
    place = {"mode": "text", "textposition": "middle right", "cliponaxis": False}
    return [_marks(missing, [low] * len(missing)) | words | place]


def _rounded(values: pd.Series) -> list[float]:
    return [round(float(value), 2) for value in np.asarray(values)]
