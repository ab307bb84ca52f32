"""Small drawings of known size, drawn by us, and what is found in them."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from likvard.figures.drawing import Drawing
from likvard.figures.svg import svg
from likvard.figures.theme import LIGHT, Spec, template

SPACE = "{http://www.w3.org/2000/svg}"
Element = Any
"""An element of lxml, which publishes no types."""


def made(traces: Sequence[Spec], layout: Spec | None = None, meta: Spec | None = None) -> Drawing:
    """Return a drawing 200 x 100 pixels of ground within margins of 10 at 220 px of width."""
    margin = {"l": 10, "r": 10, "t": 10, "b": 10}
    axes = {"xaxis": axis(0, 20), "yaxis": axis(0, 10)}
    usual = {"height": 120, "margin": margin, "template": template(LIGHT), "meta": meta or {}}
    return Drawing.of(traces, usual | axes | (layout or {}))


def axis(low: float, high: float, **more: object) -> Spec:
    """Return an axis with words at both ends."""
    return {"range": [low, high], "tickvals": [low, high], "ticktext": ["a", "b"]} | more


def dots(x: Sequence[float | None], y: Sequence[float | None], **more: object) -> Spec:
    """Return a trace of circles of ten pixels."""
    look = {"size": 10, "color": "#123456", "opacity": 1}
    return {"type": "scatter", "mode": "markers", "x": list(x), "y": list(y), "marker": look} | more


def drawn(drawing: Drawing, width: float = 220, **more: Any) -> Element:  # noqa: ANN401  as svg has
    """Return the drawing's element."""
    return etree.fromstring(svg(drawing, width=width, **more).encode())


def found(root: Element, name: str) -> list[Element]:
    """Return all elements of a name."""
    return list(root.iter(SPACE + name))


def words(root: Element) -> list[str]:
    """Return the words of every text, lines run together."""
    return ["".join(text.itertext()) for text in found(root, "text")]
