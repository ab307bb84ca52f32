"""What upper secondary school offers: programmes by school unit, and by municipality.

Pupils are of the school units in a municipality, whoever provides them and wherever the pupils
live. They are published without a year, rounded to tens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isnan, nan
from typing import Final

import numpy as np

from likvard.catalogue import Area, Catalogue, Municipality
from likvard.catalogue.programmes import Programme, load_programmes
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.breadth import breadth
from likvard.measures.great_circle import Place
from likvard.member_years import NothingPublishedError
from likvard.versions import today
from likvard.warehouse import Stamp, read, stamp

PUPILS: Final = "SKV_GYENH_ELEVER"
LOWEST: Final = "SKV_GYENH_ANTPOANG_MIN"
MEAN: Final = "SKV_GYENH_ANTPOANG"
GRADES: Final = "SKV_GYENH_BETYGSPOANG"
DEGREE: Final = "SKV_GYENH_EXAMEN3"
ELIGIBLE: Final = "SKV_GYENH_GRUNDBEH"
MEASURES: Final = (PUPILS, LOWEST, MEAN, GRADES, DEGREE, ELIGIBLE)
FIGURE_SET: Final = "skolverket-gymnasieprogram"
ROUNDED: Final = 10
"""What the numbers of pupils are rounded to."""
SMALL: Final = 20
"""The most pupils, in all years of study together, of a programme that is called small."""
_GIVEN: Final = (PUPILS, LOWEST, MEAN)
"""What is published of a programme that is given now; degrees may be of one that was."""
_NOT_HERE: Final = "not_applicable"


@dataclass(frozen=True)
class Offer:
    """A programme at a school unit: what is published of it, NaN where nothing is.

    `place` is where the unit lies, of NaN where that is not published.
    """

    unit: str
    name: str
    municipality: str
    provider: str
    place: Place
    programme: Programme
    values: Mapping[str, float]

    def value(self, measure: str) -> float:
        """Return the value of a measure; NaN where it is not published."""
        return self.values.get(measure, nan)

    @property
    def pupils(self) -> float:
        """Return the pupils of all years of study, rounded to tens; NaN where not published."""
        return self.value(PUPILS)

    @property
    def small(self) -> bool:
        """Return whether there are so few pupils that the programme is called small there."""
        return self.pupils <= SMALL


@dataclass(frozen=True)
class Cell:
    """A programme in a place: the school units that offer it."""

    offers: tuple[Offer, ...]

    @property
    def schools(self) -> int:
        """Return how many school units offer it."""
        return len({offer.unit for offer in self.offers})

    @property
    def counted(self) -> int:
        """Return for how many of them the pupils are published."""
        return sum(not isnan(offer.pupils) for offer in self.offers)

    @property
    def pupils(self) -> float:
        """Return the published pupils together; NaN where none are published."""
        return _sum(offer.pupils for offer in self.offers)

    @property
    def lowest(self) -> float:
        """Return the lowest points that anybody was admitted with; NaN where not published."""
        return min(self._known(LOWEST), default=nan)

    @property
    def mean(self) -> float:
        """Return the mean of the school units' mean points of admission, each counted alike."""
        known = self._known(MEAN)
        return sum(known) / len(known) if known else nan

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Return the codes of the municipalities where it is offered."""
        return tuple(dict.fromkeys(offer.municipality for offer in self.offers))

    def _known(self, measure: str) -> list[float]:
        values = (offer.value(measure) for offer in self.offers)
        return [value for value in values if not isnan(value)]


_NONE: Final = Cell(())


def _sum(values: Iterable[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return sum(known) if known else nan


@dataclass(frozen=True, eq=False)
class Supply:
    """What is offered in an area's members of today.

    `country` is every offer there is, for what lies within reach beyond the border; `centres` are
    the municipalities' central points by code; `years` the year of each measure.
    """

    members: tuple[Municipality, ...]
    offers: tuple[Offer, ...]
    country: tuple[Offer, ...]
    centres: Mapping[str, Place]
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
        return self._cells.get((programme.code, municipality), _NONE)

    def whole(self, programme: Programme) -> Cell:
        """Return a programme in the whole area."""
        return self._cells.get((programme.code, ""), _NONE)

    def inside(self, municipality: str) -> Cell:
        """Return all that a municipality has, by its code."""
        return self._cells.get(("", municipality), _NONE)

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
    parts = (kinds.get(kind, 0.0) for kind in _KINDS)
    return Structure(*parts, total, int((counts > 0).sum()), broad)


_KINDS: Final = ("vocational", "preparatory", "introduction", "other")


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
    country, years = _country(live)
    codes = {own.code for own in members}
    offers = tuple(offer for offer in country if offer.municipality in codes)
    if not offers:
        raise NothingPublishedError("no programme is offered")
    return Supply(members, offers, country, _centres(live), years)


@lru_cache(maxsize=4)
def _country(_live: Stamp) -> tuple[tuple[Offer, ...], dict[str, int]]:
    """Return every programme given in the country, and the year of each measure."""
    rows = read("programmes", measures=list(MEASURES))
    rows = rows[rows["status"] != _NOT_HERE]
    years = dict(zip(rows["measure"].tolist(), rows["year"].tolist(), strict=True))
    values: dict[tuple[str, str], dict[str, float]] = {}
    numbers = rows["value"].to_numpy(dtype=float, na_value=nan).tolist()
    columns = (rows[name].tolist() for name in ("program", "unit", "measure"))
    for program, unit, measure, number in zip(*columns, numbers, strict=True):
        values.setdefault((program, unit), {})[measure] = number
    who = _who(rows[_OF_UNIT].drop_duplicates("unit").itertuples(index=False))
    named = load_programmes()
    return tuple(
        Offer(*who[unit], named.of(program), own)
        for (program, unit), own in values.items()
        if any(measure in own for measure in _GIVEN)
    ), {measure: int(year) for measure, year in years.items()}


_OF_UNIT: Final = ["unit", "name", "municipality", "provider", "latitude", "longitude"]
Who = tuple[str, str, str, str, Place]


def _who(rows: Iterable[Sequence[object]]) -> dict[str, Who]:
    return {
        str(row[0]): (
            str(row[0]),
            str(row[1]),
            str(row[2]),
            str(row[3]),
            (_degrees(row[4]), _degrees(row[5])),
        )
        for row in rows
    }


def _degrees(value: object) -> float:
    return value if isinstance(value, float) else nan


@lru_cache(maxsize=4)
def _centres(_live: Stamp) -> dict[str, Place]:
    rows = read("centres")
    columns = (rows[name].tolist() for name in ("municipality", "latitude", "longitude"))
    return {code: (latitude, longitude) for code, latitude, longitude in zip(*columns, strict=True)}
