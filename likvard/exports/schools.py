"""The files behind the page about school units: units, municipalities, parts and years."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from likvard import captions
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.cells import STATUS_WORDS
from likvard.choice import for_several
from likvard.equity.schools import Inside, Parts, insides
from likvard.equity.schools_mix import mix_trend, mixes, own_trends
from likvard.equity.schools_share import shares
from likvard.equity.schools_view import SchoolsView, divided, schools_view
from likvard.exports.schools_columns import OF_INSIDES, OF_PARTS, OF_UNITS, OF_YEARS
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.measures.arrays import NotDefinedError
from likvard.naming import plain as letters
from likvard.story import schools as story
from likvard.story import schools_trend as story_trend
from likvard.units import Unit, UnitPanel

_PROVIDERS: Final = {"municipal": "Kommunal", "independent": "Fristående", "other": "Annan"}
_WHOLE: Final = 100
NOTE: Final = (
    "Skillnader mellan skolenheter är inte skillnader i kvalitet. Medel och spridning är vägda "
    "efter elever. Lägst och högst möjligt: vad värdet kan vara där det inte är publicerat, eller "
    "bara som nära 100."
)


def _units(_: Catalogue, asked: View) -> Shown:
    shown, year = _shown(asked)
    panel = shown.panel
    members = {m.code: m.name for m in panel.members}
    units = tuple(
        _unit(panel, year, unit, members[unit.municipality]) for unit in panel.units(year)
    )
    inside = tuple(_inside(panel, year, own) for own in insides(panel, year))
    tables = (Table(OF_INSIDES, inside), Table(OF_UNITS, units))
    return Shown(_name(shown, year, "skolenheter"), tables, (), _notes(asked, [(panel, year)]))


def _shown(asked: View) -> tuple[SchoolsView, int]:
    shown = schools_view(for_several(asked))
    if shown.year is None:
        raise NotDefinedError("nothing is published so early")
    return shown, shown.year


def _unit(panel: UnitPanel, year: int, unit: Unit, municipality: str) -> tuple[str, ...]:
    bounded = not unit.exact
    return (
        unit.municipality,
        municipality,
        unit.code,
        unit.name,
        _PROVIDERS.get(unit.provider, ""),
        panel.measure.title,
        panel.period(year),
        plain(unit.value) if unit.exact else "",
        panel.measure.unit,
        plain(unit.low) if bounded else "",
        plain(unit.high) if bounded else "",
        plain(unit.n),
        STATUS_WORDS.get(unit.status, "Publicerad"),
    )


def _inside(panel: UnitPanel, year: int, own: Inside) -> tuple[str, ...]:
    code = own.municipality.code
    share, mix = shares(panel, year)[code], mixes(panel, year)[code]
    mixed = panel.measure.aspect == "composition"
    reasons = dict.fromkeys((story.REASONS[own.why], story.share_note(share)))
    return (
        code,
        own.municipality.name,
        panel.measure.title,
        panel.period(year),
        str(len(own.known)),
        str(len(own.hidden)),
        plain(own.mean),
        plain(own.sd),
        panel.measure.unit,
        *(plain(_WHOLE * end) for end in (share.icc, share.low, share.high)),
        *(plain(_WHOLE * end) if mixed else "" for end in (mix.d, mix.chance)),
        story_trend.own_trend_word(panel, own_trends(panel, year)[code]) if mixed else "",
        "; ".join(filter(None, reasons)),
    )


def _parts(_: Catalogue, asked: View) -> Shown:
    shown, year = _shown(asked)
    found = [(p, y, parts) for p, y, parts in divided(shown.view) if y is not None and parts]
    rows = tuple(_divided(*each) for each in found)
    name = _name(shown, year, "skolenheter_delar")
    notes = _notes(asked, [(panel, y) for panel, y, _ in found])
    return Shown(name, (Table(OF_PARTS, rows),), (), notes)


def _divided(panel: UnitPanel, year: int, found: Parts) -> tuple[str, ...]:
    return (
        panel.measure.title,
        panel.period(year),
        *(plain(_WHOLE * p) for p in (found.between, found.within, 1 - found.corrected)),
        str(found.units),
        str(found.excluded),
        story.REASONS[found.why],
    )


def _years(_: Catalogue, asked: View) -> Shown:
    shown, year = _shown(asked)
    found = mix_trend(shown.panel, year)
    many = str(len(found.codes))
    rows = tuple(
        (shown.measure.title, shown.panel.period(y), plain(_WHOLE * v), many)
        for y, v in found.means.items()
    )
    name = _name(shown, year, "skolenheter_utveckling")
    return Shown(name, (Table(OF_YEARS, rows),), (), _notes(asked, [(shown.panel, year)]))


def _name(shown: SchoolsView, year: int, what: str) -> str:
    spring = year + (shown.measure.period == "autumn")
    return f"likvard_{what}_{shown.measure.id}_{spring}_{letters(shown.view.area.id)}"


def _notes(asked: View, of: Sequence[tuple[UnitPanel, int]]) -> tuple[str, ...]:
    """Return sources, by what pupils are counted, whose schools, and how the measures are made."""
    lines = [
        line for panel, year in of for line in (*_cited(asked, panel, year), _about(panel, year))
    ]
    return (
        *dict.fromkeys(lines),
        NOTE,
        *(f"{p.measure.title}: {p.measure.definition}" for p, _ in of),
    )


def _cited(asked: View, panel: UnitPanel, year: int) -> Iterator[str]:
    count, series = panel.counts[year], panel.measure.series
    used = {series.code: series.figure_set} | ({count.code: count.figure_set} if count else {})
    for code, figure_set in used.items():
        source = asked.catalogue.source(figure_set)
        told = f"{source.title} ({code})"
        yield f"{source.cite} {told}. Hämtad {source.retrieved}. {source.licence}."


def _about(panel: UnitPanel, year: int) -> str:
    count, where = panel.counts[year], captions.PERSPECTIVES[panel.measure.perspective]
    pupils = "okänt" if count is None else count.what
    return f"{panel.measure.title}: {where}. Antal elever: {pupils}."


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "skolenheter": _units,
    "skolenheter-delar": _parts,
    "skolenheter-utveckling": _years,
}
