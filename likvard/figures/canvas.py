"""From traces and annotations to a finished figure: what all figures share."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from likvard.figures.drawing import Drawing
from likvard.figures.theme import SIZE, STRONG, Spec, Tokens, template

Walk = Literal["places", "rows", "units", "years", "points"]
"""How arrow keys go through marks: on a map, in rows, in rows of several, by year, among dots."""

WIDE: Final = "wide"
NARROW: Final = "narrow"
HIDDEN_AXIS: Final[Spec] = {"visible": False, "showgrid": False}
NO_MARGIN: Final[Spec] = {"l": 0, "r": 0, "t": 0, "b": 0}


def figure(
    traces: Sequence[Spec], tokens: Tokens, layout: Spec, fit: Spec | None = None
) -> Drawing:
    """Return the figure with the template; `layout` has its height, `fit` how widths change it."""
    return Drawing.of(traces, layout | {"template": template(tokens), "meta": fit or fitted()})


def fitted(
    narrow: Spec | None = None,
    above: Mapping[int, Spec] | None = None,
    aspect: float | None = None,
    walk: Walk | None = None,
) -> Spec:
    """Return what the page needs to fit a figure to the width at hand, and to walk in it.

    Parameters
    ----------
    narrow
        Layout keys, flat ("margin.r"), that replace the usual below 480 px of width.
    above
        The same, from a width in pixels and up: what only fits when there is room.
    aspect
        Height over width, when that decides the height.
    walk
        How the keyboard goes through its municipalities, where it has marks for them.
    """
    meta: Spec = {"narrow": narrow or {}}
    meta |= {"above": {str(width): patch for width, patch in above.items()}} if above else {}
    meta |= {"walk": walk} if walk else {}
    return meta | ({"aspect": aspect} if aspect else {})


def text(words: str, color: str, **place: Any) -> Spec:  # noqa: ANN401  as Plotly has it
    """Return an annotation without arrow.

    `name` in the place says at which widths it is seen: WIDE, NARROW, or both when left out.
    """
    font = {"size": SIZE, "color": color}
    return {"text": words, "showarrow": False, "borderpad": 0, "font": font} | place


def strong(words: str, color: str, **place: Any) -> Spec:  # noqa: ANN401  as Plotly has it
    """Return an annotation in the strong weight."""
    note = text(words, color, **place)
    return note | {"font": note["font"] | {"weight": STRONG}}


def leader(x: float, y: float, color: str, **tail: Any) -> Spec:  # noqa: ANN401  as Plotly has it
    """Return a 1 px line from a point to its tail, `ax` and `ay`."""
    line = {"showarrow": True, "text": "", "arrowhead": 0, "arrowwidth": 1, "arrowcolor": color}
    return line | {"x": x, "y": y} | tail


def hatch(tokens: Tokens) -> Spec:
    """Return the pattern that stands for a missing value."""
    look = {"shape": "/", "size": 6, "solidity": 0.25}
    return look | {"fgcolor": tokens.dot, "bgcolor": tokens.paper}


def span(words: str, color: str) -> str:
    """Return words in one colour and the strong weight, for tick labels."""
    return f'<span style="color:{color};font-weight:{STRONG}">{words}</span>'


def faded(color: str, opacity: float) -> str:
    """Return a #RRGGBB colour as rgba."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
