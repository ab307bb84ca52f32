"""The school units of each municipality in a row: dots by size, their mean, and how they spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.axis import extent, inner_ticks, plain_texts, with_last_unit
from likvard.figures.canvas import figure, fitted, strong, text
from likvard.figures.column import GAP, LABEL, column, column_axis
from likvard.figures.labels import width
from likvard.figures.rows import Row, Rows
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens
from likvard.figures.unit_marks import UnitRow, bands, dots, means, notes, strokes

ROW: Final = 28
NARROW_ROW: Final = 24
_TOP: Final = 34
_BOTTOM: Final = 34
_LEFT: Final = 120
_NARROW_LEFT: Final = 112
_PAD: Final = 0.02
_FEW_TICKS: Final = 5
_NEAR: Final = 0.85
_SLACK: Final = 4


@dataclass(frozen=True)
class Scale:
    """What all years share: what the axis holds, its unit, the pupils of the largest dot."""

    low: float
    high: float
    unit: str
    largest: float


def unit_dots(  # noqa: PLR0913  what is drawn, how it is scaled, and what stands out
    municipalities: Sequence[UnitRow],
    scale: Scale,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    head: str = "",
    reference: float = nan,
    reference_words: str = "",
) -> Figure:
    """Return the municipalities in rows in the order given, each school unit a dot.

    The area of a dot grows with its pupils. The band reaches one standard deviation to each side
    of the mean, which is a tick.

    Parameters
    ----------
    scale
        The axis holds the values shown as well.
    chosen, emphasis
        As for the map.
    head
        Stands above the right column.
    reference
        The dashed line and its words, NaN for none.
    """
    rows = _rows(municipalities, Selection(chosen, emphasis))
    ends = _ends(municipalities, scale)
    low, high = _padded(*ends)
    right = column(rows, tokens, values=True)
    aside = round(max(right.margin, width(head) + GAP + _SLACK))
    traces = [*bands(municipalities, ends, tokens), *strokes(municipalities, rows, tokens)]
    traces += [*dots(municipalities, rows, scale.largest, tokens), *means(municipalities, tokens)]
    traces += [*notes(municipalities, low, tokens), *right.traces(low)]
    layout: Spec = {
        "height": _TOP + len(rows.every) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": aside, "t": _TOP, "b": _BOTTOM},
        "xaxis": {"range": [low, high], "showgrid": True} | _ticks(low, high, scale.unit),
        "yaxis": rows.axis(tokens),
        "shapes": _line(reference, tokens),
        "annotations": [
            *_line_words(reference, reference_words, (low, high), tokens),
            *_head(head, tokens),
        ],
    } | column_axis(right, rows)
    few = _ticks(low, high, scale.unit, _FEW_TICKS)
    narrow = {
        "height": _TOP + len(rows.every) * NARROW_ROW + _BOTTOM,
        "margin.l": _NARROW_LEFT,
        **{f"xaxis.{key}": value for key, value in few.items()},
    }
    return figure(traces, tokens, layout, fitted(narrow, walk="units"))


def _rows(municipalities: Sequence[UnitRow], selection: Selection) -> Rows:
    return Rows([_row(own) for own in municipalities], selection)


def _row(own: UnitRow) -> Row:
    value = own.dots[0].value if own.dots else nan
    blank = (nan, nan, nan, own.label, "", "", "")
    return Row(own.code, own.name, own.slug, value, *blank)


def _ends(municipalities: Sequence[UnitRow], scale: Scale) -> tuple[float, float]:
    """Return the lowest and highest of all values and what the scale must hold."""
    values = [dot.value for own in municipalities for dot in own.dots]
    return extent([scale.low, scale.high], values)


def _padded(low: float, high: float) -> tuple[float, float]:
    pad = _PAD * (high - low)
    return low - pad, high + pad


def _head(words: str, tokens: Tokens) -> list[Spec]:
    """Return the words above the right column, beginning where its words begin."""
    place = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": LABEL}
    return [text(words, tokens.muted, x=1, y=1, xanchor="left", xshift=GAP, **place)]


def _ticks(low: float, high: float, unit: str, most: int = 7) -> Spec:
    ticks = inner_ticks(low, high, most)
    return {"tickvals": ticks, "ticktext": with_last_unit(plain_texts(ticks), unit)}


def _line(reference: float, tokens: Tokens) -> list[Spec]:
    if isnan(reference):
        return []
    pen = {"color": tokens.ink, "width": 1.2, "dash": "4px,3px"}
    place = {"yref": "paper", "y0": 0, "y1": 1, "x0": reference, "x1": reference}
    return [{"type": "line", "line": pen, "layer": "between"} | place]


def _line_words(
    reference: float, words: str, ends: tuple[float, float], tokens: Tokens
) -> list[Spec]:
    if isnan(reference) or not words:
        return []
    far = (reference - ends[0]) / (ends[1] - ends[0]) > _NEAR
    place = {"yref": "paper", "yanchor": "bottom", "yshift": LABEL, "x": round(reference, 2)}
    return [strong(words, tokens.ink, y=1, **place, xanchor="right" if far else "center")]
