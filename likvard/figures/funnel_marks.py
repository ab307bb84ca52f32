"""The marks of a funnel: its limits, its dots, and the limits of each that is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final, NamedTuple

from likvard.figures.lines import stroke
from likvard.figures.theme import Spec, Tokens

_DOT: Final = 4.2
_OUTSIDE: Final = 5.0
_CHOSEN: Final = 5.8
_OWN: Final = 1.4
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


def place(dot: Dot) -> tuple[float, float]:
    """Return where a dot stands: the power of ten of its pupils, and its difference."""
    return round(log10(dot.n), 4), round(dot.difference, 2)


def radius(dot: Dot, chosen: Mapping[str, int]) -> float:
    """Return how large a dot is, in pixels."""
    return _CHOSEN if dot.code in chosen else _OUTSIDE if dot.outside else _DOT


def color(dot: Dot, chosen: Mapping[str, int], tokens: Tokens) -> str:
    """Return the colour of a dot: its own, accent outside, grey within."""
    if dot.code in chosen:
        return tokens.chosen[chosen[dot.code]]
    return tokens.accent if dot.outside else tokens.muted


def bands(limits: Sequence[Limit], tokens: Tokens) -> list[Spec]:
    """Return the first pair's band, and a line for each end of each pair."""
    traces: list[Spec] = []
    for number, limit in enumerate(limits):
        x = [round(log10(size), 4) for size in limit.sizes]
        low, high = ([round(end, 3) for end in side] for side in (limit.low, limit.high))
        if number == 0:
            around = {"x": x + x[::-1], "y": low + high[::-1], "fill": "toself"}
            look = {"fillcolor": tokens.wash, "line": {"width": 0}, "hoverinfo": "skip"}
            traces.append({"type": "scatter", "mode": "lines"} | around | look)
        dash = _DASHES[number]
        lines = (stroke(x, end, tokens.edge, 1.2, dash=dash) for end in (low, high))
        traces += [line | {"cliponaxis": True} for line in lines]
    return traces


def own_limits(dots: Sequence[Dot], colors: Mapping[str, str]) -> list[Spec]:
    """Return an upright stroke between the limits of each dot."""
    return [
        stroke([x, x], [round(dot.low, 2), round(dot.high, 2)], colors[dot.code], _OWN)
        for dot in dots
        for x in (place(dot)[0],)
    ]


def marks(
    dots: Sequence[Dot], colors: Mapping[str, str], chosen: Mapping[str, int], tokens: Tokens
) -> Spec:
    """Return the dots, those outside and the chosen last, so that they lie on top."""
    drawn = sorted(dots, key=lambda dot: (dot.code in chosen, dot.outside))
    places = [place(dot) for dot in drawn]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {
            "size": [2 * radius(dot, chosen) for dot in drawn],
            "color": [colors[dot.code] for dot in drawn],
            "line": {"color": tokens.paper, "width": 1},
            "opacity": 1,
        },
        "customdata": [dot.slug for dot in drawn],
        "hovertext": [dot.hover for dot in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
