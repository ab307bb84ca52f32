"""The files of Bakgrund: results beside background, the slopes, what was expected, and SALSA."""

from collections.abc import Callable, Mapping
from math import nan
from typing import Final

from likvard import captions
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.cells import NOT_PUBLISHED
from likvard.choice import panel_for
from likvard.equity.background import Lined, lined_up, single_years
from likvard.equity.expected import Expected, expected
from likvard.equity.salsa import residuals
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name
from likvard.naming import plain as letters
from likvard.story import expected as story
from likvard.story.background import october

_OF_PAIRS: Final = (
    "Kommunkod",
    "Kommun",
    "I området",
    "Mått",
    WHEN,
    "Perspektiv",
    "Resultat",
    "Enhet",
    "Antal (n)",
    "Bakgrund",
    "Bakgrund, procent",
    "Bakgrund, när",
)
_OF_SLOPES: Final = (
    "Mått",
    "Bakgrund",
    WHEN,
    "Område",
    "Skillnad per tio procentenheter",
    "95 % från",
    "95 % till",
    "Enhet",
)
_OF_EXPECTED: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    "Läsår",
    "Perspektiv",
    "Resultat",
    "Väntat",
    "95 % gräns från",
    "95 % gräns till",
    "Enhet",
    "Avvikelse",
    "Avvikelse, enhet",
    "Antal (n)",
    "Jämfört med väntat",
)
_OF_UNITS: Final = (
    "Kommunkod",
    "Kommun",
    "Skolenhetskod",
    "Skolenhet",
    "Mått",
    WHEN,
    "Avvikelse",
    "Enhet",
    "Antal (n)",
)


def _pairs(catalogue: Catalogue, asked: View) -> Shown:
    lined, year = _lined(catalogue, asked)
    rows = tuple(_pair(catalogue, lined, year, code) for code in lined.points(year).codes)
    name = file_name(lined.result, year, asked.area.id, f"bakgrund_{asked.background}")
    return Shown(name, (Table(_OF_PAIRS, rows),), (lined.result, lined.background))


def _lined(catalogue: Catalogue, asked: View) -> tuple[Lined, int]:
    panel, year = panel_for(catalogue, asked, asked.indicator)
    lined = lined_up(asked, panel)
    return lined, lined.nearest(year)


def _pair(catalogue: Catalogue, lined: Lined, year: int, code: str) -> tuple[str, ...]:
    own, panel = catalogue.municipality(code), lined.result
    background = lined.background.published[lined.before(year)].get(code, NOT_PUBLISHED)
    result = panel.published[year].get(code, NOT_PUBLISHED)
    member = own in panel.members
    return (
        code,
        own.name,
        "ja" if member else "nej",
        panel.indicator.title,
        panel.period(year),
        captions.perspective(panel),
        plain(result.value),
        panel.indicator.unit,
        plain(result.n),
        lined.background.indicator.title,
        plain(background.value),
        october(lined, year),
    )


def _slopes(catalogue: Catalogue, asked: View) -> Shown:
    lined, year = _lined(catalogue, asked)
    alone = single_years(lined)
    found, panel = alone.slopes(asked.weighting), alone.result
    rows = tuple(
        (
            panel.indicator.title,
            alone.background.indicator.title,
            panel.period(int(str(when))),
            name,
            *(plain(float(end)) for end in ends),
            panel.indicator.difference_unit,
        )
        for name, frame in ((panel.area.title, found.members), ("Riket", found.nation))
        for when, *ends in frame.itertuples()
    )
    name = file_name(panel, year, asked.area.id, f"lutning_{asked.background}")
    return Shown(name, (Table(_OF_SLOPES, rows),), (panel, alone.background))


def _expected(catalogue: Catalogue, asked: View) -> Shown:
    lined, year = _lined(catalogue, asked)
    found = expected(catalogue, lined.result, year)
    name = file_name(lined.result, year, asked.area.id, "vantat")
    table = Table(_OF_EXPECTED, tuple(_outcomes(found)))
    return Shown(name, (table,), (found.result,), (story.model(found), story.tried(found)))


def _outcomes(found: Expected) -> list[tuple[str, ...]]:
    panel = found.result
    return [
        (
            own.code,
            own.name,
            panel.indicator.title,
            story.mean_of(found),
            captions.perspective(panel),
            *(plain(value) for value in (own.actual, own.expected, own.low, own.high)),
            panel.indicator.unit,
            plain(own.difference if own.known else nan),
            panel.indicator.difference_unit,
            plain(own.n),
            own.word,
        )
        for own in found.outcomes
    ]


def _salsa(catalogue: Catalogue, asked: View) -> Shown:
    panel, year = residuals(asked)
    measure = panel.measure
    publisher = catalogue.source(measure.series.figure_set)
    rows = tuple(
        (
            own.code,
            own.name,
            unit.code,
            unit.name,
            measure.title,
            panel.period(year),
            plain(unit.value),
            measure.unit,
            plain(unit.n),
        )
        for own in panel.members
        for unit in panel.inside(year)[own.code]
        if unit.known
    )
    name = f"likvard_{measure.id}_{year}_{letters(asked.area.id)}"
    notes = (publisher.cite, measure.definition, f"Kan inte läsas som: {measure.not_as}")
    return Shown(name, (Table(_OF_UNITS, rows),), (), notes)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "bakgrund": _pairs,
    "bakgrund-lutning": _slopes,
    "vantat": _expected,
    "salsa": _salsa,
}
