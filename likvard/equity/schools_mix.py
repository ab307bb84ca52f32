"""How unevenly two groups of pupils are spread over a municipality's schools, beyond chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan, nan
from typing import Final, Literal

from likvard.equity.schools import Inside, Reason, insides
from likvard.measures.arrays import NotDefinedError
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.dissimilarity import dissimilarity, expected_dissimilarity
from likvard.measures.mann_kendall import Trend, mann_kendall
from likvard.measures.standard_deviation import mean
from likvard.panel import LEAST_FOR_TREND
from likvard.units import WHOLE, Unit, UnitPanel
from likvard.verdict import CERTAIN

ENOUGH: Final = 0.5
"""The smallest share of the members that the development is told for."""


Kind = Literal["grown", "shrunk", "unsure", "short"]
"""Whether it has changed beyond chance; "short" where too little is known to tell."""


@dataclass(frozen=True)
class Mix:
    """The index of dissimilarity among a municipality's school units, and what chance gives.

    All are 0 to 1: `d` as it is, `chance` its mean with the pupils placed by lot. NaN where not
    computed, for the reason in `why`.
    """

    d: float
    chance: float
    why: Reason = ""

    @property
    def excess(self) -> float:
        """Return how much more uneven it is than by lot; below zero it is more even."""
        return self.d - self.chance


@dataclass(frozen=True)
class MixTrend:
    """The excess over the years in those members, by code, that have it in every year.

    `means` are unweighted, every municipality counting alike; `trend` is None for too few years.
    """

    codes: tuple[str, ...]
    means: Mapping[int, float]
    trend: Trend | None

    @property
    def kind(self) -> Kind:
        """Return whether the excess has grown or shrunk beyond chance."""
        if self.trend is None:
            return "short"
        return _kind(self.trend, sure=self.trend.probability < CERTAIN)


@dataclass(frozen=True)
class OwnTrend:
    """How one municipality's excess has developed since its first year; None for too few years."""

    kind: Kind
    since: int | None


@lru_cache(maxsize=256)
def mixes(panel: UnitPanel, year: int) -> dict[str, Mix]:
    """Return how evenly the two groups of a share are spread in each member, by its code."""
    return {own.municipality.code: _mix(own) for own in insides(panel, year)}


def _mix(own: Inside) -> Mix:
    if own.why:
        return Mix(nan, nan, own.why)
    try:
        return _uneven([u for u in own.known if u.counted])
    except NotDefinedError:
        return Mix(nan, nan, "alike")


def _uneven(units: Sequence[Unit]) -> Mix:
    one = [float(round(u.n * u.value / WHOLE)) for u in units]
    other = [u.n - count for u, count in zip(units, one, strict=True)]
    return Mix(dissimilarity(one, other), expected_dissimilarity(one, other))


@lru_cache(maxsize=64)
def mix_trend(panel: UnitPanel, last: int) -> MixTrend:
    """Return how the excess has developed until a year, in the same municipalities throughout."""
    by_year = {year: mixes(panel, year) for year in panel.years if year <= last}
    codes = tuple(
        m.code
        for m in panel.members
        if by_year and not any(isnan(found[m.code].d) for found in by_year.values())
    )
    if len(codes) < max(1, ENOUGH * len(panel.members)):
        return MixTrend(codes, {}, None)
    means = {y: mean(found[code].excess for code in codes) for y, found in by_year.items()}
    enough = len(means) >= LEAST_FOR_TREND
    return MixTrend(codes, means, mann_kendall(means, means.values()) if enough else None)


@lru_cache(maxsize=64)
def own_trends(panel: UnitPanel, last: int) -> dict[str, OwnTrend]:
    """Return how each member's own excess has developed, by its code.

    With so many tested, what is beyond chance takes their number into account.
    """
    excess = {m.code: _by_year(panel, m.code, last) for m in panel.members}
    tested = {
        code: mann_kendall(known, known.values())
        for code, known in excess.items()
        if len(known) >= LEAST_FOR_TREND
    }
    sure = significant((t.probability for t in tested.values()), CERTAIN) if tested else ()
    kinds = {c: _kind(t, sure=bool(s)) for (c, t), s in zip(tested.items(), sure, strict=True)}
    since = {code: next(iter(known), None) for code, known in excess.items()}
    return {code: OwnTrend(kinds.get(code, "short"), since[code]) for code in excess}


def _by_year(panel: UnitPanel, code: str, last: int) -> dict[int, float]:
    found = {year: mixes(panel, year)[code].excess for year in panel.years if year <= last}
    return {year: excess for year, excess in found.items() if not isnan(excess)}


def _kind(trend: Trend, *, sure: bool) -> Kind:
    if not sure:
        return "unsure"
    return "grown" if trend.slope > 0 else "shrunk"
