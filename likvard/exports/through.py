"""The file of Genomströmning: what grade 9 gave to expect of each municipality's own."""

from collections.abc import Callable, Iterator, Mapping
from math import nan
from typing import Final

from likvard import captions
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.equity.through import Through, through
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name
from likvard.story import expected as told
from likvard.story import through as story

_HEADER: Final = (
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
    "Jämfört med väntat",
)


def _expected(catalogue: Catalogue, asked: View) -> Shown:
    panel, year = panel_for(catalogue, asked, asked.indicator)
    found = through(catalogue, panel, year)
    name = file_name(panel, year, asked.area.id, "vantat")
    notes = (story.model(found), story.limits(found), story.tried(found))
    return Shown(
        name,
        (Table(_HEADER, tuple(_rows(found))),),
        (found.result, *found.backgrounds),
        notes,
    )


def _rows(found: Through) -> Iterator[tuple[str, ...]]:
    panel = found.result
    for own in found.outcomes:
        yield (
            own.code,
            own.name,
            panel.indicator.title,
            told.mean_of(found),
            captions.perspective(panel),
            *(plain(value) for value in (own.actual, own.expected, own.low, own.high)),
            panel.indicator.unit,
            plain(own.difference if own.known else nan),
            panel.indicator.difference_unit,
            own.word,
        )


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {"vantat-gymnasiet": _expected}
