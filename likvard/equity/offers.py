"""The programmes that school units offer, as they are published, and where they lie.

Pupils are published without a year, rounded to tens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan, nan
from typing import Final

from likvard.catalogue.programmes import Programme, load_programmes
from likvard.measures.great_circle import Place
from likvard.warehouse import Stamp, read

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
_PLACED: Final = 0.25
"""The least share of the pupils whose schools' places make up a central point by pupils."""


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


NOWHERE: Final = Cell(())
"""A programme where it is not offered."""


def _sum(values: Iterable[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return sum(known) if known else nan


@lru_cache(maxsize=4)
def every_offer(_live: Stamp) -> tuple[tuple[Offer, ...], dict[str, int]]:
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
def centres(_live: Stamp) -> tuple[dict[str, Place], frozenset[str]]:
    """Return each municipality's central point by its code, and which of them are by pupils."""
    rows = read("centres", share=_PLACED)
    columns = (rows[name].tolist() for name in ("municipality", "latitude", "longitude"))
    places = {code: (north, east) for code, north, east in zip(*columns, strict=True)}
    return places, frozenset(rows["municipality"][rows["weighted"]].tolist())
