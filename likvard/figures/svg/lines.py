"""Lines and what they enclose."""

from collections.abc import Iterator
from typing import NamedTuple

from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.marks import hover, told
from likvard.figures.svg.pen import Value, points, titled
from likvard.figures.theme import Spec

Places = list[float | None]


class Piece(NamedTuple):
    """An unbroken piece of a line: the place of its last point, and the pixels of all."""

    last: int
    x: list[float]
    y: list[float]


def line(trace: Spec, x: Places, y: Places) -> str:
    """Return a line; where its points tell something, each piece tells of its own last point."""
    look = stroke(trace.get("line") or {})
    if not look:
        return ""
    found = list(pieces(x, y))
    if not isinstance(trace.get("hovertext"), list):
        return titled("path", "", d=_path(found), fill="none", **look)
    drawn = (
        titled("path", hover(trace, piece.last), d=_path([piece]), fill="none", **look)
        for piece in found
    )
    return "".join(drawn)


def fill(trace: Spec, x: Places, y: Places, defs: Definitions) -> str:
    """Return what a line encloses, in a colour or hatched."""
    pattern, words = trace.get("fillpattern"), trace.get("text")
    color = defs.hatch(pattern) if pattern else trace.get("fillcolor")
    says = told(words) if isinstance(words, str) else ""
    look = stroke(trace.get("line") or {})
    return titled("path", says, d=_path(pieces(x, y), "Z"), fill=color, **look)


def stroke(pen: Spec) -> dict[str, Value]:
    """Return how a line is drawn; nothing when it has no width."""
    if not pen.get("width", 2):
        return {}
    dash = pen.get("dash", "solid")
    look: dict[str, Value] = {"stroke": pen.get("color"), "stroke_width": pen.get("width", 2)}
    return look | ({} if dash == "solid" else {"stroke_dasharray": dash.replace("px", "")})


def pieces(x: Places, y: Places) -> Iterator[Piece]:
    """Return the unbroken pieces of a line."""
    piece = Piece(0, [], [])
    for place, (across, down) in enumerate(zip(x, y, strict=True)):
        if across is None or down is None:
            yield from [piece] if piece.x else []
            piece = Piece(0, [], [])
        else:
            piece.x.append(across)
            piece.y.append(down)
            piece = piece._replace(last=place)
    yield from [piece] if piece.x else []


def _path(found: Iterator[Piece] | list[Piece], end: str = "") -> str:
    return "".join(points(piece.x, piece.y) + end for piece in found)
