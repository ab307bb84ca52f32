"""The traces, in the order in which they cover each other."""

from collections.abc import Iterator, Sequence
from typing import Final

from likvard.figures.svg.bars import bars
from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.lines import Places, fill, line
from likvard.figures.svg.marks import at, marks
from likvard.figures.svg.pen import group
from likvard.figures.svg.scale import Axis, Ground
from likvard.figures.svg.words import written
from likvard.figures.theme import SIZE, Spec

_MIDDLE: Final = 0.25
"""From the middle of a word down to its baseline, in em, as Plotly has it beside points."""
_NEAR: Final = 16
"""Marks this close to the edge of the ground, in pixels, may reach outside it."""


def drawn(traces: Sequence[Spec], ground: Ground, defs: Definitions, mode: str) -> str:
    """Return all traces in order, bars under the others."""
    under = bars([trace for trace in traces if trace["type"] == "bar"], ground, defs, mode)
    over = (_scatter(trace, ground, defs) for trace in traces if trace["type"] == "scatter")
    return group([*under, *over], class_="traces")


def _scatter(trace: Spec, ground: Ground, defs: Definitions) -> str:
    if trace.get("opacity") == 0:
        return ""
    across, down = ground.axes[trace.get("xaxis", "x")], ground.axes[trace.get("yaxis", "y")]
    x, y = across.pixels(trace["x"]), down.pixels(trace["y"])
    cut = trace.get("cliponaxis") is not False and (_beyond(x, across) or _beyond(y, down))
    clip = defs.cut(across, down) if cut else None
    return group(_kinds(trace, x, y, defs), clip_path=clip, opacity=trace.get("opacity"))


def _beyond(places: Places, axis: Axis) -> bool:
    low, high = sorted((axis.first, axis.last))
    return any(p is not None and not low + _NEAR <= p <= high - _NEAR for p in places)


def _kinds(trace: Spec, x: Places, y: Places, defs: Definitions) -> Iterator[str]:
    mode = trace["mode"]
    if trace.get("fill"):
        yield fill(trace, x, y, defs)
    elif "lines" in mode:
        yield line(trace, x, y)
    if "markers" in mode:
        yield from marks(trace, x, y)
    if "text" in mode:
        yield from _texts(trace, x, y)


def _texts(trace: Spec, x: Places, y: Places) -> Iterator[str]:
    for place, (across, down) in enumerate(zip(x, y, strict=True)):
        words = at(trace["text"], place)
        if words and across is not None and down is not None:
            yield _text(words, trace, place, (across, down))


def _text(words: str, trace: Spec, place: int, point: tuple[float, float]) -> str:
    font, beside = trace.get("textfont") or {}, trace.get("textposition") == "middle right"
    size = font.get("size", SIZE)
    x, y = point[0], point[1] + _MIDDLE * size
    anchor = "start" if beside else "middle"
    return written(words, x, y, size, fill=at(font.get("color"), place), text_anchor=anchor)
