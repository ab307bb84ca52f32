"""A plot with two titled value axes: its margins, its titles, and the names beside its dots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from likvard.figures.canvas import NARROW, WIDE, text
from likvard.figures.labels import LINE, wrapped
from likvard.figures.point_labels import Dot, point_labels
from likvard.figures.theme import Spec, Tokens

TALL: Final = {WIDE: 420, NARROW: 340}
LEFT: Final = 40
RIGHT: Final = 28
_PLANNED_FOR: Final = {WIDE: 640, NARROW: 320}
_TITLE_ROOM: Final = {WIDE: 520, NARROW: 250}
_TOP: Final = 16
_TICKS: Final = 30
_AIR: Final = 6


class Named(NamedTuple):
    """A dot that a name can stand beside: its name, its place in units, its radius in pixels."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class PlotFrame:
    """The titles of the axes, how far they go, and the margins in pixels.

    `spare` is how much of the right one names beside dots may use.
    """

    across: str
    upward: str
    x: tuple[float, float]
    y: tuple[float, float]
    left: int = LEFT
    right: int = RIGHT
    spare: int = RIGHT

    @cached_property
    def _titles(self) -> dict[str, tuple[list[str], list[str]]]:
        return {
            name: (wrapped(self.across, room), wrapped(self.upward, room))
            for name, room in _TITLE_ROOM.items()
        }

    def titles(self, tokens: Tokens) -> list[Spec]:
        """Return what is measured upwards, above the plot, and across, below it at the right."""
        notes = []
        for name, (across, upward) in self._titles.items():
            top: Spec = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "yanchor": "bottom"}
            top |= {"xanchor": "left", "xshift": 2 - self.left, "yshift": 8, "align": "left"}
            foot: Spec = {"xref": "paper", "yref": "paper", "x": 1, "y": 0, "yanchor": "top"}
            foot |= {"xanchor": "right", "yshift": -_TICKS, "align": "right"}
            notes += [text("<br>".join(upward), tokens.muted, name=name, **top)]
            notes += [text("<br>".join(across), tokens.muted, name=name, **foot)]
        return notes

    def room(self, name: str = WIDE) -> Spec:
        """Return the height and margins that hold the titles."""
        across, upward = self._titles[name]
        above, below = _TOP + LINE * len(upward), _TICKS + _AIR + LINE * len(across)
        margin = {"l": self.left, "r": self.right, "t": above, "b": below}
        return {"height": above + TALL[name] + below, "margin": margin}

    def narrow(self) -> Spec:
        """Return the same for a phone, as changes to a layout."""
        room = self.room(NARROW)
        margins = {f"margin.{side}": pixels for side, pixels in room["margin"].items()}
        return {"height": room["height"], **margins}

    def names(
        self, dots: Mapping[str, Named], colors: Mapping[str, str], tokens: Tokens
    ) -> Iterable[Spec]:
        """Yield the names of the dots that have a colour, for a wide plot and a narrow one."""
        for name, pixels in _PLANNED_FOR.items():
            wide, tall = pixels - self.left - self.right, TALL[name]
            placed = {code: self._placed(dot, wide, tall) for code, dot in dots.items()}
            plot = (0.0, 0.0, float(wide + self.spare), float(tall))
            for note in point_labels(placed, colors, plot, tokens):
                yield note | {"name": name}

    def _placed(self, dot: Named, wide: float, tall: float) -> Dot:
        (x0, x1), (y0, y1) = self.x, self.y
        across, upward = (dot.x - x0) / (x1 - x0) * wide, (dot.y - y0) / (y1 - y0) * tall
        return Dot(dot.name, dot.x, dot.y, across, upward, dot.radius)
