"""The files behind a resource against need."""

from collections.abc import Callable, Mapping
from typing import Final

from likvard.address import PROVIDERS, View
from likvard.catalogue import Catalogue
from likvard.cells import Published
from likvard.equity.resources import STEP, Resource, resource
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name
from likvard.story.slope import capital

_OF_POINTS: Final = (
    "Kommunkod",
    "Kommun",
    "Huvudman",
    "Resurs",
    f"Resurs, {WHEN.lower()}",
    "Resurs, värde",
    "Enhet",
    "Behov, läsår",
    "Behov (%)",
    "Antal elever",
)
_OF_SLOPES: Final = (
    "Resurs",
    WHEN,
    "Kommuner",
    "Lutning per 10 procentenheter behov",
    "95 % från",
    "95 % till",
    "Enhet",
    "R2",
)
NOTE: Final = (
    "Behov är 100 minus andelen elever vars föräldrar har eftergymnasial utbildning, i samma "
    "skolor. Lutningen är minsta kvadratmetodens, varje kommun väger lika; intervallet HC3."
)


def _points(catalogue: Catalogue, asked: View) -> Shown:
    found = resource(asked, asked.indicator)
    spring = found.pairing.shown(asked.school_year)
    year, autumn = found.pairing.years(spring)
    codes = (found.pairing.country(spring) or found.pairing.members(spring)).codes
    rows = tuple(_row(catalogue, found, code, year, autumn) for code in codes)
    name = file_name(found.panel, year, asked.area.id, "behov")
    return Shown(name, (Table(_OF_POINTS, rows),), (found.panel, found.need), (NOTE,))


def _row(
    catalogue: Catalogue, found: Resource, code: str, year: int, autumn: int
) -> tuple[str, ...]:
    own, need = found.panel.published[year][code], found.need.published[autumn][code]
    return (
        code,
        catalogue.municipality(code).name,
        PROVIDERS[found.panel.provider],
        found.indicator.title,
        found.panel.period(year),
        plain(own.value),
        found.indicator.unit,
        found.need.period(autumn),
        plain(need.value),
        _count(own, need),
    )


def _count(own: Published, need: Published) -> str:
    return plain(own.n) or plain(need.n)


def _slopes(_catalogue: Catalogue, asked: View) -> Shown:
    found = resource(asked, asked.indicator)
    springs = found.pairing.springs
    rows = tuple(row for spring in springs for row in _lines(asked, found, spring))
    year = found.pairing.years(found.pairing.shown(None))[0]
    name = file_name(found.panel, year, asked.area.id, "lutning")
    return Shown(name, (Table(_OF_SLOPES, rows),), (found.panel, found.need), (NOTE,))


def _lines(asked: View, found: Resource, spring: int) -> list[tuple[str, ...]]:
    when = found.panel.period(found.pairing.years(spring)[0])
    own, country = found.relation(spring), found.national(spring)
    places = ((capital(asked.area.spoken), own), ("Riket", country))
    return [
        (
            found.indicator.title,
            when,
            f"{place}, {line.count}",
            *(plain(end) for end in line.slope(STEP)),
            found.indicator.difference_unit,
            plain(line.explained),
        )
        for place, line in places
        if line is not None
    ]


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "resurser": _points,
    "resurser-lutning": _slopes,
}
