"""How much a difference between two shares could be chance."""

from dataclasses import dataclass

from likvard.measures.wilson import Z95, wilson


@dataclass(frozen=True)
class Difference:
    """The first share minus the second and its 95 % interval, all within [-1, 1]."""

    difference: float
    low: float
    high: float

    @property
    def certain(self) -> bool:
        """Return whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def newcombe(p1: float, n1: float, p2: float, n2: float, z: float = Z95) -> Difference:
    """Return the difference p1 - p2 of two shares, of n1 and n2 pupils, with its interval.

    d - sqrt((p1 - l1)² + (u2 - p2)²) to d + sqrt((u1 - p1)² + (p2 - l2)²), from the Wilson
    intervals [l, u] of the two: Newcombe (1998), method 10.

    Raises
    ------
    NotDefinedError
        If a share lies outside [0, 1] or an n is below 1 (or one is missing).

    >>> found = newcombe(30 / 33, 33, 48 / 60, 60)
    >>> [round(end, 4) for end in (found.difference, found.low, found.high)]
    [0.1091, -0.0572, 0.2411]
    """
    low1, high1 = wilson(p1, n1, z)
    low2, high2 = wilson(p2, n2, z)
    down = ((p1 - low1) ** 2 + (high2 - p2) ** 2) ** 0.5
    up = ((high1 - p1) ** 2 + (p2 - low2) ** 2) ** 0.5
    return Difference(p1 - p2, p1 - p2 - down, p1 - p2 + up)
