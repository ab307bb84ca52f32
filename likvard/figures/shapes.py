"""Filled shapes and lines on a plane without axes: what map and hexagons share."""

from collections.abc import Container, Sequence
from typing import Final

from likvard.figures.canvas import hatch
from likvard.figures.theme import Spec, Tokens

Numbers = Sequence[float | None]
"""Coordinates; None lifts the pen."""

FADED: Final = 0.25
_BORDER: Final = 1.1
EDGE: Final = 0.9
_CASING: Final = 4.6
_CHOSEN: Final = 2.4


def area(x: Numbers, y: Numbers, klass: int, slug: str, words: str, tokens: Tokens) -> Spec:
    """Return a municipality's shape in the colour of its class, or hatched.

    Its whole surface answers the pointer. Plotly gives a filled surface's own `text` but neither
    its template nor its point's customdata, so that a click finds the slug in `meta`.
    """
    ground: Spec = {"fillcolor": tokens.paper, "fillpattern": hatch(tokens)}
    if klass >= 0:
        ground = {"fillcolor": tokens.sequential[klass]}
    pen = (tokens.paper, _BORDER) if klass >= 0 else (tokens.edge, EDGE)
    said = {"text": words, "hoverinfo": "text", "hoveron": "fills"}
    known = {"customdata": [slug], "meta": {"slug": slug}}
    return line(x, y, *pen) | {"fill": "toself"} | ground | said | known


def line(x: Numbers, y: Numbers, color: str, thickness: float) -> Spec:
    """Return a line that does not answer the pointer."""
    pen = {"color": color, "width": thickness}
    shape: Spec = {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y)}
    return shape | {"line": pen, "hoverinfo": "skip"}


def cased(x: Numbers, y: Numbers, color: str, tokens: Tokens) -> list[Spec]:
    """Return the outline of a chosen municipality, on a casing that frees it from any ground."""
    return [line(x, y, tokens.paper, _CASING), line(x, y, color, _CHOSEN)]


def dimmed(code: str, emphasis: frozenset[str], chosen: Container[str]) -> Spec:
    """Return what makes a shape step back when others, and not it, are to be seen."""
    faded = bool(emphasis) and code not in emphasis and code not in chosen
    return {"opacity": FADED} if faded else {}
