"""From values to pixels: the axes of a figure and the ground they span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.figures.theme import Spec

_TOLERANCE: Final = 1e-4


@dataclass(frozen=True)
class Axis:
    """One axis: `first` and `last` are the pixels of the two ends of its range."""

    spec: Spec
    first: float
    last: float
    low: float
    high: float

    def pixel(self, value: float) -> float:
        """Return where a value lies."""
        return self.first + (value - self.low) / (self.high - self.low) * (self.last - self.first)

    def pixels(self, values: Iterable[float | None]) -> list[float | None]:
        """Return where values lie; none where there is none."""
        step = (self.last - self.first) / (self.high - self.low)
        start = self.first - self.low * step
        return [None if v is None or v != v else start + v * step for v in values]  # noqa: PLR0124

    def within(self, value: float) -> bool:
        """Return whether a value is in the range, its ends included."""
        slack = _TOLERANCE * abs(self.high - self.low)
        low, high = sorted((self.low, self.high))
        return low - slack <= value <= high + slack

    @property
    def shown(self) -> bool:
        """Return whether the axis has ticks and lines."""
        return self.spec.get("visible", True) is not False


@dataclass(frozen=True)
class Ground:
    """The plot's ground in pixels, the whole picture around it, and the axes by name (x, y2)."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    axes: dict[str, Axis]

    def x(self, ref: str, value: float) -> float:
        """Return the pixel of a value on an axis, of its domain or of the paper."""
        return self._place(ref, value, self.left, self.right)

    def y(self, ref: str, value: float) -> float:
        """Return the pixel of a value, upwards on paper and domains."""
        return self._place(ref, value, self.bottom, self.top)

    def _place(self, ref: str, value: float, first: float, last: float) -> float:
        name, _, domain = ref.partition(" ")
        if name == "paper":
            return first + value * (last - first)
        axis = self.axes[name]
        return axis.first + value * (axis.last - axis.first) if domain else axis.pixel(value)


def ground(layout: Spec) -> Ground:
    """Return the ground of a fitted layout."""
    margin, width, height = layout["margin"], layout["width"], layout["height"]
    sides = (margin["l"], margin["t"], width - margin["r"], height - margin["b"])
    named = {key.replace("axis", ""): spec for key, spec in layout.items() if "axis" in key[1:6]}
    axes = {name: _axis(name, spec, sides) for name, spec in named.items()}
    return Ground(width, height, *sides, axes=_anchored(axes))


def _axis(name: str, spec: Spec, sides: Sequence[float]) -> Axis:
    left, top, right, bottom = sides
    first, last = (left, right) if name[0] == "x" else (bottom, top)
    low, high = spec.get("domain", (0, 1))
    ends = first + low * (last - first), first + high * (last - first)
    return Axis(spec, *ends, *spec.get("range", (-1, 6 if name[0] == "x" else 4)))


def _anchored(axes: dict[str, Axis]) -> dict[str, Axis]:
    """Widen the range of the axis that is too close, where one is to have the scale of another."""
    for name, axis in axes.items():
        other = axis.spec.get("scaleanchor")
        if other:
            pixels = min(_density(axis), _density(axes[other]))
            return axes | {key: _widened(axes[key], pixels) for key in (name, other)}
    return axes


def _density(axis: Axis) -> float:
    return abs((axis.last - axis.first) / (axis.high - axis.low))


def _widened(axis: Axis, pixels: float) -> Axis:
    middle, half = (axis.low + axis.high) / 2, (axis.high - axis.low) / 2
    half *= _density(axis) / pixels
    return Axis(axis.spec, axis.first, axis.last, middle - half, middle + half)
