"""The traces: lines, fills, marks, texts and bars."""

from collections.abc import Iterable, Iterator, Sequence

from likvard.figures.svg.bars import bars
from likvard.figures.svg.clip import Clips
from likvard.figures.svg.marks import at, hover, marks
from likvard.figures.svg.pattern import Patterns
from likvard.figures.svg.pen import Value, group, points, titled
from likvard.figures.svg.scale import Axis, Ground
from likvard.figures.svg.words import plain, written
from likvard.figures.theme import SIZE, Spec

Places = list[float | None]
_MIDDLE = 0.35
_GAP = 3


def drawn(
    traces: Sequence[Spec], ground: Ground, clips: Clips, patterns: Patterns, mode: str
) -> str:
    """Return all traces in order, bars under the others."""
    under = bars([trace for trace in traces if trace["type"] == "bar"], ground, mode)
    over = (
        _scatter(trace, ground, clips, patterns) for trace in traces if trace["type"] == "scatter"
    )
    return group([*under, *over], class_="traces")


def _scatter(trace: Spec, ground: Ground, clips: Clips, patterns: Patterns) -> str:
    if trace.get("opacity") == 0:
        return ""
    across, down = _axes(trace, ground)
    x, y = across.pixels(trace["x"]), down.pixels(trace["y"])
    parts = [*_kinds(trace, x, y, patterns)]
    clip = None if trace.get("cliponaxis") is False else clips.of(across, down)
    outside = clip if clip and _leaves(x, y, across, down) else None
    return group(parts, clip_path=outside, opacity=trace.get("opacity"))


def _axes(trace: Spec, ground: Ground) -> tuple[Axis, Axis]:
    return ground.axes[trace.get("xaxis", "x")], ground.axes[trace.get("yaxis", "y")]


def _leaves(x: Places, y: Places, across: Axis, down: Axis) -> bool:
    """Return whether anything might reach outside the ground, so that it needs to be cut."""
    return _beyond(x, across) or _beyond(y, down)


def _beyond(places: Places, axis: Axis) -> bool:
    low, high = sorted((axis.first, axis.last))
    return any(p is not None and not low + _GAP <= p <= high - _GAP for p in places)


def _kinds(trace: Spec, x: Places, y: Places, patterns: Patterns) -> Iterator[str]:
    mode = trace.get("mode", "lines")
    if trace.get("fill"):
        yield _fill(trace, x, y, patterns)
    elif "lines" in mode:
        yield _line(trace, x, y)
    if "markers" in mode:
        yield from marks(trace, x, y)
    if "text" in mode:
        yield from _texts(trace, x, y)


def pieces(x: Places, y: Places) -> Iterator[list[tuple[float, float]]]:
    """Return the unbroken pieces of a line."""
    piece: list[tuple[float, float]] = []
    for across, down in zip(x, y, strict=True):
        if across is None or down is None:
            if piece:
                yield piece
            piece = []
        else:
            piece.append((across, down))
    if piece:
        yield piece


def _path(x: Places, y: Places, end: str = "") -> str:
    return "".join(points(*zip(*piece, strict=True)) + end for piece in pieces(x, y))


def _stroke(line: Spec) -> dict[str, Value]:
    if not line.get("width", 2):
        return {}
    dash = line.get("dash", "solid")
    pen: dict[str, Value] = {"stroke": line.get("color"), "stroke_width": line.get("width", 2)}
    return pen | ({} if dash == "solid" else {"stroke_dasharray": dash.replace("px", "")})


def _line(trace: Spec, x: Places, y: Places) -> str:
    look = _stroke(trace.get("line") or {})
    return titled("path", "", d=_path(x, y), fill="none", **look) if look else ""


def _fill(trace: Spec, x: Places, y: Places, patterns: Patterns) -> str:
    pattern = trace.get("fillpattern")
    color = patterns.of(pattern) if pattern else trace.get("fillcolor")
    told = trace.get("text") if isinstance(trace.get("text"), str) else ""
    words = ": ".join(plain(told)[:2]) if told else hover(trace, 0)
    look = _stroke(trace.get("line") or {})
    return titled("path", words, d=_path(x, y, "Z"), fill=color, **look)


def _texts(trace: Spec, x: Places, y: Places) -> Iterable[str]:
    font = trace.get("textfont") or {}
    beside = trace.get("textposition") == "middle right"
    for place, (across, down) in enumerate(zip(x, y, strict=True)):
        words = at(trace["text"], place)
        if words and across is not None and down is not None:
            yield written(
                words,
                across + (_GAP if beside else 0),
                down + _MIDDLE * SIZE,
                font.get("size", SIZE),
                fill=at(font.get("color"), place),
                text_anchor="start" if beside else "middle",
            )
