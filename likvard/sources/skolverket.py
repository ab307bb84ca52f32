"""Skolverket's Planned Educations v4: school units, positions, programmes and statistics."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from likvard.sources.faults import LacksError, SourceError
from likvard.sources.fetching import Part
from likvard.sources.request import SKOLVERKET, base
from likvard.sources.skolverket_lists import inside, pages, question
from likvard.sources.skolverket_read import compulsory, position, programme, salsa, school, upper
from likvard.sources.skolverket_shapes import Envelope, Event, ListedUnit, ListPage
from likvard.sources.together import quiet, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from likvard.sources.fetching import Fetcher
    from likvard.sources.request import Request
    from likvard.sources.skolverket_records import Position, Programme, Published, Salsa, School
    from likvard.sources.together import Told

Record = TypeVar("Record")
Asked = TypeVar("Asked")
Made = TypeVar("Made")
NONE: Final = "not one of the school units has anything here (404)"


class Skolverket:
    """A client of Planned Educations v4; an area is a municipality's or a county's code."""

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 4, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(SKOLVERKET)
        self._workers = workers
        self._told = told

    def schools(self, areas: Sequence[str], forms: Sequence[str]) -> Iterator[Part[School]]:
        """Give the school units of areas with school forms ("gr", "gy"), each once.

        An area with no unit of any of the forms is a SourceError, as is a unit not asked for.
        """
        seen: set[str] = set()
        found = self._together(self._units, [(area, form) for area in areas for form in forms])
        for area in areas:
            parts = [part for _ in forms for part in next(found)]
            if not any(part.records for part in parts):
                raise SourceError(SKOLVERKET, self._base, f"no school unit in area {area}")
            for part in parts:
                fresh = tuple(unit for unit in part.records if unit.code not in seen)
                seen |= {unit.code for unit in fresh}
                yield Part(part.entry, fresh)

    def programmes(self, areas: Sequence[str]) -> Iterator[Part[Programme]]:
        """Give the upper-secondary programmes that schools in areas give; an area may have none."""
        return chain.from_iterable(self._together(self._events, areas))

    def positions(self, codes: Sequence[str]) -> Iterator[Part[Position]]:
        """Give the position of each school unit, a question each; not of one that is gone."""
        return self._each(codes, "", position)

    def compulsory(self, codes: Sequence[str]) -> Iterator[Part[Published]]:
        """Give the statistics of the compulsory school (gr) of each unit, one question each."""
        return self._each(codes, "/statistics/gr", compulsory)

    def upper_secondary(self, codes: Sequence[str]) -> Iterator[Part[Published]]:
        """Give the statistics of the upper-secondary school (gy) of each unit and programme."""
        return self._each(codes, "/statistics/gy", upper)

    def salsa(self) -> Part[Salsa]:
        """Give the SALSA figures of all school units in the country; none at all is a fault."""
        request = question(self._base, "/statistics/all-schools/salsa")
        answer = self._fetcher.fetch(request, partial(salsa, request))
        return Part(answer.entry, answer.value)

    def _together(self, make: Callable[[Asked], Made], asked: Sequence[Asked]) -> Iterator[Made]:
        return together(make, asked, self._workers, self._told)

    def _units(self, asked: tuple[str, str]) -> list[Part[School]]:
        area, form = asked
        parameters = {"geographicalAreaCode": area, "typeOfSchooling": form, "sort": "name,asc"}
        seen: set[str] = set()
        walk = pages(
            self._fetcher,
            self._base,
            "/school-units",
            parameters,
            Envelope[ListPage[ListedUnit]],
            wrong=partial(_wrong_unit, asked, seen),
        )
        return [Part(entry, tuple(school(unit) for unit in found)) for entry, found in walk]

    def _events(self, area: str) -> list[Part[Programme]]:
        parameters = {"geographicalAreaCode": area, "typeOfSchooling": "gy"}
        walk = pages(
            self._fetcher,
            self._base,
            "/education-events",
            parameters,
            Envelope[ListPage[Event]],
            wrong=partial(_wrong_event, area),
        )
        return [Part(entry, tuple(programme(event) for event in found)) for entry, found in walk]

    def _each(
        self,
        codes: Sequence[str],
        path: str,
        read: Callable[[Request, bytes, str], tuple[Record, ...]],
    ) -> Iterator[Part[Record]]:
        lacking = 0
        for part in self._together(partial(self._one, path, read), codes):
            if part is None:
                lacking += 1
            else:
                yield part
        if codes and lacking == len(codes):
            raise SourceError(SKOLVERKET, f"{self._base}/school-units/{codes[0]}{path}", NONE)

    def _one(
        self, path: str, read: Callable[[Request, bytes, str], tuple[Record, ...]], code: str
    ) -> Part[Record] | None:
        request = question(self._base, f"/school-units/{quote(code)}{path}", may_lack=True)
        try:
            answer = self._fetcher.fetch(request, lambda content: read(request, content, code))
        except LacksError:
            return None
        return Part(answer.entry, answer.value)


def _wrong_unit(asked: tuple[str, str], seen: set[str], unit: ListedUnit) -> str:
    area, form = asked
    if not inside(area, unit.geographical_area_code):
        return f"{unit.code} of {unit.geographical_area_code} was not asked for, only {area}"
    if form not in {taught.code for taught in unit.type_of_schooling}:
        return f"{unit.code} does not have the school form {form} asked for"
    if unit.code in seen:
        return f"{unit.code} comes twice"
    seen.add(unit.code)
    return ""


def _wrong_event(area: str, event: Event) -> str:
    if not inside(area, event.geographical_area_code):
        return f"{event.school_unit_code} of {event.geographical_area_code} was not asked for"
    return ""
