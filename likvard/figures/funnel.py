"""Results less what is expected, by the number of pupils: who lies outside the funnel."""

from collections.abc import Iterable, Mapping, Sequence
from math import log10
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.axis import extent, nice_ticks, plain_texts
from likvard.figures.canvas import NARROW, WIDE, figure, fitted
from likvard.figures.ends import AWAY, End, Scale, end_labels
from likvard.figures.funnel_marks import Dot, Limit, bands, color, marks, own_limits, place, radius
from likvard.figures.labels import width
from likvard.figures.plot_frame import LEFT, TALL, Named, PlotFrame
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import number

__all__ = ["Dot", "Limit", "funnel", "grid"]

_PAD: Final = 0.06
_SIZES: Final = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)


def funnel(  # noqa: PLR0913  a funnel shows all of these
    dots: Sequence[Dot],
    limits: Sequence[Limit],
    *,
    across: str,
    upward: str,
    chosen: Mapping[str, int],
    tokens: Tokens,
    alike: bool = False,
) -> Figure:
    """Return the dots between the limits: those within grey, those outside and the chosen named.

    The limits drawn are those of a typical municipality; the named have their own beside them.

    Parameters
    ----------
    limits
        At most three pairs, the first drawn whole with a band, the others dashed.
    across, upward
        The titles of the axes: number of pupils, on a scale where each step is as many times
        larger; and the difference.
    chosen
        Colour slot by code.
    alike
        Whether the limits drawn are everyone's, so that the named need none of their own.

    Raises
    ------
    ValueError
        If there is no dot.
    """
    if not dots:
        raise ValueError("no dot to draw a funnel for")
    told = [dot for dot in dots if dot.outside or dot.code in chosen]
    colors = {dot.code: color(dot, chosen, tokens) for dot in dots}
    ticks = _ticks(dots, limits, told)
    frame = _frame(dots, limits, ticks, (across, upward))
    layout: Spec = {
        "xaxis": {"range": list(frame.x), "ticklabelstandoff": 6} | _sizes(frame.x),
        "yaxis": _value_axis(ticks, tokens),
        "annotations": [
            *frame.titles(tokens),
            *_names(frame, dots, chosen, {dot.code: colors[dot.code] for dot in told}, tokens),
            *_limit_names(limits, frame.x[1], ticks, tokens),
        ],
    } | frame.room()
    own = [] if alike else own_limits(told, colors)
    traces = [*bands(limits, tokens), *own, marks(dots, colors, chosen, tokens)]
    return figure(traces, tokens, layout, fitted(frame.narrow(), walk="points"))


def _ticks(dots: Sequence[Dot], limits: Sequence[Limit], told: Sequence[Dot]) -> list[float]:
    """Return ticks that hold the dots, the first limits, and those of the named."""
    ends = [end for limit in limits[:1] for side in (limit.low, limit.high) for end in side]
    own = [end for dot in told for end in (dot.low, dot.high)]
    return nice_ticks(*extent([dot.difference for dot in dots], ends, own))


def _frame(
    dots: Sequence[Dot], limits: Sequence[Limit], ticks: Sequence[float], titles: tuple[str, str]
) -> PlotFrame:
    left = max(LEFT, round(max(map(width, _signed(ticks)))) + 8)
    right = round(AWAY + max((width(limit.name) for limit in limits), default=0) + 4)
    x = _range([dot.n for dot in dots])
    return PlotFrame(*titles, x, (ticks[0], ticks[-1]), left, right, 0)


def _names(
    frame: PlotFrame,
    dots: Sequence[Dot],
    chosen: Mapping[str, int],
    colors: Mapping[str, str],
    tokens: Tokens,
) -> Iterable[Spec]:
    """Return the names of those that have a colour, the chosen placed first."""
    every = {dot.code: Named(dot.name, *place(dot), radius(dot, chosen)) for dot in dots}
    first = sorted(colors, key=lambda code: code not in chosen)
    return frame.names(every, {code: colors[code] for code in first}, tokens)


def _range(sizes: Sequence[float]) -> tuple[float, float]:
    low, high = log10(min(sizes)), log10(max(sizes))
    pad = _PAD * (high - low) or 0.3
    return low - pad, high + pad


def grid(sizes: Sequence[float], steps: int = 40) -> list[float]:
    """Return sizes from the left end of the axis to the right one, for limits to be drawn at."""
    low, high = _range(sizes)
    return [10 ** (low + (high - low) * step / steps) for step in range(steps + 1)]


def _sizes(x: tuple[float, float]) -> Spec:
    shown = [size for size in _SIZES if x[0] <= log10(size) <= x[1]]
    return {"tickvals": [log10(size) for size in shown], "ticktext": [number(s) for s in shown]}


def _signed(ticks: Sequence[float]) -> list[str]:
    texts = plain_texts(ticks)
    return [f"+{text}" if tick > 0 else text for tick, text in zip(ticks, texts, strict=True)]


def _value_axis(ticks: Sequence[float], tokens: Tokens) -> Spec:
    zero = {"zeroline": True, "zerolinecolor": tokens.edge, "zerolinewidth": 1}
    labels = {"tickvals": list(ticks), "ticktext": _signed(ticks), "ticklabelstandoff": 6}
    return {"range": [ticks[0], ticks[-1]]} | labels | zero


def _limit_names(
    limits: Sequence[Limit], x: float, ticks: Sequence[float], tokens: Tokens
) -> list[Spec]:
    """Return what the limits are called, at the right end of the upper ones."""
    ends = [End(limit.name, limit.high[-1], tokens.muted) for limit in limits]
    return [
        note | {"name": name}
        for name in (WIDE, NARROW)
        for note in end_labels(ends, x, Scale(ticks[0], ticks[-1], TALL[name]))
    ]
