"""Marks at points: circles and the few other symbols in use."""

from collections.abc import Callable, Iterator
from math import sqrt
from typing import Any, Final

from likvard.figures.svg.pen import Value, number, titled
from likvard.figures.svg.words import plain
from likvard.figures.theme import Spec

_OPEN: Final = "-open"
_BUBBLE: Final = 0.7


def at(value: Any, place: int, usual: Any = None) -> Any:  # noqa: ANN401  a figure's own values
    """Return a point's own value of a list, or what all points have."""
    if value is None:
        return usual
    return value[place] if isinstance(value, (list, tuple)) else value


def marks(trace: Spec, x: list[float | None], y: list[float | None]) -> Iterator[str]:
    """Return a mark for every point that has a place and a size."""
    marker: Spec = trace.get("marker") or {}
    for place, (across, down) in enumerate(zip(x, y, strict=True)):
        size = at(marker.get("size"), place, 6)
        if across is not None and down is not None and size:
            look = _look(marker, place)
            yield _mark(
                at(marker.get("symbol"), place, "circle"),
                across,
                down,
                size,
                look,
                hover(trace, place),
            )


def hover(trace: Spec, place: int) -> str:
    """Return what a point tells: whose it is and its first line."""
    if trace.get("hoverinfo") == "skip":
        return ""
    return told(at(trace.get("hovertext"), place) or "")


def told(words: str) -> str:
    """Return the first two lines of what a mark tells: its name and its value."""
    return ": ".join(plain(words, 2))


def _look(marker: Spec, place: int) -> dict[str, Value]:
    line: Spec = marker.get("line") or {}
    color, width = at(marker.get("color"), place), at(line.get("width"), place, 0)
    symbol = at(marker.get("symbol"), place, "circle")
    usual = _BUBBLE if isinstance(marker.get("size"), list) else 1
    opacity = at(marker.get("opacity"), place, usual)
    seen: dict[str, Value] = {"opacity": None if opacity == 1 else opacity}
    if symbol.endswith(_OPEN):
        return seen | {"fill": "none", "stroke": color, "stroke_width": width or 1}
    edge = at(line.get("color"), place)
    return seen | {"fill": color} | ({"stroke": edge, "stroke_width": width} if width else {})


def _mark(  # noqa: PLR0913, PLR0917  what it is, where, and how it looks
    symbol: str, x: float, y: float, size: float, look: dict[str, Value], words: str
) -> str:
    radius = size / 2
    if symbol.removesuffix(_OPEN) == "circle":
        return titled("circle", words, cx=x, cy=y, r=radius, **look)
    d = SYMBOLS[symbol.removesuffix(_OPEN)](x, y, radius)
    return titled("path", words, d=d, **look)


def _diamond(x: float, y: float, r: float) -> str:
    far = r * 1.3
    return _closed((x + far, y), (x, y - far), (x - far, y), (x, y + far))


def _triangle(across: int, up: int) -> Callable[[float, float, float], str]:
    """Return how a triangle is drawn that points a way: up is 0, 1 and left is -1, 0."""

    def path(x: float, y: float, r: float) -> str:
        far, back = r * 2 / sqrt(3), r / 2
        foot = x - across * back, y + up * back
        side = far * up, far * across
        return _closed(
            (foot[0] - side[0], foot[1] - side[1]),
            (foot[0] + side[0], foot[1] + side[1]),
            (x + across * r, y - up * r),
        )

    return path


def _upright(x: float, y: float, r: float) -> str:
    far = r * 1.4
    return f"M{number(x)},{number(y + far)}V{number(y - far)}"


def _closed(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in corners) + "Z"


_WAYS: Final = {"up": (0, 1), "down": (0, -1), "left": (-1, 0), "right": (1, 0)}
SYMBOLS: Final = {
    "diamond": _diamond,
    "line-ns": _upright,
    **{f"triangle-{way}": _triangle(*toward) for way, toward in _WAYS.items()},
}
