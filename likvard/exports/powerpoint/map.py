"""The map as shapes: one named freeform per municipality, labels, and a legend with counts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.map_legend import add_codes, add_legend, add_letter, letters
from likvard.exports.powerpoint.page import LEAST, PT, Box
from likvard.figures.theme import LIGHT, Spec

PIXELS: Final = 500
"""The width the drawing is asked for, for which its labels were placed."""
_PATTERNS: Final = {"x": "openDmnd", ".": "pct20", "/": "wdUpDiag"}
_TAG: Final = re.compile(r"<[^>]+>")
_LEGEND: Final = 190.0
_WITH_CODES: Final = 400.0
_GAP: Final = 4.0

Ring = list[tuple[int, int]]
Point = tuple[float, float]


class Plane(NamedTuple):
    """From the drawing's plane to the slide, in points."""

    left: float
    upper: float
    scale: float
    x: float
    y: float

    def at(self, x: float, y: float) -> Point:
        """Return where on the slide a point of the plane lies."""
        return self.x + (x - self.left) * self.scale, self.y + (self.upper - y) * self.scale


def add_map(canvas: Canvas, exhibit: Exhibit, box: Box) -> None:
    """Add the map, its labels and legend within a box."""
    plain = exhibit.draws[0](LIGHT).plain
    layout, traces = plain["layout"], [t for t in plain["data"] if _seen(t)]
    beside = _WITH_CODES if exhibit.codes else _LEGEND
    plane = _plane(layout, Box(box.x, box.y, box.wide - beside, box.high))
    told = _told(exhibit)
    outlined = {_shape(t): t["line"] for t in traces if _shape(t) and not t.get("fill")}
    for trace in sorted((t for t in traces if t.get("fill")), key=lambda t: _own(t, outlined)):
        _municipality(canvas, trace, plane, told, outlined)
    for trace in traces:
        _line(canvas, trace, plane)
    for letter, x, y, colour in letters(exhibit, traces):
        add_letter(canvas, letter, plane.at(x, y), colour)
    for note in layout.get("annotations", []):
        _label(canvas, note, plane)
    place = Box(box.right - beside + 16, box.y, beside - 16, box.high)
    add_codes(canvas, exhibit.codes, add_legend(canvas, exhibit, place))


def _seen(trace: Spec) -> bool:
    """Return whether a trace has anything to draw at the slide's width."""
    if not len(trace["x"]):
        return False
    meta = trace.get("meta", {})
    return bool(meta.get("from", 0) <= PIXELS < meta.get("below", PIXELS + 1))


def _shape(trace: Spec) -> str:
    """Return the name of the shape a trace draws; empty for none that has a name."""
    return str(trace.get("meta", {}).get("shape", ""))


def _plane(layout: Spec, box: Box) -> Plane:
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    scale = min(box.wide / (right - left), box.high / (high - low))
    return Plane(left, high, scale, box.x + (box.wide - (right - left) * scale) / 2, box.y)


def _told(exhibit: Exhibit) -> Mapping[str, str]:
    """Return what is said of each municipality: its value, or why there is none."""
    if exhibit.text is None:
        return {}
    return {row[0]: _value(row) for row in exhibit.text.rows}


def _value(row: Sequence[str]) -> str:
    return row[1] if row[1] != "–" else row[-1].lower() or "uppgift saknas"


def _own(trace: Spec, outlined: Mapping[str, Spec]) -> bool:
    return _shape(trace) in outlined


def _municipality(
    canvas: Canvas,
    trace: Spec,
    plane: Plane,
    told: Mapping[str, str],
    outlined: Mapping[str, Spec],
) -> None:
    name = _TAG.sub("", str(trace["text"]).split("<br>")[0])
    pattern = trace.get("fillpattern", {}).get("shape")
    stroke = outlined.get(_shape(trace), trace["line"])
    at, rings = _rings(trace, plane)
    canvas.add(
        "freeform",
        name,
        f"{name}: {told.get(name, 'uppgift saknas')}",
        at,
        rings,
        "" if pattern else trace["fillcolor"],
        _PATTERNS.get(pattern, "wdUpDiag") if pattern else "",
        stroke.get("color", LIGHT.paper),
        stroke["width"] or 0.75,
    )


def _rings(trace: Spec, plane: Plane) -> tuple[Box, list[Ring]]:
    """Return the box a shape fills and its rings in the file's units within it."""
    rings = [[plane.at(*point) for point in ring] for ring in _parted(trace["x"], trace["y"])]
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    at = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return at, [[(round((x - at.x) * PT), round((y - at.y) * PT)) for x, y in r] for r in rings]


def _parted(xs: Sequence[float | None], ys: Sequence[float | None]) -> Iterator[list[Point]]:
    ring: list[Point] = []
    for x, y in zip(xs, ys, strict=True):
        if x is None or y is None:
            yield ring
            ring = []
        else:
            ring.append((x, y))
    if ring:
        yield ring


def _line(canvas: Canvas, trace: Spec, plane: Plane) -> None:
    """Add the region's border, leaders and their dots."""
    if trace.get("fill") or "text" in str(trace["mode"]):
        return
    known: Callable[[str], bool] = _shape(trace).startswith
    if trace["mode"] == "lines" and (known("border") or not _shape(trace)):
        at, rings = _rings(trace, plane)
        name = "Gräns" if known("border") else "Streck till namn"
        pen = (trace["line"]["color"], trace["line"]["width"])
        canvas.add("freeform", name, "", at, rings, "", "", *pen)
    elif trace["mode"] == "markers":
        for x, y in zip(trace["x"], trace["y"], strict=True):
            _dot(canvas, plane.at(x, y))


def _dot(canvas: Canvas, at: Point) -> None:
    side = 3.6
    place = Box(at[0] - side / 2, at[1] - side / 2, side, side)
    canvas.add("dot_at", "Punkt vid namn", place, LIGHT.ink)


def _label(canvas: Canvas, note: Spec, plane: Plane) -> None:
    """Add the words on or beside a municipality."""
    if note.get("name") == "narrow" or not note.get("text"):
        return
    x, y = plane.at(note["x"], note["y"])
    lines = [_TAG.sub("", line) for line in note["text"].split("<br>")]
    wide, high = 130.0, 15.0 * len(lines)
    left = {"left": x + _GAP, "right": x - _GAP - wide}.get(
        note.get("xanchor", "center"), x - wide / 2
    )
    align = {"left": "l", "right": "r"}.get(note.get("xanchor", "center"), "ctr")
    at = Box(left, y - high / 2, wide, high)
    colour = note["font"]["color"]
    canvas.add("words", lines[0], at, lines, LEAST, colour, align, strong=True)
