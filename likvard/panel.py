"""One indicator for one area: every member, every year, with what is known of its certainty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Indicator, Municipality, SeriesBreak
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.mann_kendall import Trend, mann_kendall
from likvard.measures.spread import spread
from likvard.measures.standard_deviation import mean, standard_deviation
from likvard.measures.wilson import wilson
from likvard.warehouse import read

# Below four fifths of the members no spread is computed, and below four fifths of the
# country's municipalities there is no national reference: the rest could turn either.
ENOUGH: Final = 0.8
LEAST_FOR_TREND: Final = 6
CERTAIN: Final = 0.05
MONEY_DECIMALS: Final = -2

STATUS_WORDS: Final = {
    "suppressed": "För få elever",
    "not_applicable": "Finns inte här",
    "missing": "Uppgift saknas",
    "preliminary": "preliminär",
    "approximate": "1–4 elever från alla",
}


@dataclass(frozen=True)
class Panel:
    """The published values of one indicator, gender and provider.

    `members` are the area's municipalities in Swedish order; `values` has one row per
    municipality of the whole country and year: code, year, value, n, status, figure_set.
    """

    indicator: Indicator
    gender: str
    provider: str
    area: Area
    members: tuple[Municipality, ...]
    values: pd.DataFrame
    country_size: int

    @cached_property
    def codes(self) -> list[str]:
        """Return the members' codes in Swedish order of their names."""
        return [m.code for m in self.members]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years in which some member has a value."""
        mine = self.values[self.values.code.isin(self.codes) & self.values.value.notna()]
        return tuple(sorted(int(year) for year in mine.year.unique()))

    @cached_property
    def last_break(self) -> SeriesBreak | None:
        """Return the latest break of the series that years of ours lie on both sides of."""
        ours = [b for b in self.indicator.series_breaks if self.years and self.years[0] < b.year]
        return max(ours, key=lambda b: b.year, default=None)

    @cached_property
    def comparable(self) -> tuple[int, ...]:
        """Return the years since the last break: only these are compared with each other."""
        first = self.last_break.year if self.last_break else -1
        return tuple(year for year in self.years if year >= first)

    @cached_property
    def latest(self) -> int:
        """Return the latest year with enough final figures, else simply the latest.

        Raises
        ------
        NotDefinedError
            If no member has any value.
        """
        if not self.years:
            raise NotDefinedError("nothing is published for this choice")
        final = [y for y in self.years if self._is_final(y)]
        return final[-1] if final else self.years[-1]

    def _is_final(self, year: int) -> bool:
        rows = self._rows(year)
        published = rows[rows.value.notna()]
        return bool(
            len(published) >= ENOUGH * len(self.members)
            and (published.status != "preliminary").all()
        )

    @cached_property
    def _by_year(self) -> dict[int, pd.DataFrame]:
        return {int(str(y)): rows.set_index("code") for y, rows in self.values.groupby("year")}

    def _rows(self, year: int) -> pd.DataFrame:
        empty = self.values.iloc[:0].set_index("code")
        return self._by_year.get(year, empty).reindex(self.codes)

    def period(self, year: int) -> str:
        """Return "2024/25", or "2024" for a calendar year."""
        return swedish.school_year(year, self.indicator.period)

    def in_year(self, year: int) -> str:
        """Return "läsåret 2024/25", or "år 2024"."""
        return swedish.in_year(year, self.indicator.period)

    @cached_property
    def _cells(self) -> dict[int, pd.DataFrame]:
        return {}

    def at(self, year: int) -> pd.DataFrame:
        """Return every member that year, in Swedish order, with words for what is missing.

        Columns: name, slug, value, n, status, low, high (95 %), shown, label, note, sure.
        """
        if year not in self._cells:
            self._cells[year] = self._cells_of(year)
        return self._cells[year]

    def _cells_of(self, year: int) -> pd.DataFrame:
        rows = self._rows(year)
        cells = pd.DataFrame(
            {
                "name": [m.name for m in self.members],
                "slug": [m.slug for m in self.members],
                "value": rows.value.to_numpy(dtype=float),
                "n": rows.n.to_numpy(dtype=float),
                "status": rows.status.fillna("missing").to_numpy(),
            },
            index=pd.Index(self.codes, name="code"),
        )
        ends = [self._interval(*row) for row in zip(cells.value, cells.n, cells.status, strict=True)]
        cells["low"], cells["high"] = [e[0] for e in ends], [e[1] for e in ends]
        cells["label"] = [self.label(v) for v in cells.value]
        cells["note"] = [STATUS_WORDS.get(s, "") for s in cells.status]
        cells["shown"] = [self._shown(*r) for r in zip(cells.value, cells.n, cells.status, strict=True)]
        cells["sure"] = [self._sure(*r) for r in zip(cells.low, cells.high, cells.n, strict=True)]
        return cells

    def label(self, value: float) -> str:
        """Return the number alone, rounded as the indicator is shown."""
        return swedish.number(value, self.decimals)

    @property
    def decimals(self) -> int:
        """Return the decimals shown; money is rounded to hundreds."""
        return MONEY_DECIMALS if self.is_money else self.indicator.decimals

    def with_unit(self, value: float) -> str:
        """Return the number with its unit."""
        return swedish.with_unit(value, self.indicator.unit, self.decimals)

    def _shown(self, value: float, n: float, status: str) -> str:
        if status == "approximate":
            return f"minst {self.with_unit(100 * (1 - 4 / n))}" if n > 4 else "nära 100 %"  # noqa: PLR2004
        if np.isnan(value):
            return STATUS_WORDS.get(status) or STATUS_WORDS["missing"]
        return self.with_unit(value) + (" (preliminär)" if status == "preliminary" else "")

    def _interval(self, value: float, n: float, status: str) -> tuple[float, float]:
        if not self.indicator.proportion or np.isnan(value) or not n >= 1:
            return np.nan, np.nan
        if status == "approximate":
            return max(0.0, 100 * (1 - 4 / n)), 100 * (1 - 1 / n)
        low, high = wilson(min(value, 100) / 100, n)
        return 100 * low, 100 * high

    def _sure(self, low: float, high: float, n: float) -> str:
        count = "" if np.isnan(n) else f"n = {swedish.number(n)}"
        if np.isnan(low):
            return count
        return f"95 % intervall {self.label(low)}–{self.label(high)}, {count}"

    def long(self, years: Iterable[int] | None = None) -> pd.DataFrame:
        """Return every member in every year, one row each; columns as in `at`, and code, year."""
        chosen = self.years if years is None else tuple(years)
        frames = [self.at(year).reset_index().assign(year=year) for year in chosen]
        return pd.concat(frames, ignore_index=True)

    @cached_property
    def spread(self) -> pd.DataFrame:
        """Return per year: count, mean, weighted, sd, p10, p90, low, high (NaN when undefined).

        mean and sd are unweighted, every member counting alike; weighted is by n.
        """
        return pd.DataFrame.from_dict({y: self._spread_of(y) for y in self.years}, orient="index")

    def _spread_of(self, year: int) -> dict[str, float]:
        rows = self.at(year).dropna(subset="value")
        known: dict[str, float] = {"count": len(rows), "mean": mean(rows.value)}
        if rows.n.notna().all():
            known["weighted"] = mean(rows.value, rows.n)
        if len(rows) >= max(2, ENOUGH * len(self.members)):
            s = spread(rows.value)
            known |= {"sd": standard_deviation(rows.value), "p10": s.p10, "p90": s.p90}
            known |= {"low": s.low, "high": s.high}
        names = ("count", "mean", "weighted", "sd", "p10", "p90", "low", "high")
        return {name: known.get(name, np.nan) for name in names}

    @property
    def is_money(self) -> bool:
        """Return whether prices move the values, so that spread is told as a share of the mean."""
        return self.indicator.unit.startswith("kr")

    @cached_property
    def typical_distance(self) -> pd.Series:
        """Return the standard deviation by year, for money in per cent of the mean."""
        sd = self.spread["sd"]
        return sd / self.spread["mean"] * 100 if self.is_money else sd

    @property
    def distance_unit(self) -> str:
        """Return the unit of `typical_distance`."""
        return "% av medelvärdet" if self.is_money else self.indicator.difference_unit

    def trend_of_spread(self, since: int | None = None) -> Trend | None:
        """Return the trend of the typical distance within the comparable years.

        None below six points: with fewer, not even a steady rise is told from chance.
        """
        first = self.comparable[0] if since is None and self.comparable else since or 0
        points = self.typical_distance.loc[list(self.comparable)].dropna()
        points = points[points.index >= first]
        if len(points) < LEAST_FOR_TREND:
            return None
        return mann_kendall(points.index, points)

    def nation(self, year: int) -> Floats:
        """Return the published values of the whole country, or none when too few are published."""
        rows = self._by_year.get(year)
        values = np.array([]) if rows is None else rows.value.dropna().to_numpy(dtype=float)
        return values if values.size >= ENOUGH * self.country_size else np.array([])

    def nation_mean(self, year: int) -> float:
        """Return the unweighted mean of the country's municipalities; NaN when unknown."""
        values = self.nation(year)
        return float(values.mean()) if values.size else np.nan


def panel(
    catalogue: Catalogue,
    indicator: Indicator,
    area: Area,
    *,
    gender: str = "T",
    provider: str = "all",
    on: date | None = None,
) -> Panel:
    """Return the panel of an indicator for the area's members on a date (today by default)."""
    codes = set(area.codes(on or date.today()))  # noqa: DTZ011  membership changes by the day
    members = [m for m in catalogue.municipalities if m.code in codes]
    values = read("series", indicator=indicator.id, gender=gender, provider=provider)
    return Panel(
        indicator,
        gender,
        provider,
        area,
        tuple(sorted(members, key=lambda m: swedish.sort_key(m.name))),
        values,
        len(catalogue.municipalities),
    )


def extremes(cells: pd.DataFrame) -> tuple[str, str]:
    """Return the codes of the lowest and the highest with a value, the first by name on a tie."""
    known = cells.dropna(subset="value")
    return str(known.value.idxmin()), str(known.value.idxmax())


def undistinguished(cells: pd.DataFrame, level: float) -> int:
    """Return how many intervals hold the level."""
    return int(((cells.low <= level) & (level <= cells.high)).sum())


def members_of(areas: Sequence[Area], identity: str) -> Area:
    """Return the area with this id.

    Raises
    ------
    KeyError
        If there is none.
    """
    found = [a for a in areas if a.id == identity]
    if not found:
        raise KeyError(identity)
    return found[0]
