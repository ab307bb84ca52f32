"""The gaps beside girls and boys: an axis of their own, intervals, the mean, and the numbers."""

from collections.abc import Sequence
from math import isnan
from typing import Final

from likvard.catalogue import Indicator
from likvard.equity.gap import Average, Gap, signed
from likvard.figures.axis import extent, inner_ticks, plain_texts, with_last_unit
from likvard.figures.canvas import WIDE, span, strong, text
from likvard.figures.column import LABEL, Column, column_axis
from likvard.figures.labels import LINE, width
from likvard.figures.rows import Rows, intervals, status_words, whole_rows
from likvard.figures.rows import dots as gap_dots
from likvard.figures.theme import Spec, Tokens

SPLIT: Final = (0.58, 0.64)
"""Where across the plot the axis of values ends and that of gaps begins."""
_PAD: Final = 0.04
_LEAST_SIDE: Final = 0.3
_FEW_TICKS: Final = 4
_FIGURE_SPACE: Final = "\u2007"
WIDE_FROM: Final = 480
"""The width in pixels from which there is room for the axis of gaps."""
_OVERHANG: Final = 0.22


def gap_extent(gaps: Sequence[Gap], average: Average) -> tuple[float, float]:
    """Return what the axis of gaps must hold: zero, and room on both its sides."""
    low, high = extent([0.0, average.gap], *([g.value, g.low, g.high] for g in gaps))
    least = max((high - low) * _LEAST_SIDE, 1.0)
    return min(low, -least) * (1 + _PAD), max(high, least) * (1 + _PAD)


def gap_axis(indicator: Indicator, ends: tuple[float, float], tokens: Tokens) -> Spec:
    """Return the axis of gaps to the right of that of values, with its line of no gap."""
    ticks = inner_ticks(*ends, _FEW_TICKS)
    unit = "p.e." if indicator.difference_unit == "procentenheter" else ""
    plus = ["+" * (tick > 0) + word for tick, word in zip(ticks, plain_texts(ticks), strict=True)]
    axis: Spec = {"range": list(ends), "domain": [SPLIT[1], 1], "anchor": "y", "side": "bottom"}
    axis |= {"showgrid": True, "gridcolor": tokens.grid, "fixedrange": True, "ticks": ""}
    axis |= {"zeroline": True, "zerolinecolor": tokens.edge, "zerolinewidth": 1}
    return axis | {"tickvals": ticks, "ticktext": with_last_unit(plus, unit)}


def gap_traces(rows: Rows, apart: tuple[float, float], tokens: Tokens) -> list[Spec]:
    """Return what stands on the axis of gaps, where there is room.

    A row without a gap says why when pointed at; the words seen are `reasons`.
    """
    traces = [*whole_rows(rows, *apart), *intervals(rows, tokens), _silent(gap_dots(rows, tokens))]
    traces += [trace | {"text": ""} for trace in status_words(rows, apart[0], tokens)]
    return [trace | {"xaxis": "x2", "meta": {"from": WIDE_FROM}} for trace in traces]


def _silent(trace: Spec) -> Spec:
    """Return a trace that leaves the pointer to the row it stands in."""
    said = {"customdata", "hovertext", "hovertemplate"}
    return {name: value for name, value in trace.items() if name not in said} | {
        "hoverinfo": "skip"
    }


def reasons(rows: Rows, low: float, tokens: Tokens) -> list[Spec]:
    """Return why there is no gap, on paper that keeps the line of no gap from running through."""
    place: Spec = {"xref": "x2", "x": low, "xanchor": "left", "yanchor": "middle", "name": WIDE}
    place |= {"bgcolor": tokens.paper}
    return [
        text(row.note, rows.color(row.code, tokens.muted, tokens), y=spot, **place)
        for spot, row in rows.missing.items()
    ]


def mean_line(average: Average, count: int, tokens: Tokens) -> list[Spec]:
    """Return the dashed mean gap, a little taller than the plot."""
    if not average.known:
        return []
    tall: Spec = {"xref": "x2", "yref": "paper", "y0": 0, "name": WIDE, "type": "line"}
    pen = {"color": tokens.ink, "width": 1.2, "dash": "4px,3px"}
    ends = {"x0": average.gap, "x1": average.gap, "y1": 1 + _OVERHANG / count}
    return [tall | ends | {"line": pen, "layer": "between"}]


def mean_label(average: Average, indicator: Indicator, tokens: Tokens) -> list[Spec]:
    """Return the words on the mean gap, to the left of it: to the right stand the numbers."""
    if isnan(average.gap):
        return []
    words = f"medelkommun {signed(indicator, average.gap)}"
    place: Spec = {"xref": "x2", "yref": "paper", "yanchor": "bottom", "yshift": LABEL}
    return [strong(words, tokens.ink, x=average.gap, y=1, name=WIDE, xanchor="right", **place)]


def sides(names: Sequence[str], tokens: Tokens) -> list[Spec]:
    """Return on which side of zero whose values are higher."""
    girls, boys = names
    place: Spec = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "name": WIDE}
    place |= {"yshift": LABEL + LINE}
    return [
        text(f"← {boys}", tokens.muted, x=SPLIT[1], xanchor="left", **place),
        text(f"{girls} →", tokens.muted, x=1, xanchor="right", **place),
    ]


def gap_column(gaps: Sequence[Gap], rows: Rows, certain: frozenset[str], tokens: Tokens) -> Column:
    """Return the gaps as numbers that end together, those more than chance strong."""
    wide = max(width(row.label) for row in rows.every)
    longest = max(len(row.label) for row in rows.every)
    words = []
    for gap, row in zip(gaps, rows.every, strict=True):
        own = rows.color(row.code, tokens.muted, tokens)
        padded = row.label.rjust(longest, _FIGURE_SPACE)
        if gap.code in certain:
            words.append(span(padded, tokens.ink if own == tokens.muted else own))
        else:
            words.append(f'<span style="color:{own}">{padded}</span>')
    return Column(tuple(words), "skillnad", wide)


def number_axis(right: Column, rows: Rows) -> Spec:
    """Return the axis whose labels are the numbers, at the right edge of both plots."""
    axes = column_axis(right, rows)
    return {"yaxis2": axes["yaxis2"] | {"anchor": "free", "position": 1}}
