"""Filled shapes and lines on a plane without axes: what map and hexagons share."""

from collections.abc import Sequence
from typing import Final

from likvard.figures.canvas import hatch
from likvard.figures.theme import Spec, Tokens

Numbers = Sequence[float | None]
"""Coordinates; None lifts the pen."""

FADED: Final = 0.3
_BORDER: Final = 1.1


def area(
    x: Numbers, y: Numbers, klass: int, slug: str, words: str, tokens: Tokens
) -> Spec:
    """Return a municipality's shape in the colour of its class, or hatched.

    Its whole surface answers the pointer. Plotly gives a filled surface's own `text` but neither
    its template nor its point's customdata, so that a click finds the slug in `meta`.
    """
    ground: Spec = {"fillcolor": tokens.paper, "fillpattern": hatch(tokens)}
    if klass >= 0:
        ground = {"fillcolor": tokens.sequential[klass]}
    said = {"text": words, "hoverinfo": "text", "hoveron": "fills"}
    known = {"customdata": [slug], "meta": {"slug": slug}}
    return line(x, y, tokens.paper, _BORDER) | {"fill": "toself"} | ground | said | known


def line(x: Numbers, y: Numbers, color: str, thickness: float) -> Spec:
    """Return a line that does not answer the pointer."""
    pen = {"color": color, "width": thickness}
    shape: Spec = {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y)}
    return shape | {"line": pen, "hoverinfo": "skip"}


def dimmed(*, faded: bool) -> Spec:
    """Return what makes a shape step back."""
    return {"opacity": FADED} if faded else {}
