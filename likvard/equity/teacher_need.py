"""What a reader's view comes down to on the page about the need for teachers ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from likvard import swedish
from likvard.address import View
from likvard.equity.pupils import AHEAD, Cohorts, Outlook
from likvard.equity.pupils_view import PupilsView, pupils_view
from likvard.equity.teacher_posts import ratio_of, teaching
from likvard.equity.teacher_scenario import (
    Ageing,
    Assumptions,
    Basis,
    Need,
    municipal_need,
    together,
)
from likvard.followed import short
from likvard.measures.arrays import NotDefinedError
from likvard.measures.teacher_need import WHOLE
from likvard.own import Figures, held
from likvard.panel import Panel, panel

FORM: Final = "grundskola"
KIND: Final = "aldrar"
NEARER: Final = ("3", "6")
"""The years ahead that can be chosen instead of all nine."""
RATIOS: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""How many more pupils per teacher than now can be assumed."""
SHARES: Final = (0.0, 75.0, 80.0, 85.0, 90.0, 95.0, 100.0)
"""The shares certified that can be assumed; 0 is as now."""
LEAVINGS: Final = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""The yearly departures that can be assumed, in per cent."""


@dataclass(frozen=True, eq=False)
class NeedView:
    """The scenario of an area, its parts and municipalities, and the place shown.

    `places` are in Swedish order; `ages` are the figures of teachers' ages, None where there are
    none. `notices` tell what in the address could not be followed.
    """

    view: View
    pupils: PupilsView
    basis: Basis
    assumed: Assumptions
    whole: Need
    parts: tuple[Need, ...]
    places: tuple[Need, ...]
    place: Need
    ages: Figures | None
    ahead: int = AHEAD
    notices: tuple[str, ...] = ()

    @property
    def outlook(self) -> Outlook:
        """Return the cohorts that the scenario rests on."""
        return self.pupils.outlook

    @property
    def leaving(self) -> bool:
        """Return whether anybody of the place shown is taken to leave."""
        return self.assumed.leaving > 0 or self.place.aged > 0

    @property
    def reached(self) -> int:
        """Return how many years ahead the place is told of."""
        return min(self.ahead, self.place.reach)

    def period(self, ahead: int) -> str:
        """Return the school year so many years ahead: "2033/34"."""
        return swedish.school_year(self.outlook.now + ahead, "autumn")


def need_view(view: View) -> NeedView:
    """Return what an address asks for; what is unknown is replaced and told.

    Raises
    ------
    NothingPublishedError
        If no pupils are counted in any grade.
    NotDefinedError
        If pupils per teacher, or the share certified, are not published.
    """
    pupils = pupils_view(view)
    notices = list(pupils.notices)
    assumed = Assumptions(
        _chosen(view, "tathet", RATIOS, notices),
        _chosen(view, "andel", SHARES, notices),
        _chosen(view, "avgang", LEAVINGS, notices) / WHOLE,
    )
    found, ages = pupils.outlook, held(KIND, demo=view.word("egna") == "exempel")
    basis, known = _basis(view, found), ageing_of(ages, found.now)
    needs = {
        own.slug: municipal_need(place, own.code, basis, assumed, known.get(own.code))
        for own, place in zip(view.members, found.places, strict=True)
    }
    whole = together(found.whole, list(needs.values()))
    parts = tuple(together(part, [needs[slug] for slug in _in(view, part)]) for part in found.parts)
    every = {each.key: each for each in (whole, *parts, *needs.values())}
    return NeedView(
        view,
        pupils,
        basis,
        assumed,
        whole,
        parts,
        tuple(needs.values()),
        every[pupils.place.key],
        ages,
        pupils.ahead if view.word("fram") in NEARER else AHEAD,
        tuple(notices),
    )


def _in(view: View, part: Cohorts) -> list[str]:
    """Return the slugs of the municipalities in a part of the area."""
    return [own.slug for own in view.members if (own.subregion or "utan-delregion") == part.key]


def _basis(view: View, found: Outlook) -> Basis:
    ratio, shares = ratio_of(view.catalogue, FORM), teaching(view.catalogue, FORM)
    if ratio is None or not shares:
        raise NotDefinedError("pupils per teacher, or the share certified, are not published")
    made: list[Panel] = [panel(view.catalogue, each, view.area) for each in (ratio, shares[0])]
    return Basis(made[0], made[1], found.years)


def word_of(value: float) -> str | None:
    """Return an assumption as it stands in the address; None for the plain one."""
    return f"{value:g}".replace(".", ",") if value else None


def _chosen(view: View, name: str, known: tuple[float, ...], notices: list[str]) -> float:
    word = view.word(name)
    asked = word.replace(".", ",").replace(swedish.MINUS, "-").removeprefix("+")
    found = {str(word_of(value)): value for value in known if value}
    if asked in found or asked in ("", "0"):
        return found.get(asked, 0.0)
    told = swedish.joined([_told(value) for value in known], "eller")
    notices.append(f"Antagandet ”{short(word)}” går inte att välja: välj {told}.")
    return 0.0


def _told(value: float) -> str:
    return swedish.number(value, int(value != int(value)))


def ageing_of(ages: Figures | None, now: int) -> dict[str, Ageing]:
    """Return what is known of the teachers to retire, by municipality.

    Retirements are of calendar years; those until the autumn the scenario starts from are past.
    A year that is not told is as the one before it, the first as the next told.
    """
    if ages is None:
        return {}
    rows = ages.rows[ages.rows["form"] == FORM]
    found = {str(code): _ageing(own, now) for code, own in rows.groupby("municipality")}
    return {code: own for code, own in found.items() if own.yearly or sum(own.groups.values()) > 0}


def _ageing(own: pd.DataFrame, now: int) -> Ageing:
    counted = own[own["teachers"].notna() & own["age"].notna()]
    latest = counted[counted["year"] == counted["year"].max()]
    groups = dict(zip(latest["age"].tolist(), map(float, latest["teachers"].tolist()), strict=True))
    told = own[own["retirements"].notna() & (own["year"] > now)]
    by_year = dict(
        zip(told["year"].tolist(), map(float, told["retirements"].tolist()), strict=True)
    )
    return Ageing(groups, _yearly(by_year, now))


def _yearly(by_year: Mapping[int, float], now: int) -> tuple[float, ...]:
    """Return the retirements of each of the years ahead; none where no year is told."""
    if not by_year:
        return ()
    latest, found = by_year[min(by_year)], []
    for year in range(now + 1, now + AHEAD + 1):
        latest = by_year.get(year, latest)
        found.append(latest)
    return tuple(found)
