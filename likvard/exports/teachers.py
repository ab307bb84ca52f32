"""The files of Lärarna i dag: posts missing to a level, and school units by need."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.equity.teacher_posts import Missing, Shortage, teaching
from likvard.equity.teacher_units import CERTIFIED, FIGURE_SET, FORM, taught_units
from likvard.equity.teacher_view import teacher_view
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.measures.arrays import NotDefinedError
from likvard.naming import file_name
from likvard.naming import plain as letters
from likvard.panel import panel
from likvard.story import teachers as story

_OF_POSTS: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    WHEN,
    "Andel (%)",
    "Nivå (%)",
    "Nivå, namn",
    "Heltidstjänster, uppskattade",
    "Saknade heltidstjänster",
    "Saknade, lägst",
    "Saknade, högst",
    "Enhet",
    "Anmärkning",
)
_OF_UNITS: Final = (
    "Kommunkod",
    "Kommun",
    "Skolenhetskod",
    "Skolenhet",
    "Behöriga lärare (%)",
    "Behöriga lärare, läsår",
    "Föräldrar utan eftergymnasial utbildning (%)",
    "Föräldrars utbildning, läsår",
    "Antal elever",
)
_UNSTATED: Final = "ej angivet"


def _posts(_: Catalogue, asked: View) -> Shown:
    page = teacher_view(replace(asked, years_mean=1))
    found = page.shortage
    if found is None:
        raise NotDefinedError(page.why)
    rows = tuple(_row(found, own) for own in found.rows)
    name = file_name(found.panel, found.year, asked.area.id, "tjanster")
    panels = (found.panel, found.sources.pupils, found.sources.ratio)
    notes = (f"Nivå: {story.level(found)}.", *story.assumptions(found))
    return Shown(name, (Table(_OF_POSTS, rows),), panels, notes)


def _row(found: Shortage, own: Missing) -> tuple[str, ...]:
    missing = ("", "", "") if own.missing is None else tuple(map(plain, own.missing))
    return (
        own.code,
        own.name,
        found.panel.indicator.title,
        found.panel.period(found.year),
        "" if own.share is None else plain(own.share.value),
        plain(found.level.value),
        story.level(found),
        "" if own.posts is None else plain(own.posts.value),
        *missing,
        "heltidstjänster",
        story.note(own),
    )


def _units(catalogue: Catalogue, asked: View) -> Shown:
    found, shares = taught_units(asked), teaching(catalogue, FORM)
    if found is None or not shares:
        raise NotDefinedError("no school unit has both numbers")
    names = {m.code: m.name for m in asked.members}
    rows = tuple(
        (
            own.unit.municipality,
            names[own.unit.municipality],
            own.unit.code,
            own.unit.name,
            plain(own.certified),
            _UNSTATED,
            plain(own.need),
            found.education.period(found.year),
            plain(own.unit.n),
        )
        for own in sorted(found.units, key=lambda own: own.unit.code)
    )
    measure = found.education.measure
    own = measure.series.figure_set, measure.series.code
    used = ((FIGURE_SET, CERTIFIED), own, *((c.figure_set, c.code) for c in measure.counts))
    notes = (story.units_undated(found), story.units_slope(found))
    name = letters(f"likvard_skolenheters_larare_{asked.area.id}")
    whole = panel(catalogue, shares[0], asked.area)
    told = tuple(filter(None, notes))
    return Shown(name, (Table(_OF_UNITS, rows),), (whole,), told, used=used)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "larare-tjanster": _posts,
    "larare-skolenheter": _units,
}
