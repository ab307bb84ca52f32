"""Which programmes lie within so many kilometres of a municipality, as the crow flies."""

from dataclasses import dataclass
from math import inf, isnan
from typing import Final

from likvard.catalogue.programmes import Programme
from likvard.equity.offers import Offer
from likvard.equity.supply import Supply
from likvard.measures.arrays import NotDefinedError
from likvard.measures.great_circle import great_circle

_BEYOND: Final = 400.0
"""Kilometres that nobody travels to school: farther schools are not looked at."""


@dataclass(frozen=True)
class Within:
    """An offer and how far it is from the municipality's central point, in kilometres.

    `about` says that the school's own place is not published, and that its municipality's central
    point stands for it; `own` that the school is in the municipality itself.
    """

    offer: Offer
    km: float
    about: bool = False
    own: bool = False


@dataclass(frozen=True)
class Reached:
    """A programme seen from a municipality: its schools from the nearest, and those within reach.

    `every` is in the area and within reach beyond its border.
    """

    programme: Programme
    every: tuple[Within, ...]
    km: float

    @property
    def nearest(self) -> Within:
        """Return the nearest school."""
        return self.every[0]

    @property
    def within(self) -> tuple[Within, ...]:
        """Return the schools within reach."""
        return tuple(each for each in self.every if each.km <= self.km)


def reached(supply: Supply, municipality: str, km: float) -> tuple[Reached, ...]:
    """Return every programme of the area as seen from a municipality's central point.

    Schools beyond the area's border count where they are within reach. One whose distance cannot
    be told at all is not there.
    """
    members = {own.code for own in supply.members}
    found: dict[str, list[Within]] = {}
    for offer in supply.country:
        each = _within(supply, municipality, offer)
        if each.km <= km or (offer.municipality in members and each.km < _BEYOND):
            found.setdefault(offer.programme.code, []).append(each)
    order = [programme for programme in supply.programmes if programme.code in found]
    return tuple(
        Reached(each, tuple(sorted(found[each.code], key=lambda one: (one.km, one.offer.unit))), km)
        for each in order
    )


def _within(supply: Supply, municipality: str, offer: Offer) -> Within:
    about = isnan(offer.place[0] + offer.place[1])
    place = supply.centres.get(offer.municipality) if about else offer.place
    centre = supply.centres.get(municipality)
    own = offer.municipality == municipality
    if place is None or centre is None:
        return Within(offer, inf, about, own)
    try:
        return Within(offer, great_circle(centre, place), about, own)
    except NotDefinedError:
        return Within(offer, inf, about, own)
