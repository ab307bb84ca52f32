"""What cuts marks at the edges of the ground."""

from likvard.figures.svg.pen import tag
from likvard.figures.svg.scale import Axis


class Clips:
    """The cuts in use, each defined once under a name that begins with the prefix."""

    def __init__(self, prefix: str) -> None:
        """Begin with none."""
        self._prefix = prefix
        self._found: dict[tuple[float, float, float, float], str] = {}

    def of(self, across: Axis, down: Axis) -> str:
        """Return the reference to the cut at two axes' ends."""
        left, right = sorted((across.first, across.last))
        top, bottom = sorted((down.first, down.last))
        return self.box(left, top, right, bottom)

    def box(self, left: float, top: float, right: float, bottom: float) -> str:
        """Return the reference to the cut at a box's sides."""
        sides = (left, top, right, bottom)
        name = self._found.setdefault(sides, f"{self._prefix}cut{len(self._found)}")
        return f"url(#{name})"

    def defined(self) -> str:
        """Return the definitions."""
        return "".join(_clip(name, sides) for sides, name in self._found.items())


def _clip(name: str, sides: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = sides
    box = tag("rect", x=left, y=top, width=right - left, height=bottom - top)
    return tag("clipPath", box, id=name)
