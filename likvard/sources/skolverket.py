"""Skolverket's Planned Educations v4: school units, positions, programmes and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from likvard.sources.request import SKOLVERKET, base
from likvard.sources.together import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from likvard.sources.fetching import Fetcher, Part
    from likvard.sources.published import Figure
    from likvard.sources.together import Told


class School(msgspec.Struct, frozen=True):
    """A school unit by its eight-figure code; `forms` has the years taught by school form ("gr")."""

    code: str
    name: str
    municipality: str
    organizer: str
    forms: dict[str, tuple[str, ...]]


class Position(msgspec.Struct, frozen=True):
    """Where a school unit lies (WGS 84), None where not told; nothing about persons is read."""

    code: str
    name: str
    municipality: str
    latitude: float | None
    longitude: float | None
    organizer: str
    orientation: str


class Published(msgspec.Struct, frozen=True):
    """One figure of one school unit: `field` is the publisher's name, `period` its "2024/25".

    `programme` is the upper-secondary programme's code ("EK"), empty for the whole unit.
    """

    code: str
    programme: str
    field: str
    period: str
    figure: Figure


class Salsa(msgspec.Struct, frozen=True):
    """One SALSA figure of one school unit."""

    code: str
    municipality: str
    field: str
    period: str
    figure: Figure


class Programme(msgspec.Struct, frozen=True):
    """A programme that a school gives in upper-secondary school, with dates as published."""

    code: str
    school: str
    municipality: str
    path: str
    name: str
    start: str
    end: str


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
        """Give the school units of areas with school forms ("gr", "gy"); others are a fault."""
        raise NotImplementedError

    def positions(self, codes: Sequence[str]) -> Iterator[Part[Position]]:
        """Give the position of each school unit, one question each."""
        raise NotImplementedError

    def compulsory(self, codes: Sequence[str]) -> Iterator[Part[Published]]:
        """Give the statistics of the compulsory school (gr) of each unit, one question each."""
        raise NotImplementedError

    def upper_secondary(self, codes: Sequence[str]) -> Iterator[Part[Published]]:
        """Give the statistics of the upper-secondary school (gy) of each unit and programme."""
        raise NotImplementedError

    def salsa(self) -> Part[Salsa]:
        """Give the SALSA figures of all school units in the country."""
        raise NotImplementedError

    def programmes(self, areas: Sequence[str]) -> Iterator[Part[Programme]]:
        """Give the upper-secondary programmes that schools in areas give."""
        raise NotImplementedError
