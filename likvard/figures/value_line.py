"""A line of one value a year: accent since the last break, grey before it, some years named."""

from collections.abc import Mapping, Sequence
from typing import Final

from likvard.figures.lines import heights, lonely_dots, speaking, stroke
from likvard.figures.theme import Spec, Tokens
from likvard.figures.years import Years

_NEW: Final = 2.5
_OLD: Final = 2.0
_DOT: Final = 9.0


def value_line(
    values: Mapping[int, float], words: Sequence[str], years: Years, tokens: Tokens
) -> list[Spec]:
    """Return the line since the last break in accent, what lies before it in dot colour.

    `words` are those read when pointing at each of the years' steps.
    """
    since = years.comparable_from
    parts = [
        ({y: v for y, v in values.items() if y < since}, tokens.dot, _OLD),
        ({y: v for y, v in values.items() if y >= since}, tokens.accent, _NEW),
    ]
    lines = ((stroke(years.steps, heights(years, p), c, w), c) for p, c, w in parts if p)
    return [speaking(lonely_dots(line, color), words) for line, color in lines]


def named_dots(values: Mapping[int, float], named: Sequence[int], tokens: Tokens) -> Spec:
    """Return a dot at each of the named years, all of which have a value."""
    marker = {"size": _DOT, "color": tokens.accent, "opacity": 1, "line": {"width": 0}}
    y = [round(values[year], 2) for year in named]
    dots: Spec = {"type": "scatter", "mode": "markers", "x": list(named), "y": y}
    return dots | {"marker": marker, "cliponaxis": False, "hoverinfo": "skip"}
