"""One municipality's girls beside its boys, and the mean of several such gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.cells import STATUS_WORDS, Cell
from likvard.measures.newcombe import newcombe
from likvard.measures.parity import parity
from likvard.measures.square_and_add import mean_interval
from likvard.measures.standard_deviation import mean

BOUND: Final = "approximate"
WHOLE: Final = 100.0
_BRIEF: Final = {
    "suppressed": "för få",
    "missing": "saknas",
    "not_applicable": "finns inte",
    "approximate": "nära alla",
}


@dataclass(frozen=True)
class Gap:
    """One member's gap in one year: girls minus boys, in the indicator's own unit.

    `low` and `high` are its 95 % interval (Newcombe), NaN where no n by gender is published.
    Without a value `reason` tells in Swedish whose figure is lacking, and why; `brief` the same in
    few words.
    """

    girls: Cell
    boys: Cell
    value: float = nan
    low: float = nan
    high: float = nan
    reason: str = ""
    brief: str = ""

    @property
    def code(self) -> str:
        """Return the municipality's code."""
        return self.girls.code

    @property
    def name(self) -> str:
        """Return the municipality's name."""
        return self.girls.name

    @property
    def known(self) -> bool:
        """Return whether there is a gap."""
        return not isnan(self.value)

    @property
    def measured(self) -> bool:
        """Return whether it has an interval."""
        return not isnan(self.low)

    @property
    def ratio(self) -> float:
        """Return the adjusted parity index: 1 is parity, above it girls are higher; or NaN."""
        index = parity(self.girls.value, self.boys.value).gpia if self.known else None
        return nan if index is None else index

    def reach(self, reference: float) -> float:
        """Return how far the interval goes from the gap toward a reference."""
        return self.value - self.low if self.value > reference else self.high - self.value


@dataclass(frozen=True)
class Average:
    """The unweighted means of the members with a gap, `count` of them.

    All but `count` are NaN where those are too few; `low` and `high` also where one of the gaps
    has no interval.
    """

    count: int
    girls: float = nan
    boys: float = nan
    gap: float = nan
    low: float = nan
    high: float = nan

    @property
    def known(self) -> bool:
        """Return whether there are enough gaps for a mean."""
        return not isnan(self.gap)

    @property
    def measured(self) -> bool:
        """Return whether it has an interval."""
        return not isnan(self.low)


def gap(indicator: Indicator, girls: Cell, boys: Cell) -> Gap:
    """Return the gap of one member; none where either is missing or known only as a bound."""
    lacks = [_lacks(cell) for cell in (girls, boys)]
    if any(lacks):
        return Gap(girls, boys, reason=_told(indicator, lacks), brief=_brief(indicator, lacks))
    value = girls.value - boys.value
    if not (girls.certain and boys.certain):
        return Gap(girls, boys, value)
    f, m = (min(cell.value / WHOLE, 1.0) for cell in (girls, boys))
    found = newcombe(f, girls.n, m, boys.n)
    return Gap(girls, boys, value, WHOLE * found.low, WHOLE * found.high)


def _lacks(cell: Cell) -> str:
    """Return the status for which a value does not count; empty where it does."""
    if cell.known and cell.status != BOUND:
        return ""
    return cell.status if cell.status in _BRIEF else "missing"


def _told(indicator: Indicator, lacks: Sequence[str]) -> str:
    """Return whose figure is lacking or known only as a bound, and why."""
    girls, boys = lacks
    if girls == boys:
        return STATUS_WORDS[girls]
    return _each(indicator, [swedish.lower_first(STATUS_WORDS.get(why, "")) for why in lacks])


def _brief(indicator: Indicator, lacks: Sequence[str]) -> str:
    girls, boys = lacks
    if girls == boys:
        return STATUS_WORDS[girls]
    return _each(indicator, [_BRIEF.get(why, "") for why in lacks])


def _each(indicator: Indicator, words: Sequence[str]) -> str:
    pairs = zip(indicator.people[1:], words, strict=True)
    return ", ".join(f"{who.lower()}: {why}" for who, why in pairs if why)


def average(known: Sequence[Gap], *, enough: bool) -> Average:
    """Return the mean of the known gaps, every member counting alike, where they are enough."""
    if not enough:
        return Average(len(known))
    girls, boys = mean(g.girls.value for g in known), mean(g.boys.value for g in known)
    return Average(len(known), girls, boys, girls - boys, *interval(known))


def interval(gaps: Sequence[Gap]) -> tuple[float, float]:
    """Return the 95 % interval of the mean of one or more gaps; NaN when one of them has none."""
    if not all(g.measured for g in gaps):
        return nan, nan
    found = mean_interval(*zip(*((g.value, g.low, g.high) for g in gaps), strict=True))
    return found.low, found.high


def places(indicator: Indicator) -> int:
    """Return the decimals of a gap: one more than whole numbers, for most gaps are small."""
    return max(1, indicator.decimals)


def signed(indicator: Indicator, value: float) -> str:
    """Return "+2,9", "−0,4" or "0,0"; an en dash for NaN."""
    told = swedish.number(value, places(indicator))
    return f"+{told}" if value > 0 and any(c in "123456789" for c in told) else told
