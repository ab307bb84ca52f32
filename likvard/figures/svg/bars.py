"""Bars that lie: on each other's ends, or each on its own base."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.marks import at, hover
from likvard.figures.svg.pen import Value, number, titled
from likvard.figures.svg.scale import Ground
from likvard.figures.theme import Spec

_CLEAR = "rgba(0,0,0,0)"


def bars(traces: Sequence[Spec], ground: Ground, defs: Definitions, mode: str) -> Iterator[str]:
    """Return the bars; those of no colour tell their words and are not seen."""
    reached: dict[float, float] = defaultdict(float)
    for trace in traces:
        for place, (length, row) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if length is not None:
                own = at(trace.get("base"), place)
                base = own if own is not None else reached[row]
                reached[row] += length if own is None and mode == "stack" else 0
                look = _look(trace["marker"], place, defs)
                yield _bar(trace, place, (base, base + length, row), ground, look)


def _bar(
    trace: Spec,
    place: int,
    at_: tuple[float, float, float],
    ground: Ground,
    look: dict[str, Value],
) -> str:
    start, end, row = at_
    across, down = ground.axes[trace.get("xaxis", "x")], ground.axes[trace.get("yaxis", "y")]
    left, right = sorted((across.pixel(start), across.pixel(end)))
    half = at(trace["width"], place) / 2
    top, bottom = sorted((down.pixel(row - half), down.pixel(row + half)))
    d = f"M{number(left)},{number(top)}V{number(bottom)}H{number(right)}V{number(top)}Z"
    return titled("path", hover(trace, place), d=d, **look)


def _look(marker: Spec, place: int, defs: Definitions) -> dict[str, Value]:
    color, line = at(marker["color"], place), marker.get("line") or {}
    width = at(line.get("width"), place, 0)
    edge: dict[str, Value] = {"stroke": at(line.get("color"), place), "stroke_width": width}
    unseen: dict[str, Value] = {"fill": "none", "pointer_events": "all"}
    hatched = marker.get("pattern")
    filled: dict[str, Value] = {"fill": defs.hatch(hatched) if hatched else color}
    return (unseen if color == _CLEAR else filled) | (edge if width else {})
