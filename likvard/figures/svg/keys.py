"""The parts of a figure that are drawn: what else one holds would be lost without a word."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from likvard.figures.svg.marks import SYMBOLS
from likvard.figures.theme import Spec

_TRACE: Final = """
type mode x y xaxis yaxis opacity meta line.color line.width line.dash fill fillcolor
fillpattern.shape fillpattern.size fillpattern.solidity fillpattern.fgcolor fillpattern.bgcolor
marker.size marker.color marker.symbol marker.opacity marker.line.color marker.line.width
marker.pattern.shape marker.pattern.size marker.pattern.solidity marker.pattern.fgcolor
marker.pattern.bgcolor text textposition textfont.color textfont.size cliponaxis hovertext hoverinfo
hovertemplate hoveron customdata orientation base width
"""
_AXIS: Final = """
range domain tickvals ticktext tickfont.color ticklabelstandoff side visible showgrid gridcolor
gridwidth zeroline zerolinecolor zerolinewidth scaleanchor anchor overlaying position
fixedrange ticks
"""
_NOTE: Final = """
text x y xref yref xanchor yanchor xshift yshift align name showarrow font.size font.color
font.weight font.shadow bgcolor bordercolor borderwidth borderpad ax ay ayref arrowhead
arrowwidth arrowcolor standoff
"""
_SHAPE: Final = """
type x0 x1 y0 y1 xref yref xsizemode ysizemode xanchor yanchor path layer name fillcolor
line.color line.width line.dash
"""
_LAYOUT: Final = "height margin.l margin.r margin.t margin.b barmode bargap meta template"
_KNOWN: Final = {
    "trace": frozenset(_TRACE.split()),
    "axis": frozenset(_AXIS.split()),
    "annotation": frozenset(_NOTE.split()),
    "shape": frozenset(_SHAPE.split()),
    "layout": frozenset(_LAYOUT.split()),
}
VALUES: Final[Mapping[str, frozenset[Any]]] = {
    "trace.type": frozenset({"scatter", "bar"}),
    "trace.mode": frozenset({"lines", "markers", "lines+markers", "text"}),
    "trace.fill": frozenset({"toself"}),
    "trace.orientation": frozenset({"h"}),
    "trace.textposition": frozenset({"middle right"}),
    "trace.marker.symbol": frozenset(
        f"{one}{way}" for one in ("circle", *SYMBOLS) for way in ("", "-open")
    ),
    "trace.fillpattern.shape": frozenset({"/", "x", "."}),
    "trace.marker.pattern.shape": frozenset({"/", "x", "."}),
    "annotation.arrowhead": frozenset({0}),
    "annotation.ayref": frozenset({"y"}),
    "shape.type": frozenset({"line", "rect", "circle", "path"}),
    "shape.layer": frozenset({"below", "between", "above"}),
    "layout.barmode": frozenset({"overlay", "stack"}),
}
"""Of what takes one of several words, those that are drawn."""


def unknown(plain: Spec) -> set[str]:
    """Return what a figure holds that is not drawn, as paths; empty when all of it is."""
    found = {path for trace in plain["data"] for path in _unknown("trace", trace)}
    layout = dict(plain["layout"])
    for kind in ("annotation", "shape"):
        items = layout.pop(f"{kind}s", ())
        found |= {path for item in items for path in _unknown(kind, item)}
    axes = {key: layout.pop(key) for key in [*layout] if key[1:].startswith("axis")}
    found |= {path for axis in axes.values() for path in _unknown("axis", axis)}
    return found | set(_unknown("layout", layout))


def _unknown(kind: str, spec: Spec) -> Iterator[str]:
    for path, value in _leaves(spec):
        whole = f"{kind}.{path}"
        if path.split(".")[0] not in {"meta", "template"} and path not in _KNOWN[kind]:
            yield whole
        if whole in VALUES:
            several = value if isinstance(value, (list, tuple)) else [value]
            yield from (f"{whole}={one}" for one in several if one not in VALUES[whole])


def _leaves(spec: Spec, before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in spec.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield before + key, value
