"""What marks refer to by name: cuts at the edges of the ground, and hatching."""

from math import pi, sqrt
from typing import Final

from likvard.figures.svg.pen import number, tag
from likvard.figures.svg.scale import Axis
from likvard.figures.theme import Spec

_ROOT: Final = sqrt(2)
_PIXELS: Final = "userSpaceOnUse"
Sides = tuple[float, float, float, float]


class Definitions:
    """The cuts and hatchings in use, each defined once, under names that begin with the prefix."""

    def __init__(self, prefix: str) -> None:
        """Begin with none."""
        self._prefix = prefix
        self._cuts: dict[Sides, str] = {}
        self._hatches: dict[str, tuple[str, Spec]] = {}

    def cut(self, across: Axis, down: Axis) -> str:
        """Return the reference to the cut at two axes' ends."""
        left, right = sorted((across.first, across.last))
        top, bottom = sorted((down.first, down.last))
        return self.box(left, top, right, bottom)

    def box(self, *sides: float) -> str:
        """Return the reference to the cut at a box's left, top, right and bottom."""
        left, top, right, bottom = sides
        found = self._cuts.setdefault(
            (left, top, right, bottom), f"{self._prefix}cut{len(self._cuts)}"
        )
        return f"url(#{found})"

    def hatch(self, look: Spec) -> str:
        """Return the reference to a hatching."""
        name = f"{self._prefix}hatch{len(self._hatches)}"
        found, _ = self._hatches.setdefault(str(sorted(look.items())), (name, look))
        return f"url(#{found})"

    def written(self) -> str:
        """Return the element with all of them; nothing when there are none."""
        cuts = [_cut(name, sides) for sides, name in self._cuts.items()]
        hatches = [_hatch(name, look) for name, look in self._hatches.values()]
        return tag("defs", "".join([*cuts, *hatches])) if cuts or hatches else ""


def _cut(name: str, sides: Sides) -> str:
    left, top, right, bottom = sides
    box = tag("rect", x=left, y=top, width=right - left, height=bottom - top)
    return tag("clipPath", box, id=name)


def _hatch(name: str, look: Spec) -> str:
    side, front = _MADE[look["shape"]](look["size"], look["solidity"], look["fgcolor"])
    back = tag("rect", width=side, height=side, fill=look["bgcolor"])
    return tag("pattern", back + front, id=name, width=side, height=side, patternUnits=_PIXELS)


def _rising(size: float, solidity: float, color: str) -> tuple[float, str]:
    """Return rising lines; those through the corners are drawn by both neighbours."""
    side = size * _ROOT
    return side, tag("path", d=_up(side), stroke=color, stroke_width=solidity * size)


def _crossed(size: float, solidity: float, color: str) -> tuple[float, str]:
    side = size * _ROOT
    thick = size - size * sqrt(1 - solidity)
    return side, tag("path", d=_up(side) + _down(side), stroke=color, stroke_width=thick)


def _dotted(size: float, solidity: float, color: str) -> tuple[float, str]:
    middle = size / 2
    radius = sqrt(solidity / pi) * size
    return size, tag("circle", cx=middle, cy=middle, r=radius, fill=color)


def _up(side: float) -> str:
    a, b, c, d, e = (number(side * part) for part in (0.25, 0.5, 0.75, 1.25, 1))
    return f"M-{a},{a}l{b},-{b}M0,{e}L{e},0M{c},{d}l{b},-{b}"


def _down(side: float) -> str:
    a, b, c, e = (number(side * part) for part in (0.25, 0.5, 0.75, 1))
    return f"M{c},-{a}l{b},{b}M0,0L{e},{e}M-{a},{c}l{b},{b}"


_MADE: Final = {"/": _rising, "x": _crossed, ".": _dotted}
