"""Full-time posts estimated from published counts, and those missing to reach a level.

What is reckoned from is known only as it was rounded, and where a count is of another autumn it
can have changed as much a year as it has at most before: both are carried into the ends.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from likvard.catalogue import Catalogue, Form, Indicator
from likvard.measures.arrays import NotDefinedError
from likvard.measures.interval import Interval, total, within
from likvard.measures.posts import WHOLE, full_time_posts, missing_posts
from likvard.panel import Panel

RATIO: Final = "elever per lärare"
PUPILS: Final = "elever"
_IN_POSTS: Final = "tjänst"
_TENTH, _ONE = 0.05, 0.5
_FARTHEST: Final = 3
BEST: Final = 75.0
"""The best quarter begins where three of four lie below."""
Target = Literal["best", "mean", "chosen"]


@dataclass(frozen=True)
class Sources:
    """What posts are reckoned from: the panels of pupils and of pupils per full-time teacher."""

    pupils: Panel
    ratio: Panel

    def posts(self, code: str, year: int) -> Interval:
        """Return one municipality's full-time posts in an autumn.

        Raises
        ------
        NotDefinedError
            If the pupils, or the pupils per teacher, are not published near that autumn.
        """
        return full_time_posts(known(self.pupils, code, year), known(self.ratio, code, year))


def in_posts(indicator: Indicator) -> bool:
    """Return whether the indicator is a share of full-time posts."""
    return indicator.unit == "%" and _IN_POSTS in indicator.who


def teaching(catalogue: Catalogue, form: Form) -> list[Indicator]:
    """Return the shares of full-time posts in a school form, in the catalogue's order."""
    return [i for i in catalogue.indicators if in_posts(i) and i.form == form]


def ratio_of(catalogue: Catalogue, form: Form) -> Indicator | None:
    """Return the indicator of pupils per full-time teacher in a school form, if it is published."""
    return _first(catalogue, form, RATIO)


def pupils_of(catalogue: Catalogue, form: Form) -> Indicator | None:
    """Return the indicator of all pupils in a school form's schools, if it is published."""
    return _first(catalogue, form, PUPILS)


def _first(catalogue: Catalogue, form: Form, unit: str) -> Indicator | None:
    found = (i for i in catalogue.indicators if (i.unit, i.form) == (unit, form))
    return next((i for i in found if i.perspective == "host"), None)


def known(panel: Panel, code: str, year: int) -> Interval:
    """Return a published value as near as it is known: rounded, and of the nearest autumn.

    Raises
    ------
    NotDefinedError
        If nothing is published within three years.
    """
    values = published(panel, code)
    near = [other for other in values if abs(other - year) <= _FARTHEST]
    if not near:
        raise NotDefinedError("nothing is published near that year")
    nearest = min(near, key=lambda other: (abs(other - year), other))
    drift = abs(nearest - year) * _largest_step(values)
    return within(values[nearest], _half(panel, nearest) + drift)


def published(panel: Panel, code: str) -> dict[int, float]:
    """Return a municipality's published values by year."""
    found = {year: panel.published.get(year, {}).get(code) for year in panel.years}
    return {year: own.value for year, own in found.items() if own and own.value == own.value}


def nearest_year(panel: Panel, code: str, year: int) -> int | None:
    """Return which year `known` reads."""
    values = [other for other in published(panel, code) if abs(other - year) <= _FARTHEST]
    return min(values, key=lambda other: (abs(other - year), other), default=None)


def _largest_step(values: dict[int, float]) -> float:
    steps = [
        abs(values[later] - values[first]) / (later - first)
        for first, later in pairwise(sorted(values))
    ]
    return max(steps, default=0.0)


def _half(panel: Panel, year: int) -> float:
    """Return half the step to which the values of a year are rounded; none for whole pupils.

    More decimals than one are not trusted: the counts behind a quotient are not known as well.
    """
    if panel.indicator.unit == PUPILS:
        return 0.0
    values = np.array([own.value for own in panel.published[year].values()])
    values = values[np.isfinite(values)]
    return _ONE if (values == values.round()).all() else _TENTH


@dataclass(frozen=True)
class Missing:
    """One municipality: its share, posts, and the posts missing; None where not known."""

    code: str
    name: str
    slug: str
    share: Interval | None
    posts: Interval | None
    missing: Interval | None


@dataclass(frozen=True)
class Shortage:
    """The posts missing in an autumn for each municipality to reach a level.

    `level` is in per cent; `years` are the autumns that pupils and pupils per teacher are of.
    """

    panel: Panel
    sources: Sources
    year: int
    target: Target
    level: Interval

    @cached_property
    def rows(self) -> tuple[Missing, ...]:
        """Return every member in Swedish order."""
        return tuple(self._row(m.code, m.name, m.slug) for m in self.panel.members)

    def _row(self, code: str, name: str, slug: str) -> Missing:
        if code not in {c.code for c in self.panel.known(self.year)}:
            return Missing(code, name, slug, None, None, None)
        share = known(self.panel, code, self.year)
        try:
            posts = self.sources.posts(code, self.year)
        except NotDefinedError:
            return Missing(code, name, slug, share, None, None)
        return Missing(code, name, slug, share, posts, missing_posts(posts, share, self.level))

    @property
    def reckoned(self) -> list[Missing]:
        """Return the municipalities whose missing posts are known."""
        return [row for row in self.rows if row.missing is not None]

    @cached_property
    def whole(self) -> Interval:
        """Return the sum of the posts missing."""
        return total(row.missing for row in self.rows if row.missing is not None)

    @cached_property
    def posts(self) -> Interval:
        """Return the sum of all posts of those reckoned."""
        return total(r.posts for r in self.rows if r.posts is not None and r.missing is not None)

    @cached_property
    def years(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the autumns read of pupils and of pupils per teacher, as a rule one each."""
        pupils, ratio = (
            tuple(sorted({y for y in found if y is not None}))
            for found in (
                [nearest_year(panel, row.code, self.year) for row in self.reckoned]
                for panel in (self.sources.pupils, self.sources.ratio)
            )
        )
        return pupils, ratio


def shortage(panel: Panel, sources: Sources, year: int, target: Target, chosen: float) -> Shortage:
    """Return the posts missing for each member of a panel to reach a level in a year.

    Raises
    ------
    NotDefinedError
        If no member has a share that year.
    """
    return Shortage(panel, sources, year, target, level_of(panel, year, target, chosen))


def level_of(panel: Panel, year: int, target: Target, chosen: float) -> Interval:
    """Return a level in per cent: where the best quarter begins, the mean, or the one chosen.

    Raises
    ------
    NotDefinedError
        If no member has a share that year.
    """
    if target == "chosen":
        return within(chosen)
    values = np.array([cell.value for cell in panel.known(year)])
    if not values.size:
        raise NotDefinedError("no share is known")
    level = float(values.mean() if target == "mean" else np.percentile(values, BEST))
    level_in = within(min(level, WHOLE), _half(panel, year))
    return Interval(level_in.value, level_in.low, min(level_in.high, WHOLE))
