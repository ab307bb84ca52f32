"""Facts on the cohorts to come: in which parts of the area they surely grow or shrink."""

from math import erfc, sqrt
from typing import Final, NamedTuple

from likvard import swedish
from likvard.address import View
from likvard.catalogue.briefs import Candidate
from likvard.equity.pupils import PROVEN, Cohorts, outlook
from likvard.measures.arrays import NotDefinedError
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.fan import deviation
from likvard.measures.wilson import Z95
from likvard.panel import panel
from likvard.story.brief_fact import FOR, Fact, refused, some

_TOGETHER: Final = "Delregionerna prövade tillsammans (Benjamini–Hochberg, 5 %)."


class Moved(NamedTuple):
    """The change of a place's cohorts in per cent, with the ends of its 95 % interval."""

    place: Cohorts
    value: float
    low: float
    high: float

    @property
    def p(self) -> float:
        """Return the two-sided probability of so large a change where there is none."""
        half = (self.high - self.low) / 2
        return 0.0 if half <= 0 else erfc(abs(self.value) * Z95 / half / sqrt(2))


def moved(place: Cohorts, ahead: int) -> Moved:
    """Return the change so many years ahead, its band made as wide as 95 of 100 outcomes.

    Raises
    ------
    NotDefinedError
        If the record does not carry a forecast so far.
    """
    value, low, high = place.change(ahead)
    half = Z95 * deviation((high - low) / 2)
    return Moved(place, value, value - half, value + half)


def cohorts(view: View, candidate: Candidate) -> Fact:
    """Return where the cohorts that leave grade 9 surely grow or shrink in three years.

    Of the parts of the area, or the area itself where it has none. Passes when any does, all tests
    held together (Benjamini-Hochberg, 5 %). Three years ahead the method has been tried.
    """
    found = outlook(view.catalogue, view.area, 0.0)
    name = "Årskullarna som slutar nian, tre år framåt"
    if view.school_year is not None and view.school_year <= found.now:
        return refused(candidate, name, "Framskrivningen utgår alltid från den senaste räkningen.")
    known = [moved(p, PROVEN) for p in found.parts or (found.whole,) if p.reach >= PROVEN]
    if not known:
        raise NotDefinedError("nothing is forecast of any part")
    kept = significant([each.p for each in known])
    sure = [each for each, certain in zip(known, kept, strict=True) if certain]
    if not sure:
        return refused(candidate, name, "Årskullarna kan både växa och minska i alla delregioner.")
    sure.sort(key=lambda each: -abs(each.value))
    first = sure[0]
    now, then = (swedish.school_year(found.now + years, "autumn") for years in (0, PROVEN))
    told = (
        f"Från läsåret {now} till {then} väntas årskullarna som slutar nian "
        f"{swedish.joined([_told(each) for each in sure])}{_others(len(known) - len(sure))}."
    )
    counted = panel(view.catalogue, view.catalogue.indicator(candidate.indicator), view.area)
    ends = "; ".join(_ends(each) for each in sure)
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        told,
        f"Lägeskommun, alla huvudmän. Framskrivning från läsåret {now}. 95 % intervall av metodens "
        f"tidigare fel: {ends}. {_TOGETHER}",
        _size(first),
        numbers={"change": first.value, "low": first.low, "high": first.high},
        panels=(counted,),
        chart=(view.href("/elevunderlag"), "delregioner" if found.parts else "elevunderlag"),
    )


def _size(each: Moved) -> str:
    return f"{swedish.number(abs(each.value), 1)} procent"


def _told(each: Moved) -> str:
    way = "växa" if each.value > 0 else "minska"
    return f"{way} med {_size(each)} i {each.place.name}"


def _ends(each: Moved) -> str:
    low, high = (swedish.number(end, 1) for end in (each.low, each.high))
    return f"{each.place.name} {low} till {high} procent"


def _others(count: int) -> str:
    if not count:
        return ""
    where = "den andra delregionen" if count == 1 else f"de {some(count)} andra delregionerna"
    return f"; i {where} är förändringen inte säker"
