"""What Skolverket's Planned Educations answers, as rows: school units and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from likvard.refresh.asking import Answered, Asked, Origin, answered
from likvard.refresh.rows import SCHOOL_UNIT, UNITS, table
from likvard.sources.skolverket import Skolverket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from likvard.refresh.plan import Fetched, Field, Kind
    from likvard.sources.fetching import Part
    from likvard.sources.skolverket_records import Position, Published, Salsa, School

FORMS: Final = ("gr", "gy")
_FORM: Final = {"compulsory": "gr", "upper_secondary": "gy"}
_PROVIDERS: Final = {"Kommunal": "municipal", "Fristående": "independent"}
Row = tuple[object, ...]


def skolverket(asked: Asked) -> Iterator[Answered]:
    """Give what Skolverket answers for its sets; what several need is asked for once."""
    sets = {kind: [s for s in asked.plan.of("skolverket") if s.kind == kind] for kind in _KINDS}
    listed = Origin()
    schools: list[School] = []
    if any(found for kind, found in sets.items() if kind != "salsa"):
        client = Skolverket(asked.fetcher, told=asked.telling("Skolverket: school units"))
        parts = client.schools(asked.plan.counties, FORMS)
        schools = [unit for found in listed.noted(parts) for unit in found]
    for kind, found in sets.items():
        if found:
            yield from _KINDS[kind](found, asked, schools, listed)


def _positions(
    sets: Sequence[Fetched], asked: Asked, schools: Sequence[School], listed: Origin
) -> Iterator[Answered]:
    client = Skolverket(asked.fetcher, told=asked.telling("Skolverket: positions"))
    origin = Origin()
    origin.add(listed)
    codes = sorted(unit.code for unit in schools)
    places = [p for found in origin.noted(client.positions(codes)) for p in found]
    year = int(origin.last[:4])
    rows = table(UNITS, (_unit(place, year) for place in places))
    for one in sets:
        yield answered(one.figure_set, UNITS, [rows], origin)


def _unit(place: Position, year: int) -> Row:
    provider = _PROVIDERS.get(place.organizer, "other")
    at = (place.latitude, place.longitude)
    return (place.code, place.name, place.municipality, provider, *at, year, year)


def _compulsory(
    sets: Sequence[Fetched], asked: Asked, schools: Sequence[School], listed: Origin
) -> Iterator[Answered]:
    client = Skolverket(asked.fetcher, told=asked.telling("Skolverket: compulsory"))
    return _of_each(client.compulsory, "gr", sets, schools, listed)


def _upper_secondary(
    sets: Sequence[Fetched], asked: Asked, schools: Sequence[School], listed: Origin
) -> Iterator[Answered]:
    client = Skolverket(asked.fetcher, told=asked.telling("Skolverket: upper secondary"))
    return _of_each(client.upper_secondary, "gy", sets, schools, listed)


def _of_each(
    ask: Callable[[Sequence[str]], Iterator[Part[Published]]],
    form: str,
    sets: Sequence[Fetched],
    schools: Sequence[School],
    listed: Origin,
) -> Iterator[Answered]:
    """Give the sets that are made of one question to every unit with a school form."""
    origin = Origin()
    origin.add(listed)
    rows: dict[str, list[Row]] = {one.figure_set: [] for one in sets}
    codes = sorted(unit.code for unit in schools if form in unit.forms)
    for found in origin.noted(ask(codes)):
        for one in sets:
            rows[one.figure_set] += _told(one.fields, found, by_programme=form == "gy")
    for one in sets:
        parts = [table(SCHOOL_UNIT, rows.pop(one.figure_set))]
        yield answered(one.figure_set, SCHOOL_UNIT, parts, origin)


def _told(
    fields: Iterable[Field], found: Sequence[Published], *, by_programme: bool
) -> Iterator[Row]:
    """Give the figures that become rows: with a year, and of a programme where those are asked."""
    wanted = {field.field: field for field in fields}
    for one in found:
        field = wanted.get(one.field)
        if field is None or bool(one.programme) != by_programme:
            continue
        yield from _row(field, one.programme, one)


def _row(field: Field, programme: str, one: Published | Salsa) -> Iterator[Row]:
    year = field.year(one.period)
    if year is not None:
        told = one.figure
        yield (field.series, programme, year, "T", one.code, told.value, told.status)


def _salsa(
    sets: Sequence[Fetched], asked: Asked, _schools: Sequence[School], _listed: Origin
) -> Iterator[Answered]:
    part = Skolverket(asked.fetcher, told=asked.telling("Skolverket: salsa")).salsa()
    origin = Origin()
    origin.note(part.entry)
    for one in sets:
        wanted = {field.field: field for field in one.fields}
        rows = [r for s in part.records if s.field in wanted for r in _row(wanted[s.field], "", s)]
        yield answered(one.figure_set, SCHOOL_UNIT, [table(SCHOOL_UNIT, rows)], origin)


_KINDS: Final[
    dict[Kind, Callable[[Sequence[Fetched], Asked, Sequence[School], Origin], Iterator[Answered]]]
] = {
    "schools": _positions,
    "compulsory": _compulsory,
    "upper_secondary": _upper_secondary,
    "salsa": _salsa,
}
