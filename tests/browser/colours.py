"""Colours as the browser writes them, and how far apart they stand (WCAG 2.1)."""

import re

Colour = tuple[int, ...]


def from_hex(colour: str) -> Colour:
    """Return the three parts, 0 to 255, of #RRGGBB."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def from_css(colour: str) -> Colour:
    """Return the three parts of rgb(…) with full opacity, or fail."""
    parts = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert parts, f"{colour} is not an opaque colour"
    return tuple(map(int, parts.groups()))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
