"""How far apart the municipalities lie, year by year, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite, nan

import numpy as np
import pandas as pd

from likvard.catalogue import Catalogue
from likvard.cells import Cell
from likvard.equity.counts import Counts, counts
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.bootstrap import spread_band
from likvard.measures.noise_corrected import noise_corrected, share_variances
from likvard.measures.spread import spread
from likvard.measures.standard_deviation import mean, standard_deviation
from likvard.measures.weighted_quantile import weighted_quantile
from likvard.panel import Panel
from likvard.verdict import Verdict, judged, trend_from


@dataclass(frozen=True)
class Apart:
    """One year: mean and quantiles in the indicator's unit, the distances in the panel's.

    `sd` is the typical distance from the mean, `low` and `high` its 95 % band, `corrected` what is
    left of it without chance; NaN where not defined. Money's distances are in per cent of the mean.
    """

    count: int
    mean: float
    sd: float = nan
    low: float = nan
    high: float = nan
    corrected: float = nan
    least: float = nan
    p10: float = nan
    p25: float = nan
    p75: float = nan
    p90: float = nan
    most: float = nan

    @property
    def between_ends(self) -> float:
        """Return P90 - P10."""
        return self.p90 - self.p10


@dataclass(frozen=True)
class Spreads:
    """A panel's spread in every year, every municipality counting alike, or by its pupils."""

    panel: Panel
    counts: Counts
    weighted: bool

    @cached_property
    def by_year(self) -> dict[int, Apart]:
        """Return the spread of each year in which it is defined or at least a mean is."""
        return {year: self._apart(self.panel.known(year)) for year in self.panel.years}

    def at(self, year: int) -> Apart:
        """Return the spread of a year; nothing but NaN for a year without values."""
        return self.by_year.get(year, Apart(0, nan))

    @property
    def comparable(self) -> dict[int, Apart]:
        """Return the spread of the years since the last break that have one."""
        own = self.panel.comparable
        return {y: a for y, a in self.by_year.items() if y in own and isfinite(a.sd)}

    @cached_property
    def verdict(self) -> Verdict:
        """Return whether the differences have changed, by the distances of single years."""
        return judged(self._distances, min(self._distances, default=None))

    def p_from(self, year: int) -> float | None:
        """Return the p of the trend from a year on; None with too few points."""
        found = trend_from(self._distances, year)
        return found.probability if found else None

    @cached_property
    def _distances(self) -> dict[int, float]:
        single = (
            self
            if self.panel.one_year is None
            else Spreads(self.panel.single, self.counts, self.weighted)
        )
        return {year: apart.sd for year, apart in single.comparable.items()}

    @property
    def has_band(self) -> bool:
        """Return whether the spread of any year has a band."""
        return any(isfinite(apart.low) for apart in self.by_year.values())

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Return the years as a frame: the fields of `Apart` by year."""
        rows = [vars(apart) for apart in self.by_year.values()]
        return pd.DataFrame(rows, index=pd.Index(list(self.by_year), name="year"))

    def _apart(self, known: Sequence[Cell]) -> Apart:
        values = np.array([c.value for c in known])
        weights = self._weights(known)
        if self.weighted and weights is None:
            return Apart(len(known), nan)
        middle = mean(values, weights)
        if not self.panel.is_enough(len(known)):
            return Apart(len(known), middle)
        scale = 1.0 if not self.panel.is_money else 100 / middle if middle > 0 else nan
        low, high, corrected = self._sure(known, values, weights)
        quantiles = _quantiles(values, weights)
        sd = standard_deviation(values, weights) * scale
        return Apart(len(known), middle, sd, low, high, corrected, *quantiles)

    def _weights(self, known: Sequence[Cell]) -> Floats | None:
        if not self.weighted:
            return None
        try:
            return self.counts.of(known)
        except NotDefinedError:
            return None

    def _sure(
        self, known: Sequence[Cell], values: Floats, weights: Floats | None
    ) -> tuple[float, float, float]:
        """Return the ends of the band and the spread without chance, for shares of known n."""
        indicator = self.panel.indicator
        if not (indicator.proportion or indicator.stand_in):
            return nan, nan, nan
        shares = np.clip(values / 100, 0, 1)
        heavy = None if weights is None else tuple(weights.tolist())
        try:
            n = np.round(self.counts.of(known))
            return _beyond_chance(tuple(shares.tolist()), tuple(n.tolist()), heavy)
        except NotDefinedError:
            return nan, nan, nan


@lru_cache(maxsize=4096)
def _beyond_chance(
    shares: tuple[float, ...], n: tuple[float, ...], weights: tuple[float, ...] | None
) -> tuple[float, float, float]:
    """Return band and spread without chance in per cent; kept, for a year comes back as it was."""
    band = spread_band(shares, n, weights)
    left = noise_corrected(shares, share_variances(shares, n), weights)
    return 100 * band.low, 100 * band.high, 100 * left


def _quantiles(values: Floats, weights: Floats | None) -> tuple[float, ...]:
    """Return lowest, P10, P25, P75, P90 and highest."""
    ends = float(values.min()), float(values.max())
    if weights is not None:
        inner = [weighted_quantile(values, weights, q) for q in (0.1, 0.25, 0.75, 0.9)]
    else:
        found = spread(values)
        quarters = np.quantile(values, [0.25, 0.75])
        inner = [found.p10, *(float(q) for q in quarters), found.p90]
    return ends[0], *inner, ends[1]


def spreads(catalogue: Catalogue, panel: Panel, *, weighted: bool) -> Spreads:
    """Return the panel's spread, by pupils if asked for and if their numbers are known."""
    key = ("spreads", weighted)
    if key not in panel.derived:
        found = counts(catalogue, panel)
        panel.derived[key] = Spreads(panel, found, weighted and found.basis != "none")
    return panel.derived[key]  # type: ignore[no-any-return]
