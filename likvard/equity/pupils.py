"""The pupils of each grade, carried on to the cohorts that leave the ninth: now, ahead, how sure.

A place's forecast is the sum of its municipalities', each carried on by its own ratios, and its
fan is as wide as the errors such sums have had. Counts are of the schools in a municipality,
whoever provides them and wherever the pupils live.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from operator import add
from typing import Final, Literal

import numpy as np

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Municipality
from likvard.equity.grades import GRADES, Counts, counts_of
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.cohort import carried, step_ratios
from likvard.measures.fan import half_widths
from likvard.measures.hindcast import Hindcast, hindcast, intake, mean_absolute
from likvard.member_years import ENOUGH
from likvard.versions import today
from likvard.warehouse import Stamp, stamp

AHEAD: Final = 9
"""How many years the pupils of all grades are carried on."""
LEAVING: Final = GRADES - 1
"""How many years ahead the leavers are in school already: the last of them began the first grade
in the latest autumn."""
PROVEN: Final = 3
"""How many years ahead the method must have been held against what came."""
LEAST: Final = 30
"""The fewest pupils in a grade that a forecast is made from."""
WIDEST: Final = 0.25
"""The half width of the band, as a share of the forecast, beyond which nothing is forecast."""
NO_PART: Final = "utan-delregion"
_WITHOUT_PART: Final = "kommuner utan delregion"
Reason = Literal["", "years", "missing", "few", "record"]
"""Why there is no forecast: too few years, a count not published, too few pupils, too large errors
in the past."""


@dataclass(frozen=True, eq=False)
class Cohorts:
    """The pupils of one place: an area, a part of it, or a municipality.

    `key` stands in addresses, `members` are how many municipalities are counted. `counts` is years
    x grades, NaN where not published; `ahead` the same now and up to nine years ahead, `past` what
    would have been said earlier: both None where they cannot be reckoned, for the reason in `why`.
    """

    key: str
    name: str
    members: int
    counts: Floats
    ahead: Floats | None = None
    past: Hindcast | None = None
    why: Reason = ""

    @property
    def history(self) -> Floats:
        """Return the pupils of the ninth grade, year by year until now."""
        last: Floats = self.counts[:, -1]
        return last

    @property
    def now(self) -> float:
        """Return the pupils of the ninth grade now."""
        return float(self.counts[-1, -1])

    @cached_property
    def half_widths(self) -> Floats:
        """Return half the band of the leavers in 1, 2, ... years, as a share of the forecast."""
        errors = [self._past.followed(ahead) for ahead in range(1, PROVEN + 1)]
        return half_widths(errors, LEAVING)

    @cached_property
    def total_half_widths(self) -> Floats:
        """Return the same of all pupils together, those who are yet to begin among them."""
        errors = [self._past.altogether(ahead) for ahead in range(1, PROVEN + 1)]
        return half_widths(errors, AHEAD)

    @cached_property
    def reach(self) -> int:
        """Return how many years ahead the leavers are forecast: as far as the record carries."""
        if self.ahead is None or self.why:
            return 0
        return int(np.cumprod(self.half_widths <= WIDEST).sum())

    def leavers(self, ahead: int) -> tuple[float, float, float]:
        """Return the leavers so many years ahead with the ends of the band.

        Raises
        ------
        NotDefinedError
            If the record does not carry a forecast so far.
        """
        if self.ahead is None or not 0 <= ahead <= self.reach:
            raise NotDefinedError(f"no forecast {ahead} years ahead")
        value = float(self.ahead[ahead, -1])
        half = value * float(self.half_widths[ahead - 1]) if ahead else 0.0
        return value, value - half, value + half

    def change(self, ahead: int) -> tuple[float, float, float]:
        """Return the change of the leavers from now in per cent, with the ends of the band.

        Raises
        ------
        NotDefinedError
            As `leavers`, or if there is nobody in the ninth grade now.
        """
        if not self.now > 0:
            raise NotDefinedError("nobody is in the ninth grade now")
        value, low, high = (100 * (each / self.now - 1) for each in self.leavers(ahead))
        return value, low, high

    def without(self, why: Reason) -> "Cohorts":
        """Return the place without a forecast, for a reason."""
        return replace(self, why=why)

    def missed(self, ahead: int) -> float:
        """Return the mean absolute error so many years ahead, in per cent; NaN where not known."""
        return float("nan") if self.past is None else _per_cent(self.past.followed(ahead))

    def leaned(self, ahead: int) -> float:
        """Return the mean error so many years ahead in per cent, negative where too many were said.

        NaN where not known.
        """
        errors = np.array([]) if self.past is None else self.past.followed(ahead)
        return 100 * float(errors.mean()) if errors.size else float("nan")

    @property
    def held(self) -> bool | None:
        """Return whether the latest leavers lay in the band drawn from errors known a year before.

        None where it is not known.
        """
        if self.ahead is None or self.past is None or self.why:
            return None
        errors = self.past.errors[:, 0, 1:]
        half = half_widths([errors[:-1].ravel()], 1)[0]
        return bool(abs(errors[-1, -1]) <= half)

    def missed_entering(self, ahead: int) -> float:
        """Return the mean absolute error of the intake so many years ahead, in per cent."""
        return float("nan") if self.past is None else _per_cent(self.past.entered(ahead))

    @property
    def _past(self) -> Hindcast:
        if self.past is None:
            raise NotDefinedError("no record")
        return self.past


def _per_cent(errors: Floats) -> float:
    return 100 * mean_absolute(errors)


@dataclass(frozen=True, eq=False)
class Outlook:
    """The cohorts of an area, of its parts, and of each municipality in Swedish order.

    `years` are the autumns counted, one after the other; `moving` is the share by which every
    cohort changes each year besides. `left_out` could not be reckoned and are in no sum.
    """

    years: tuple[int, ...]
    moving: float
    whole: Cohorts
    parts: tuple[Cohorts, ...]
    places: tuple[Cohorts, ...]
    left_out: tuple[Cohorts, ...] = ()

    @property
    def now(self) -> int:
        """Return the latest autumn counted, from which all forecasts start."""
        return self.years[-1]

    def find(self, key: str) -> Cohorts | None:
        """Return the place of a key; None where there is none."""
        every = (self.whole, *self.parts, *self.places)
        return next((place for place in every if place.key == key), None)


def outlook(catalogue: Catalogue, area: Area, moving: float = 0.0) -> Outlook:
    """Return the outlook of an area's members of today.

    Raises
    ------
    NothingPublishedError
        If no pupils are counted in any grade.
    """
    titles = tuple((each.id, each.title) for each in catalogue.areas)
    return _outlook(stamp(), area, catalogue.members(area, today()), titles, moving)


@lru_cache(maxsize=64)
def _outlook(
    _live: Stamp,
    area: Area,
    members: tuple[Municipality, ...],
    titles: tuple[tuple[str, str], ...],
    moving: float,
) -> Outlook:
    counted = counts_of(members)
    places = tuple(_place(own, counted, moving) for own in members)
    left_out = tuple(place for place in places if place.ahead is None)
    whole = together(area.id, area.spoken, places, counted)
    parts = _parts(dict(titles), members, places, counted)
    return Outlook(counted.years, moving, whole, parts, places, left_out)


def _place(own: Municipality, counted: Counts, moving: float) -> Cohorts:
    counts = counted.of(own.code)
    whole = Cohorts(own.slug, own.name, 1, counts)
    if not np.isfinite(counts).all():
        return whole.without("missing")
    if len(counts) < PROVEN + 2:
        return whole.without("years")
    try:
        ratios = step_ratios(counts)
        ahead = carried(counts[-1], ratios, AHEAD, entering=intake(counts), moving=moving)
        past = hindcast(counts, PROVEN)
    except NotDefinedError:
        return whole.without("few")
    return _judged(Cohorts(own.slug, own.name, 1, counts, ahead, past))


def together(key: str, name: str, places: Sequence[Cohorts], counted: Counts) -> Cohorts:
    """Return several municipalities as one place: the sums of what each has and will have.

    Those that cannot be reckoned are in no sum; where none can, those with all counts are. With
    fewer than four of five there is no sum: it would not be of the place.
    """
    sums = [place for place in places if place.ahead is not None]
    known = sums or [place for place in places if np.isfinite(place.counts).all()]
    if not known or len(known) < ENOUGH * len(places):
        return Cohorts(key, name, len(known), counted.nothing, why="missing")
    counts = reduce(add, (place.counts for place in known))
    if not sums:
        return Cohorts(key, name, len(known), counts, why=known[0].why)
    ahead = reduce(add, (place.ahead for place in sums if place.ahead is not None))
    past = reduce(add, (place.past for place in sums if place.past is not None))
    return _judged(Cohorts(key, name, len(sums), counts, ahead, past))


def _judged(place: Cohorts) -> Cohorts:
    """Return the place with the reason why it has no forecast, if it has none."""
    if place.counts.min() < LEAST:
        return place.without("few")
    try:
        return place if place.reach else place.without("record")
    except NotDefinedError:
        return place.without("record")


def _parts(
    titles: Mapping[str, str],
    members: Sequence[Municipality],
    places: Sequence[Cohorts],
    counted: Counts,
) -> tuple[Cohorts, ...]:
    """Return the parts of the area, where there are several."""
    slugs: dict[str, set[str]] = {}
    for own in members:
        slugs.setdefault(own.subregion or NO_PART, set()).add(own.slug)
    if len(slugs) < 2:  # noqa: PLR2004  a part is one of several
        return ()
    names = {key: titles.get(key, _WITHOUT_PART) for key in slugs}
    ordered = sorted(slugs, key=lambda key: (key == NO_PART, swedish.sort_key(names[key])))
    return tuple(
        together(key, names[key], [p for p in places if p.key in slugs[key]], counted)
        for key in ordered
    )
