"""A scenario for the teachers of compulsory school until 2033: needed, left of today's, to recruit.

A place's numbers are the sums of its municipalities'; each starts from its own pupils per teacher
and its own share certified. The band is that of the forecast of all pupils, widened by what the
published numbers are rounded to; the reader's assumptions have no uncertainty of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from likvard.equity.pupils import AHEAD, WIDEST, Cohorts
from likvard.equity.teacher_posts import known, published
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.interval import Interval, total, within
from likvard.measures.posts import full_time_posts, share_of
from likvard.measures.teacher_need import (
    WHOLE,
    needed,
    remaining,
    retired_by_age,
    retired_by_year,
    rising,
)
from likvard.member_years import ENOUGH
from likvard.panel import Panel

NOBODY: Final = Interval(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Assumptions:
    """What the reader assumes.

    `per_teacher` is how many more pupils per full-time teacher than now; `share` the per cent of
    the posts to be certified, 0 for the share of now; both are reached in even steps by the last
    year. `leaving` is the share, 0 to 1, that leaves each year for other reasons than age.
    """

    per_teacher: float = 0.0
    share: float = 0.0
    leaving: float = 0.0


@dataclass(frozen=True)
class Ageing:
    """What is known of one municipality's teachers to retire.

    `groups` has full-time posts by age group; `yearly` the posts expected to retire in each of the
    years ahead, used before the groups where it is given.
    """

    groups: Mapping[str, float]
    yearly: tuple[float, ...] = ()

    def retired(self, posts: float) -> Floats:
        """Return the share, 0 to 1, that has retired now and in each of the years.

        Raises
        ------
        NotDefinedError
            If there is nobody, or a number is negative or missing.
        """
        if self.yearly:
            return retired_by_year(self.yearly, posts)
        return retired_by_age(self.groups, AHEAD)


@dataclass(frozen=True, eq=False)
class Need:
    """One place's scenario, in certified full-time posts: now, and in each of the years ahead.

    `now` is today's posts with what they are rounded to; `needed` those that the forecast pupils
    need, `left` those of today that remain. `widths` are half the band of all pupils in 1, 2, ...
    years, as a share. `history` is by autumn, where all that it takes is published. `aged` tells
    how many of its municipalities have ages. `why` says in a word why nothing is reckoned.
    """

    key: str
    name: str
    members: int = 0
    now: Interval = NOBODY
    needed: Floats = field(default_factory=lambda: np.zeros(0))
    left: Floats = field(default_factory=lambda: np.zeros(0))
    widths: Floats = field(default_factory=lambda: np.zeros(0))
    history: Mapping[int, float] = field(default_factory=dict)
    aged: int = 0
    why: str = ""

    @cached_property
    def reach(self) -> int:
        """Return how many years ahead the record of the forecast carries a scenario."""
        return 0 if self.why else int(np.cumprod(self.widths <= WIDEST).sum())

    @property
    def _rounded(self) -> tuple[float, float]:
        """Return the ends of today's posts as shares of them."""
        return self.now.low / self.now.value, self.now.high / self.now.value

    def need(self, ahead: int) -> Interval:
        """Return the posts needed so many years ahead with the ends of the band.

        Raises
        ------
        NotDefinedError
            If the record does not carry a scenario so far.
        """
        half = self._half(ahead)
        value, (low, high) = float(self.needed[ahead]), self._rounded
        return Interval(value, value * (1 - half) * low, value * (1 + half) * high)

    def gap(self, ahead: int) -> Interval:
        """Return the posts needed minus those left of today's: to recruit; below zero too many.

        Raises
        ------
        NotDefinedError
            As `need`.
        """
        half, left = self._half(ahead), float(self.left[ahead])
        value = float(self.needed[ahead])
        ends = [
            (value * (1 + side * half) - left) * rounded
            for side in (-1, 1)
            for rounded in self._rounded
        ]
        return Interval(value - left, min(ends), max(ends))

    def gap_share(self, ahead: int) -> Interval:
        """Return the posts to recruit in per cent of today's certified posts, with the ends."""
        half, left = self._half(ahead), float(self.left[ahead])
        value, now = float(self.needed[ahead]), self.now.value
        low, high = (value * (1 + side * half) - left for side in (-1, 1))
        return Interval(*(WHOLE * each / now for each in (value - left, low, high)))

    def change(self, ahead: int) -> Interval:
        """Return the change of the need from today's posts in per cent, with the ends."""
        half, value = self._half(ahead), float(self.needed[ahead]) / self.now.value
        ends = (value, value * (1 - half), value * (1 + half))
        return Interval(*(WHOLE * (each - 1) for each in ends))

    def _half(self, ahead: int) -> float:
        if not 0 <= ahead <= self.reach:
            raise NotDefinedError(f"no scenario {ahead} years ahead")
        return float(self.widths[ahead - 1]) if ahead else 0.0


@dataclass(frozen=True)
class Basis:
    """What a scenario rests on besides pupils: pupils per teacher, shares, and the autumns counted.

    It starts from the last of the autumns.
    """

    ratio: Panel
    shares: Panel
    years: tuple[int, ...]


def municipal_need(
    place: Cohorts, code: str, basis: Basis, assumed: Assumptions, ageing: Ageing | None
) -> Need:
    """Return one municipality's scenario; `ageing` is None where no ages are known."""
    if place.ahead is None:
        return Need(place.key, place.name, why=place.why or "missing")
    try:
        return _reckoned(place, code, basis, assumed, ageing)
    except NotDefinedError:
        return Need(place.key, place.name, why="posts")


def _reckoned(
    place: Cohorts, code: str, basis: Basis, assumed: Assumptions, ageing: Ageing | None
) -> Need:
    if place.ahead is None:
        raise NotDefinedError("no forecast")
    pupils, year = place.ahead.sum(axis=1), basis.years[-1]
    ratio, share = (known(panel, code, year) for panel in (basis.ratio, basis.shares))
    posts = full_time_posts(within(float(pupils[0])), ratio)
    now = share_of(posts, share)
    if not now.value > 0:
        raise NotDefinedError("nobody teaches, or nobody is taught")
    ratios = ratio.value + np.linspace(0.0, assumed.per_teacher, AHEAD + 1)
    gone = np.zeros(AHEAD + 1) if ageing is None else ageing.retired(posts.value)
    return Need(
        place.key,
        place.name,
        1,
        now,
        needed(pupils, ratios, rising(share.value, assumed.share, AHEAD)),
        remaining(now.value, gone, assumed.leaving),
        place.total_half_widths,
        _history(place, code, basis),
        int(ageing is not None),
    )


def _history(place: Cohorts, code: str, basis: Basis) -> dict[int, float]:
    """Return the certified posts of every autumn in which all that it takes is published."""
    pupils = dict(zip(basis.years, place.counts.sum(axis=1).tolist(), strict=True))
    ratios, shares = (published(panel, code) for panel in (basis.ratio, basis.shares))
    return {
        year: pupils[year] / ratios[year] * shares[year] / WHOLE
        for year in sorted(pupils.keys() & ratios.keys() & shares.keys())
        if ratios[year] > 0
    }


def together(place: Cohorts, parts: Sequence[Need]) -> Need:
    """Return several municipalities as one place: the sums of what each needs and has.

    Those that cannot be reckoned are in no sum; with fewer than four of five there is none.
    """
    counted = [part for part in parts if not part.why]
    if not counted or len(counted) < ENOUGH * len(parts):
        why = parts[0].why if len({part.why for part in parts}) == 1 and parts else "missing"
        return Need(place.key, place.name, len(counted), why=why or "missing")
    try:
        widths = place.total_half_widths
    except NotDefinedError:
        return Need(place.key, place.name, len(counted), why=place.why or "record")
    years = set.intersection(*(set(part.history) for part in counted))
    return Need(
        place.key,
        place.name,
        len(counted),
        total(part.now for part in counted),
        np.sum([part.needed for part in counted], axis=0),
        np.sum([part.left for part in counted], axis=0),
        widths,
        {year: sum(part.history[year] for part in counted) for year in sorted(years)},
        sum(part.aged for part in counted),
    )
