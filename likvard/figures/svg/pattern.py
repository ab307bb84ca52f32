"""Hatching, as SVG patterns."""

from math import sqrt

from likvard.figures.svg.pen import number, tag
from likvard.figures.theme import Spec


class Patterns:
    """The hatchings in use, each defined once under a name that begins with the prefix."""

    def __init__(self, prefix: str) -> None:
        """Begin with none."""
        self._prefix = prefix
        self._found: dict[str, tuple[str, Spec]] = {}

    def of(self, look: Spec) -> str:
        """Return the reference to a hatching."""
        name = f"{self._prefix}hatch{len(self._found)}"
        found, _ = self._found.setdefault(str(sorted(look.items())), (name, look))
        return f"url(#{found})"

    def defined(self) -> str:
        """Return the definitions."""
        return "".join(_hatch(name, look) for name, look in self._found.values())


def _hatch(name: str, look: Spec) -> str:
    """Return rising lines; those through the corners are drawn by both neighbours."""
    side = look["size"] * sqrt(2)
    a, b, c, d = (number(side * part) for part in (0.25, 0.5, 0.75, 1.25))
    whole = number(side)
    lines = f"M-{a},{a}l{b},-{b}M0,{whole}L{whole},0M{c},{d}l{b},-{b}"
    back = tag("rect", width=side, height=side, fill=look["bgcolor"])
    front = tag(
        "path", d=lines, stroke=look["fgcolor"], stroke_width=look["solidity"] * look["size"]
    )
    box = {"width": side, "height": side, "patternUnits": "userSpaceOnUse"}
    return tag("pattern", back + front, id=name, **box)
