"""Dots that would cover each other moved aside, so that each is seen."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

_STEP: Final = 1.0
_APART: Final = 7.6


def swarm(
    heights: Mapping[str, float], reach: float, first: Sequence[str] = (), apart: float = _APART
) -> dict[str, float]:
    """Return how far aside each dot stands, in pixels, negative to the left, at most `reach`.

    Parameters
    ----------
    heights
        Where each dot stands along the axis, in pixels, by code.
    reach
        Where there is no free place so near, the dot covers another.
    first
        The codes that are placed before all others and so come to stand in the middle.
    apart
        The least distance between the middles of two dots, in pixels.
    """
    order = [c for c in first if c in heights] + [
        c for c in sorted(heights, key=lambda c: (heights[c], c)) if c not in first
    ]
    placed: dict[str, float] = {}
    for code in order:
        near = [
            (x, heights[other] - heights[code])
            for other, x in placed.items()
            if abs(heights[other] - heights[code]) < apart
        ]
        placed[code] = _free(near, reach, apart, left=len(placed) % 2 == 1)
    return placed


def _free(near: Sequence[tuple[float, float]], reach: float, apart: float, *, left: bool) -> float:
    """Return the place nearest to the middle that no dot is too close to, else the middle."""
    for turn in count():
        out = turn * _STEP
        if out > reach:
            return 0.0
        for x in (-out, out) if left else (out, -out):
            if all((x - a) ** 2 + b**2 >= apart**2 for a, b in near):
                return x
    raise AssertionError
