"""Exactly what is shown, as CSV that opens right in a Swedish Excel."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from likvard import captions
from likvard.address import View, view
from likvard.catalogue import Catalogue, Form, load_catalogue
from likvard.choice import for_several, headlines, panel_for
from likvard.equity.spread import spreads
from likvard.exports import (
    association,
    background,
    changes,
    gender,
    places,
    pupils,
    resources,
    schools,
    similar,
    spread,
    supply,
    tables,
    teacher_need,
    teachers,
    through,
)
from likvard.exports.origin import beside, of_panels
from likvard.exports.provenance import deliveries
from likvard.exports.shown import Shown, of_several
from likvard.measures.arrays import NotDefinedError
from likvard.naming import file_name
from likvard.panel import Panel
from likvard.story.spread import stand_in_note
from likvard.versions import current, frozen

BOM: Final = "\ufeff"
OWN: Final = "Medel, spridning, intervall och jämförelser är egna beräkningar på dessa uppgifter."


@dataclass(frozen=True)
class File:
    """A file to save: its name and its bytes."""

    name: str
    content: bytes


def file_for(name: str, query: Mapping[str, str]) -> File:
    """Return the data behind one chart of the view an address asks for.

    Raises
    ------
    KeyError
        If there is no such chart, or nothing at all in it.
    DatabaseError
        If the database cannot be read.
    """
    shown = shown_for(name, query)
    return File(f"{shown.name}.csv", _content(load_catalogue(), shown))


def shown_for(name: str, query: Mapping[str, str]) -> Shown:
    """Return the tables behind one chart of the view an address asks for, as `file_for`."""
    catalogue = load_catalogue()
    try:
        return _CHARTS[name](catalogue, view(catalogue, "/", query, _FORMS.get(name)))
    except NotDefinedError as error:
        raise KeyError(name) from error


def _one_year(catalogue: Catalogue, asked: View) -> Shown:
    panel, year = panel_for(catalogue, asked, asked.indicator)
    name = file_name(panel, year, asked.area.id)
    return Shown(name, (tables.values([(panel, year)]),), (panel,))


def _all_years(catalogue: Catalogue, asked: View) -> Shown:
    panel = _so_far(catalogue, asked)
    name = file_name(panel, panel.years[-1], asked.area.id, "utveckling")
    return Shown(name, (tables.years(panel),), (panel,))


def _spread(catalogue: Catalogue, asked: View) -> Shown:
    panel = _so_far(catalogue, asked)
    name = file_name(panel, panel.years[-1], asked.area.id, "spridning")
    found = spreads(catalogue, panel, weighted=False)
    return Shown(
        name, (tables.spread(found),), (panel,), tuple(filter(None, [stand_in_note(found)]))
    )


def _so_far(catalogue: Catalogue, asked: View) -> Panel:
    panel, year = panel_for(catalogue, asked, asked.indicator)
    return panel.single if asked.school_year is None else panel.single.until(year)


def _overview(_catalogue: Catalogue, asked: View) -> Shown:
    pairs = headlines(for_several(asked))
    return of_several("oversikt", asked, pairs, tables.measures(pairs), tables.values(pairs))


_CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "kommuner": _one_year,
    "utveckling": _all_years,
    "spridning": _spread,
    "oversikt": _overview,
    **association.CHARTS,
    **background.CHARTS,
    **changes.CHARTS,
    **gender.CHARTS,
    **places.CHARTS,
    **pupils.CHARTS,
    **resources.CHARTS,
    **schools.CHARTS,
    **similar.CHARTS,
    **spread.CHARTS,
    **supply.CHARTS,
    **teacher_need.CHARTS,
    **teachers.CHARTS,
    **through.CHARTS,
}

_FORMS: Final[Mapping[str, Form]] = dict.fromkeys(
    (*places.CHARTS, *pupils.CHARTS, *supply.CHARTS), pupils.FORM
)
"""The charts of one school form, which have the areas of that form."""


def _content(catalogue: Catalogue, shown: Shown) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for table in shown.tables:
        writer.writerows([table.header, *table.rows, ()])
    writer.writerows([line] for line in [*notes(catalogue, shown), *_version()])
    return (BOM + out.getvalue()).encode()


def _version() -> list[str]:
    """Return which version the figures are, and that they are frozen, if they are."""
    now = frozen()
    told = current() if now is None else f"{now.id}, frysta siffror från {now.shown}"
    return [f"Siffrornas version: {told}."] if told else []


def notes(catalogue: Catalogue, shown: Shown) -> list[str]:
    """Return the lines below the tables: sources and how to cite, methods, definitions."""
    meant = [f"{p.indicator.title}: {p.indicator.definition}" for p in shown.panels]
    cited = (*of_panels(catalogue, shown.panels), *beside(catalogue, shown))
    sources = [one.line for one in deliveries(cited)]
    return [*sources, *shown.notes, OWN, captions.NOT_PUPILS, *meant]
