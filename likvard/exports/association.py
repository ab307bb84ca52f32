"""The file behind any two measures."""

from collections.abc import Callable, Mapping
from typing import Final

from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.equity.association import Association, association
from likvard.equity.matching import other
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name
from likvard.story.association import NOT_CAUSE, NOT_PUPILS, about


def _points(catalogue: Catalogue, asked: View) -> Shown:
    found = association(asked, asked.indicator, other(asked))
    pairing, (year, across) = found.pairing, found.pairing.years(found.spring)
    codes = (found.country or found.members).codes
    rows = tuple(
        (
            code,
            catalogue.municipality(code).name,
            plain(pairing.y.published[year][code].value),
            plain(pairing.x.published[across][code].value),
        )
        for code in codes
    )
    name = file_name(pairing.y, year, asked.area.id, f"mot_{pairing.x.indicator.id}")
    table = Table(_header(found), rows)
    return Shown(
        name, (table,), (pairing.y, pairing.x), (f"{about(found)}.", NOT_PUPILS, NOT_CAUSE)
    )


def _header(found: Association) -> tuple[str, ...]:
    both = zip((found.pairing.y, found.pairing.x), found.pairing.years(found.spring), strict=True)
    titles = (f"{p.indicator.title}, {p.period(year)} ({p.indicator.unit})" for p, year in both)
    return ("Kommunkod", "Kommun", *titles)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {"samband": _points}
