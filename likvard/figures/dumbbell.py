"""Girls beside boys, a municipality a row: both values, and the gap with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, isnan
from typing import Final

from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.equity.gap import Average, Gap, signed
from likvard.figures.axis import (
    extent,
    inner_ticks,
    limits,
    short_unit,
    tick_texts,
    with_last_unit,
)
from likvard.figures.canvas import figure, fitted
from likvard.figures.column import LABEL
from likvard.figures.dumbbell_gaps import (
    SPLIT,
    WIDE_FROM,
    gap_axis,
    gap_column,
    gap_extent,
    gap_traces,
    mean_label,
    mean_line,
    number_axis,
    reasons,
    sides,
)
from likvard.figures.dumbbell_marks import bounds, dots, is_published, joins, key, middle
from likvard.figures.labels import LINE
from likvard.figures.rows import Order, Row, Rows, status_words, whole_rows
from likvard.figures.shapes import Selection
from likvard.figures.theme import Spec, Tokens

ROW: Final = 28
NARROW_ROW: Final = 24
MIDDLE: Final = 600
ROOMY: Final = 820
_TOP: Final = 52
_BOTTOM: Final = 34
_LEFT: Final = 120
_NARROW_LEFT: Final = 112
_PAD: Final = 0.04
_TICKS: Final = 7
_FEW_TICKS: Final = 4


def dumbbell(  # noqa: PLR0913  both values, the gap, what is sure and what is chosen
    gaps: Sequence[Gap],
    indicator: Indicator,
    *,
    average: Average,
    certain: frozenset[str],
    order: Order,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
) -> Figure:
    """Return girls as circles and boys as diamonds in rows, and the gaps on an axis of their own.

    On a phone the gaps stand as numbers alone.

    Parameters
    ----------
    gaps
        One per municipality in Swedish order. Those without a gap stand last, with the reason,
        when the order is by value (girls highest first).
    average
        Whose gap is drawn as a dashed line, if it is known.
    certain
        The codes of those whose gap is more than chance: their number is strong.
    chosen, emphasis, hover
        As for the map, in the order of `gaps`.
    """
    ordered, rows = _in_order(gaps, hover, order, indicator, Selection(chosen, emphasis))
    names = [who.lower() for who in indicator.people[1:]]
    ends = _extent(gaps, indicator)
    apart = gap_extent(gaps, average)
    right = gap_column(ordered, rows, certain, tokens)
    signs, words = key(names, LABEL + LINE / 2, tokens)
    notes = [*words, *right.header(tokens), *reasons(rows, apart[0], tokens)]
    layout: Spec = {
        "height": _TOP + len(gaps) * ROW + _BOTTOM,
        "margin": {"l": _LEFT, "r": right.margin, "t": _TOP, "b": _BOTTOM},
        "xaxis": _value_axis(indicator, ends),
        "xaxis2": gap_axis(indicator, apart, tokens),
        "yaxis": rows.axis(tokens),
        "shapes": [*signs, *mean_line(average, len(gaps), tokens)],
        "annotations": [*notes, *sides(names, tokens)],
        "bargap": 0,
        "barmode": "overlay",
    } | number_axis(right, rows)
    traces = [*_values(ordered, rows, ends, tokens), *gap_traces(rows, apart, tokens)]
    traces += [*_whys(ordered, rows, ends[0], tokens), *right.traces(ends[0])]
    more = _more(notes, mean_label(average, indicator, tokens), names, tokens)
    fit = fitted(_narrow(indicator, ends, len(gaps)), more, walk="rows")
    return figure(traces, tokens, layout, fit)


def _more(
    notes: Sequence[Spec], mean: Sequence[Spec], names: Sequence[str], tokens: Tokens
) -> dict[int, Spec]:
    """Return the words that only fit in wider plots: on the mean, and in full on the sides."""
    higher = [f"{name} högre" for name in names]
    return {
        MIDDLE: {"annotations": [*notes, *mean, *sides(names, tokens)]},
        ROOMY: {"annotations": [*notes, *mean, *sides(higher, tokens)]},
    }


def _in_order(
    gaps: Sequence[Gap],
    hover: Sequence[str],
    order: Order,
    indicator: Indicator,
    selection: Selection,
) -> tuple[list[Gap], Rows]:
    pairs = list(zip(gaps, hover, strict=True))
    if order == "varde":
        pairs.sort(key=lambda pair: -pair[0].value if pair[0].known else inf)
    rows = [_row(gap, words, indicator) for gap, words in pairs]
    return [gap for gap, _ in pairs], Rows(rows, selection)


def _row(gap: Gap, words: str, indicator: Indicator) -> Row:
    label = signed(indicator, gap.value)
    numbers = (gap.value, gap.girls.n, gap.low, gap.high)
    return Row(gap.code, gap.name, gap.girls.slug, *numbers, label, gap.brief, "", words)


def _extent(gaps: Sequence[Gap], indicator: Indicator) -> tuple[float, float]:
    """Return what the axis of values must hold, with a little to spare."""
    cells = [cell for gap in gaps for cell in (gap.girls, gap.boys)]
    spots = [[c.value] if is_published(c) else [c.low, c.high] for c in cells]
    try:
        low, high = extent(*spots)
    except ValueError:
        return indicator.axis or indicator.range
    pad = (high - low) * _PAD or 1.0
    return limits(indicator, low - pad, high + pad)


def _value_axis(indicator: Indicator, ends: tuple[float, float]) -> Spec:
    axis = {"range": list(ends), "domain": [0, SPLIT[0]], "showgrid": True, "side": "bottom"}
    return axis | _ticks(indicator, inner_ticks(*ends, _TICKS))


def _ticks(indicator: Indicator, ticks: Sequence[float]) -> Spec:
    words = with_last_unit(tick_texts(ticks, indicator), short_unit(indicator, ticks))
    return {"tickvals": list(ticks), "ticktext": words}


def _values(
    gaps: Sequence[Gap], rows: Rows, ends: tuple[float, float], tokens: Tokens
) -> list[Spec]:
    """Return what stands on the axis of values, the whole row answering the pointer there."""
    spots = [row._replace(value=middle(gap)) for row, gap in zip(rows.every, gaps, strict=True)]
    alive = whole_rows(replace(rows, every=spots), *ends)
    lines = [*joins(gaps, rows, tokens), *bounds(gaps, rows, tokens)]
    marks = [dots(gaps, rows, tokens, girls=False), dots(gaps, rows, tokens, girls=True)]
    return [*alive, *lines, *marks]


def _whys(gaps: Sequence[Gap], rows: Rows, low: float, tokens: Tokens) -> list[Spec]:
    """Return, on a phone, the reason in rows where neither value is drawn."""
    empty = [
        row if isnan(gap.girls.value) and isnan(gap.boys.value) else row._replace(value=0.0)
        for row, gap in zip(rows.every, gaps, strict=True)
    ]
    words = status_words(replace(rows, every=empty), low, tokens)
    silent = {"meta": {"below": WIDE_FROM}, "hoverinfo": "skip"}
    said = ("hovertext", "hovertemplate")
    return [{k: v for k, v in trace.items() if k not in said} | silent for trace in words]


def _narrow(indicator: Indicator, ends: tuple[float, float], count: int) -> Spec:
    """Return the form of a phone: the values alone, with the gaps as numbers."""
    ticks = _ticks(indicator, inner_ticks(*ends, _FEW_TICKS))
    return {
        "height": _TOP - LINE + count * NARROW_ROW + _BOTTOM,
        "margin.l": _NARROW_LEFT,
        "margin.t": _TOP - LINE,
        "xaxis.domain": [0, 1],
        "xaxis2.visible": False,
        **{f"xaxis.{key_}": value for key_, value in ticks.items()},
    }
