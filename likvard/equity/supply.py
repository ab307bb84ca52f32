"""What upper secondary school offers in an area: by programme, by municipality, and how broadly.

Pupils are of the school units in a municipality, whoever provides them and wherever the pupils
live.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isnan, nan

import numpy as np

from likvard.catalogue import Area, Catalogue, Municipality
from likvard.catalogue.programmes import Programme, load_programmes
from likvard.equity.offers import NOWHERE, Cell, Offer, centres, every_offer
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.breadth import breadth
from likvard.measures.great_circle import Place
from likvard.member_years import NothingPublishedError
from likvard.versions import today
from likvard.warehouse import Stamp, stamp


@dataclass(frozen=True, eq=False)
class Supply:
    """What is offered in an area's members of today.

    `country` is every offer there is, for what lies within reach beyond the border; `centres` are
    the municipalities' central points by code, `weighted` those of them that are where the pupils
    of compulsory school are on average; `years` is the year of each measure.
    """

    members: tuple[Municipality, ...]
    offers: tuple[Offer, ...]
    country: tuple[Offer, ...]
    centres: Mapping[str, Place]
    weighted: frozenset[str]
    years: Mapping[str, int]

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes offered, those of a kind together; the unnamed last."""
        order = {code: place for place, code in enumerate(load_programmes().by_code)}
        found = {offer.programme.code: offer.programme for offer in self.offers}
        return tuple(
            sorted(found.values(), key=lambda each: (order.get(each.code, len(order)), each.code))
        )

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], Cell]:
        sorted_: dict[tuple[str, str], list[Offer]] = {}
        for offer in self.offers:
            code = offer.programme.code
            for key in ((code, offer.municipality), (code, ""), ("", offer.municipality)):
                sorted_.setdefault(key, []).append(offer)
        return {key: Cell(tuple(own)) for key, own in sorted_.items()}

    def cell(self, programme: Programme, municipality: str) -> Cell:
        """Return a programme in a municipality, by its code."""
        return self._cells.get((programme.code, municipality), NOWHERE)

    def whole(self, programme: Programme) -> Cell:
        """Return a programme in the whole area."""
        return self._cells.get((programme.code, ""), NOWHERE)

    def inside(self, municipality: str) -> Cell:
        """Return all that a municipality has, by its code."""
        return self._cells.get(("", municipality), NOWHERE)

    @cached_property
    def everything(self) -> Cell:
        """Return all that the area has."""
        return Cell(self.offers)

    @cached_property
    def without(self) -> tuple[Municipality, ...]:
        """Return the members that nothing is published of: no upper secondary school is there."""
        return tuple(own for own in self.members if not self.inside(own.code).offers)

    def counts(self, municipality: str = "") -> Floats:
        """Return the pupils of each programme in a municipality, or in all; 0 where none known."""
        cells = (
            self.cell(each, municipality) if municipality else self.whole(each)
            for each in self.programmes
        )
        return np.array([0.0 if isnan(cell.pupils) else cell.pupils for cell in cells])


@dataclass(frozen=True)
class Structure:
    """How a place's pupils are divided on kinds of programmes, in per cent, and how broad it is.

    `programmes` are those with published pupils; `breadth` is how many there would be if all were
    equally large. NaN where no pupils are published.
    """

    vocational: float = nan
    preparatory: float = nan
    introduction: float = nan
    other: float = nan
    pupils: float = nan
    programmes: int = 0
    breadth: float = nan


def structure(supply: Supply, municipality: str = "") -> Structure:
    """Return the structure of a municipality, or of the whole area."""
    counts = supply.counts(municipality)
    total = float(counts.sum())
    try:
        broad = breadth(counts.tolist())
    except NotDefinedError:
        return Structure()
    kinds: dict[str, float] = {}
    for programme, count in zip(supply.programmes, counts.tolist(), strict=True):
        kinds[programme.kind] = kinds.get(programme.kind, 0.0) + 100 * count / total
    return Structure(
        vocational=kinds.get("vocational", 0.0),
        preparatory=kinds.get("preparatory", 0.0),
        introduction=kinds.get("introduction", 0.0),
        other=kinds.get("other", 0.0),
        pupils=total,
        programmes=int((counts > 0).sum()),
        breadth=broad,
    )


def supply(catalogue: Catalogue, area: Area) -> Supply:
    """Return what is offered in the area's members of today.

    Raises
    ------
    NothingPublishedError
        If nothing is published of any programme there.
    """
    return _supply(stamp(), catalogue.members(area, today()))


@lru_cache(maxsize=16)
def _supply(live: Stamp, members: tuple[Municipality, ...]) -> Supply:
    country, years = every_offer(live)
    codes = {own.code for own in members}
    offers = tuple(offer for offer in country if offer.municipality in codes)
    if not offers:
        raise NothingPublishedError("no programme is offered")
    return Supply(members, offers, country, *centres(live), years)
