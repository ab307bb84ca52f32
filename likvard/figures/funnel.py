"""Results less what is expected, by the number of pupils: who lies outside the funnel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final, NamedTuple

from plotly.graph_objects import Figure

from likvard.figures.axis import extent, nice_ticks, plain_texts
from likvard.figures.canvas import NARROW, WIDE, figure, fitted
from likvard.figures.ends import AWAY, End, Scale, end_labels
from likvard.figures.labels import width
from likvard.figures.lines import stroke
from likvard.figures.plot_frame import LEFT, TALL, Named, PlotFrame
from likvard.figures.theme import Spec, Tokens
from likvard.swedish import number

_DOT: Final = 4.2
_OUTSIDE: Final = 5.0
_CHOSEN: Final = 5.8
_OWN: Final = 1.4
_PAD: Final = 0.06
_SIZES: Final = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
_DASHES: Final = ("solid", "4px,3px", "1px,3px")


class Dot(NamedTuple):
    """A municipality: its pupils, how far it lies from what is expected, and what is read on it.

    `low` and `high` are its own limits, to the same zero as its difference.
    """

    code: str
    name: str
    slug: str
    n: float
    difference: float
    low: float
    high: float
    hover: str

    @property
    def outside(self) -> bool:
        """Return whether it lies outside its own limits."""
        return not self.low <= self.difference <= self.high


@dataclass(frozen=True)
class Limit:
    """A pair of limits by size, and what they are called at their right end."""

    name: str
    sizes: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


def funnel(  # noqa: PLR0913  a funnel shows all of these
    dots: Sequence[Dot],
    limits: Sequence[Limit],
    *,
    across: str,
    upward: str,
    chosen: Mapping[str, int],
    tokens: Tokens,
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

    Raises
    ------
    ValueError
        If there is no dot.
    """
    if not dots:
        raise ValueError("no dot to draw a funnel for")
    x = _range([dot.n for dot in dots])
    ends = [end for limit in limits[:1] for side in (limit.low, limit.high) for end in side]
    ends += [
        end for dot in dots if dot.outside or dot.code in chosen for end in (dot.low, dot.high)
    ]
    ticks = nice_ticks(*extent([dot.difference for dot in dots], ends))
    left = max(LEFT, round(max(map(width, _signed(ticks)))) + 8)
    right = round(AWAY + max((width(limit.name) for limit in limits), default=0) + 4)
    frame = PlotFrame(across, upward, x, (ticks[0], ticks[-1]), left, right, 0)
    colors = {dot.code: _color(dot, chosen, tokens) for dot in dots}
    told = [c for c in chosen if c in colors] + [d.code for d in dots if d.outside]
    named = {dot.code: Named(dot.name, *_place(dot), _radius(dot, chosen)) for dot in dots}
    names = frame.names(named, {code: colors[code] for code in dict.fromkeys(told)}, tokens)
    layout: Spec = {
        "xaxis": {"range": list(x), "ticklabelstandoff": 6} | _sizes(x),
        "yaxis": _value_axis(ticks, tokens),
        "annotations": [*frame.titles(tokens), *names, *_limit_names(limits, x[1], ticks, tokens)],
    } | frame.room()
    own = [dot for dot in dots if dot.outside or dot.code in chosen]
    traces = [
        *_bands(limits, tokens),
        *_own_limits(own, colors),
        _marks(dots, colors, chosen, tokens),
    ]
    return figure(traces, tokens, layout, fitted(frame.narrow(), walk="points"))


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


def _place(dot: Dot) -> tuple[float, float]:
    return round(log10(dot.n), 4), round(dot.difference, 2)


def _radius(dot: Dot, chosen: Mapping[str, int]) -> float:
    return _CHOSEN if dot.code in chosen else _OUTSIDE if dot.outside else _DOT


def _color(dot: Dot, chosen: Mapping[str, int], tokens: Tokens) -> str:
    if dot.code in chosen:
        return tokens.chosen[chosen[dot.code]]
    return tokens.accent if dot.outside else tokens.muted


def _bands(limits: Sequence[Limit], tokens: Tokens) -> list[Spec]:
    """Return the first pair's band, and a line for each end of each pair."""
    traces: list[Spec] = []
    for place, limit in enumerate(limits):
        x = [round(log10(size), 4) for size in limit.sizes]
        low, high = ([round(end, 3) for end in side] for side in (limit.low, limit.high))
        if place == 0:
            around = {"x": x + x[::-1], "y": low + high[::-1], "fill": "toself"}
            look = {"fillcolor": tokens.wash, "line": {"width": 0}, "hoverinfo": "skip"}
            traces.append({"type": "scatter", "mode": "lines"} | around | look)
        dash = _DASHES[place]
        lines = (stroke(x, end, tokens.edge, 1.2, dash=dash) for end in (low, high))
        traces += [line | {"cliponaxis": True} for line in lines]
    return traces


def _own_limits(dots: Sequence[Dot], colors: Mapping[str, str]) -> list[Spec]:
    """Return an upright stroke between the limits of each dot."""
    return [
        stroke([x, x], [round(dot.low, 2), round(dot.high, 2)], colors[dot.code], _OWN)
        for dot in dots
        for x in (_place(dot)[0],)
    ]


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


def _marks(
    dots: Sequence[Dot], colors: Mapping[str, str], chosen: Mapping[str, int], tokens: Tokens
) -> Spec:
    """Return the dots, those outside and the chosen last, so that they lie on top."""
    drawn = sorted(dots, key=lambda dot: (dot.code in chosen, dot.outside))
    places = [_place(dot) for dot in drawn]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {
            "size": [2 * _radius(dot, chosen) for dot in drawn],
            "color": [colors[dot.code] for dot in drawn],
            "line": {"color": tokens.paper, "width": 1},
            "opacity": 1,
        },
        "customdata": [dot.slug for dot in drawn],
        "hovertext": [dot.hover for dot in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
