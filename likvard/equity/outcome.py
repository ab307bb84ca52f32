"""How one municipality's result compares with what is expected of it, and how often that holds."""

from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from likvard.catalogue import Indicator

OVER: Final = "Över väntat"
AS: Final = "Som väntat"
UNDER: Final = "Under väntat"
UNKNOWN: Final = "Kan inte beräknas"


@dataclass(frozen=True)
class Outcome:
    """One member: its mean of three years, what is expected of it, the limits, and the word.

    `n` is the pupils of the three years together. All but the word are NaN where a year is missing.
    """

    code: str
    name: str
    slug: str
    actual: float = nan
    expected: float = nan
    low: float = nan
    high: float = nan
    n: float = nan

    @property
    def known(self) -> bool:
        """Return whether there is an expected value."""
        return not isnan(self.expected)

    @property
    def difference(self) -> float:
        """Return how much higher the result is than expected."""
        return self.actual - self.expected

    @property
    def word(self) -> str:
        """Return over, as or under expected, by the limits."""
        if not self.known:
            return UNKNOWN
        return OVER if self.actual > self.high else UNDER if self.actual < self.low else AS


@dataclass(frozen=True)
class Coverage:
    """How often the limits hold for a municipality left out of the fit, of `count` in all.

    `fifths` are the same for each fifth of the municipalities, from the smallest to the largest.
    """

    indicator: Indicator
    years: tuple[int, ...]
    count: int
    share: float
    fifths: tuple[float, ...]
