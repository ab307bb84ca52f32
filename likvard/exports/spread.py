"""The files of Spridning: the measures of spread year by year, and the groups."""

from collections.abc import Callable, Mapping
from typing import Final

from likvard import captions
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.equity.groups import Kind, grouped
from likvard.equity.relative import unequal
from likvard.equity.spread import Spreads, spreads
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name
from likvard.story.groups import KINDS
from likvard.story.spread import first_year, stand_in_note, trend_test, weighing, without_band

_OF_YEARS: Final = (
    "Mått",
    "Läsår eller år",
    "Perspektiv",
    "Vikt",
    "Kommuner",
    "Medel",
    "Enhet",
    "Standardavvikelse",
    "95 % intervall, från",
    "95 % intervall, till",
    "Utan slump",
    "Enhet för spridningen",
    "Lägst",
    "P10",
    "P25",
    "P75",
    "P90",
    "Högst",
    "Gini",
    "Theil L",
)


def _measures(catalogue: Catalogue, asked: View) -> Shown:
    found, year = _found(catalogue, asked)
    rows = tuple(_row(found, y) for y in found.by_year)
    unsure = "" if found.has_band else without_band(found.panel)
    notes = (trend_test(found), stand_in_note(found), unsure)
    name = file_name(found.panel, year, asked.area.id, "spridningsmatt")
    return Shown(name, (Table(_OF_YEARS, rows),), (found.panel,), tuple(filter(None, notes)))


def _found(catalogue: Catalogue, asked: View) -> tuple[Spreads, int]:
    found, year = panel_for(catalogue, asked, asked.indicator)
    panel = found.single
    panel = panel if asked.school_year is None else panel.until(year)
    return spreads(catalogue, panel, weighted=asked.weighting == "elever"), year


def _row(found: Spreads, year: int) -> tuple[str, ...]:
    panel, at = found.panel, found.at(year)
    relative = unequal(found, year)
    return (
        panel.indicator.title,
        panel.period(year),
        captions.perspective(panel),
        weighing(found),
        str(at.count),
        plain(at.mean),
        panel.indicator.unit,
        *(plain(v) for v in (at.sd, at.low, at.high, at.corrected)),
        panel.distance_unit,
        *(plain(v) for v in (at.least, at.p10, at.p25, at.p75, at.p90, at.most)),
        *(plain(relative.get(name, float("nan"))) for name in ("Gini", "Theil L")),
    )


def _groups(catalogue: Catalogue, asked: View) -> Shown:
    found, year = _found(catalogue, asked)
    panel, then = found.panel, first_year(found, year)
    kind: Kind = "delregion" if asked.grouping == "ingen" else asked.grouping
    groups = grouped(catalogue, panel, kind, (year if then is None else then, year))
    unit = panel.indicator.difference_unit
    header = (
        KINDS[kind],
        "Kommuner med uppgift",
        "Kommuner",
        "Medel, ovägt",
        "Enhet",
        f"Spridning {panel.period(year)}",
        f"Spridning {panel.period(year if then is None else then)}",
        "Enhet för spridning",
    )
    rows = tuple(
        (
            g.name,
            str(len(g.cells)),
            str(g.size),
            plain(g.mean),
            panel.indicator.unit,
            plain(g.sd),
            plain(g.before),
            unit,
        )
        for g in groups.groups
    )
    divided = () if groups.between is None else (_divided(groups.between, groups.p),)
    name = file_name(panel, year, asked.area.id, kind)
    return Shown(name, (Table(header, rows),), (panel,), divided)


def _divided(between: float, p: float | None) -> str:
    told = "" if p is None else f" (p = {plain(p)} mot slumpvisa indelningar)"
    return (
        f"Andel av skillnaderna som ligger mellan grupperna: {plain(100 * between)} procent{told}."
    )


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "spridning-matt": _measures,
    "spridning-grupper": _groups,
}
