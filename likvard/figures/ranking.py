"""Every municipality on a row of its own: dot, interval and, when published, the number n."""

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import label
from likvard.figures.axis import (
    extent,
    inner_ticks,
    limits,
    nice_ticks,
    short_unit,
    tick_texts,
    with_last_unit,
)
from likvard.figures.canvas import figure, fitted, strong
from likvard.figures.column import LABEL, column, column_axis
from likvard.figures.labels import overlaps, width
from likvard.figures.rows import Order, Rows, dots, in_order, intervals, status_words, whole_rows
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens

ROW: Final = 28
NARROW_ROW: Final = 22
_TOP: Final = 34
_BOTTOM: Final = 34
_LEFT: Final = 120
_NARROW_LEFT: Final = 112
_OVERHANG: Final = 6
_PAD: Final = 0.03
_FEW_TICKS: Final = 5
_PHONE: Final = 328
_APART: Final = 4


def ranking(  # noqa: PLR0913  a ranking shows all of these
    cells: pd.DataFrame,
    indicator: Indicator,
    *,
    mean: float,
    p10: float,
    p90: float,
    order: Order,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
    values: bool = False,
    span: tuple[float, float] | None = None,
) -> Figure:
    """Return all municipalities in rows, highest first ("varde") or A to Ö ("namn").

    Parameters
    ----------
    cells
        One row per municipality in Swedish order, by code: name, slug, value, n, low, high, label,
        note. Those without a value stand last, with their note, when the order is by value.
    mean, p10, p90
        The dashed line and the wash; NaN leaves them out.
    chosen, emphasis, hover
        As for the map.
    values
        Write the values in the right column instead of n.
    span
        The lowest and highest that the axis must hold, to be the same for several years; those
        of this year when None.
    """
    rows = in_order(cells, hover, order, Selection(chosen, emphasis))
    low, high = _range(span or _extent(rows, indicator, mean), indicator)
    right = column(rows, tokens, values=values)
    traces = [*whole_rows(rows, low, high), *intervals(rows, tokens), dots(rows, tokens)]
    traces += [*status_words(rows, low, tokens), *right.traces(low)]
    layout: Spec = {
        "height": _height(len(cells), ROW),
        "margin": {"l": _LEFT, "r": right.margin, "t": _TOP, "b": _BOTTOM},
        "xaxis": _value_axis(indicator, low, high),
        "yaxis": rows.axis(tokens),
        "shapes": _marks(mean, p10, p90, len(cells), tokens),
        "annotations": [*_mean_label(mean, indicator, low, high, tokens), *right.header(tokens)],
        "bargap": 0,
        "barmode": "overlay",
    } | column_axis(right, rows)
    narrow = {
        "height": _height(len(cells), NARROW_ROW),
        "margin.l": _NARROW_LEFT,
        **_narrow_ticks(indicator, low, high, _PHONE - _NARROW_LEFT - right.margin),
    }
    return figure(traces, tokens, layout, fitted(narrow, walk="rows"))


def _height(count: int, row: int) -> int:
    return _TOP + count * row + _BOTTOM


def _extent(rows: Rows, indicator: Indicator, mean: float) -> tuple[float, float]:
    """Return the lowest and highest of values, intervals and mean; the indicator's without any."""
    columns = ([row.value, row.low, row.high] for row in rows.every)
    try:
        return extent(*columns, [mean])
    except ValueError:
        return indicator.axis or indicator.range


def _range(span: tuple[float, float], indicator: Indicator) -> tuple[float, float]:
    """Return the axis: a little before the lowest mark, to the round number after the highest."""
    low, high = span
    top = nice_ticks(low, high)[-1]
    return limits(indicator, low - _PAD * (top - low), top)


def _value_axis(indicator: Indicator, low: float, high: float) -> Spec:
    axis = {"range": [low, high], "showgrid": True, "side": "bottom"}
    return axis | _ticks(indicator, inner_ticks(low, high))


def _ticks(indicator: Indicator, ticks: Sequence[float]) -> Spec:
    words = with_last_unit(tick_texts(ticks, indicator), short_unit(indicator, ticks))
    return {"tickvals": list(ticks), "ticktext": words}


def _narrow_ticks(indicator: Indicator, low: float, high: float, pixels: float) -> Spec:
    """Return five ticks at most, fewer where their words have no room in so many pixels."""
    few = inner_ticks(low, high, _FEW_TICKS)
    thinned = (_ticks(indicator, few[::-step][::-1]) for step in range(1, len(few) + 1))
    fit = next(ticks for ticks in thinned if _has_room(ticks, pixels / (high - low)))
    return {f"xaxis.{key}": value for key, value in fit.items()}


def _has_room(ticks: Spec, scale: float) -> bool:
    """Return whether the words of the ticks stand apart at so many pixels a unit."""
    ends = [
        (value * scale - width(words) / 2, value * scale + width(words) / 2 + _APART)
        for value, words in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
    ]
    return not overlaps(ends)


def _marks(mean: float, p10: float, p90: float, count: int, tokens: Tokens) -> list[Spec]:
    """Return the wash behind the middle 80 per cent and the dashed mean, a little taller."""
    marks: list[Spec] = []
    tall = {"yref": "paper", "y0": 0, "layer": "below"}
    if not isnan(p10 + p90):
        wash = {"type": "rect", "fillcolor": tokens.wash, "line": {"width": 0}}
        marks.append(tall | wash | {"x0": p10, "x1": p90, "y1": 1})
    if not isnan(mean):
        pen = {"color": tokens.ink, "width": 1.2, "dash": "4px,3px"}
        line = {"type": "line", "line": pen, "x0": mean, "x1": mean, "layer": "between"}
        marks.append(tall | line | {"y1": 1 + _OVERHANG / (count * ROW)})
    return marks


def _mean_label(
    mean: float, indicator: Indicator, low: float, high: float, tokens: Tokens
) -> list[Spec]:
    if isnan(mean):
        return []
    words = f"medelkommun {label(indicator, mean)}"
    near_end = (mean - low) / (high - low) > 0.85  # noqa: PLR2004  the column's head stands there
    place = {"yref": "paper", "yanchor": "bottom", "yshift": LABEL}
    return [
        strong(words, tokens.ink, x=mean, y=1, **place, xanchor="right" if near_end else "center")
    ]
