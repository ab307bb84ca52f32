"""Girls beside boys: the difference and the ratio."""

from dataclasses import dataclass

from likvard.measures.arrays import sample


@dataclass(frozen=True)
class Parity:
    """Girls minus boys in the values' unit; the ratio, and the ratio made symmetric round 1.

    The ratios are None when there is nothing to divide by.
    """

    gap: float
    gpi: float | None
    gpia: float | None


def parity(female: float, male: float) -> Parity:
    """Return the gap f - m, the parity index f / m and the adjusted index, 0 to 2.

    Adjusted: f / m when f <= m, else 2 - m / f, so that changing places mirrors it round 1
    (UNESCO Institute for Statistics, glossary). It says nothing about the level.

    Raises
    ------
    NotDefinedError
        If one of the two is missing or infinite.

    >>> parity(50, 40)
    Parity(gap=10.0, gpi=1.25, gpia=1.2)
    """
    female, male = sample([female, male]).tolist()
    gap = female - male
    if male <= 0 or female < 0:
        return Parity(gap, None, None)
    ratio = female / male
    return Parity(gap, ratio, ratio if female <= male else 2 - male / female)
