"""From traces and annotations to a finished figure: what all figures share."""

from collections.abc import Mapping, Sequence
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.theme import SIZE, STRONG, Spec, Tokens, template

WIDE: Final = "wide"
NARROW: Final = "narrow"
ALWAYS: Final = ""
HIDDEN_AXIS: Final[Spec] = {"visible": False, "showgrid": False}


def figure(
    traces: Sequence[Spec],
    tokens: Tokens,
    *,
    height: float,
    layout: Spec,
    narrow: Spec | None = None,
    above: Mapping[int, Spec] | None = None,
    aspect: float | None = None,
) -> Figure:
    """Return the figure with the template and what the page needs to fit it to its width.

    Parameters
    ----------
    traces, layout
        Plain Plotly JSON.
    height
        In pixels, where `aspect` (height over width) does not decide.
    narrow
        Layout keys, flat ("margin.r"), that replace the usual below 480 px of width.
    above
        The same, from a width in pixels and up: what only fits when there is room.
    """
    meta: Spec = {"narrow": narrow or {}}
    meta |= {} if aspect is None else {"aspect": aspect}
    meta |= {"above": {str(width): patch for width, patch in above.items()}} if above else {}
    whole = layout | {"template": template(tokens).to_plotly_json(), "height": height, "meta": meta}
    # Plotly's own check of each property takes five times as long as the rest; the tests do it.
    return Figure(data=list(traces), layout=whole, _validate=False)


def text(
    words: str,
    tokens: Tokens,
    *,
    x: float,
    y: float,
    name: str = ALWAYS,
    color: str | None = None,
    strong: bool = False,
    **more: object,
) -> Spec:
    """Return an annotation without arrow, in data coordinates unless `xref`/`yref` say otherwise."""
    font: Spec = {"size": SIZE, "color": color or tokens.muted}
    font |= {"weight": STRONG} if strong else {}
    return {"text": words, "x": x, "y": y, "name": name, "showarrow": False, "font": font} | more


def leader(
    x: float, y: float, *, ax: float, ay: float, color: str, name: str = ALWAYS, **more: object
) -> Spec:
    """Return a 1 px line from a point to `ax`, `ay` pixels right of and below it."""
    line = {"showarrow": True, "text": "", "arrowhead": 0, "arrowwidth": 1, "arrowcolor": color}
    return line | {"x": x, "y": y, "ax": ax, "ay": ay, "name": name} | more


def hatch(tokens: Tokens) -> Spec:
    """Return the pattern that stands for a missing value."""
    look = {"shape": "/", "size": 6, "solidity": 0.25}
    return look | {"fgcolor": tokens.dot, "bgcolor": tokens.paper}


def span(text_: str, color: str) -> str:
    """Return text in one colour and the strong weight, for tick labels."""
    return f'<span style="color:{color};font-weight:{STRONG}">{text_}</span>'


def faded(color: str, opacity: float) -> str:
    """Return a #RRGGBB colour as rgba."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
