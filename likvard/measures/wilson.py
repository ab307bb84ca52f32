"""How much a share could differ with another year's pupils."""

from typing import Final

from likvard.measures.arrays import NotDefinedError

Z95: Final = 1.959963984540054


def wilson(share: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Return the 95 % interval of a share of n, both ends within [0, 1].

    Wilson (1927): (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).

    Raises
    ------
    NotDefinedError
        If the share lies outside [0, 1] or n is below 1 (or either is missing).

    >>> [round(end, 4) for end in wilson(66 / 99, 99)]
    [0.5691, 0.7518]
    """
    if not (0 <= share <= 1 and n >= 1):
        raise NotDefinedError("a share in [0, 1] and at least one pupil are needed")
    centre = share + z * z / (2 * n)
    reach = z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    scale = 1 + z * z / n
    return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)
