"""Kolada v3: the catalogue of indicators, and their values for municipalities and school units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from likvard.sources.request import KOLADA, base
from likvard.sources.together import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from likvard.sources.fetching import Fetcher, Part
    from likvard.sources.together import Told

Gender = Literal["T", "K", "M"]


class Indicator(msgspec.Struct, frozen=True):
    """One indicator as Kolada's catalogue has it today; the field names are Kolada's own.

    `publ_period` is the next period to be published, None for one that is retired;
    `publication_date` (ISO) when that will be.
    """

    id: str
    title: str
    description: str
    is_divided_by_gender: bool
    has_ou_data: bool
    municipality_type: str
    auspice: str | None = None
    operating_area: str | None = None
    perspective: str | None = None
    prel_publication_date: str | None = None
    publication_date: str | None = None
    publ_period: str | None = None


class Municipality(msgspec.Struct, frozen=True):
    """A municipality (type K), or a region or the country "0000" (type L)."""

    id: str
    title: str
    type: str


class Member(msgspec.Struct, frozen=True):
    """One member of a group."""

    member_id: str
    member_title: str


class Group(msgspec.Struct, frozen=True):
    """A group of municipalities or of indicators."""

    id: str
    title: str
    members: tuple[Member, ...]


class Unit(msgspec.Struct, frozen=True):
    """A school or preschool by Kolada's own id ("V15E128000301"), with its municipality's code."""

    id: str
    title: str
    municipality: str


class Value(msgspec.Struct, frozen=True, gc=False):
    """One value of one indicator for one area, year and gender; None is no value, never a zero.

    `area` is a municipality's code, "0000" or a group's id; `status` is Kolada's own word, empty
    for an ordinary value; `deleted` says that a value there was is withdrawn; `count` is the
    number of municipalities behind a group's value.
    """

    kpi: str
    area: str
    year: int
    gender: Gender
    value: float | None
    status: str
    deleted: bool
    count: int | None


class UnitValue(msgspec.Struct, frozen=True, gc=False):
    """The same for one school unit."""

    kpi: str
    unit: str
    year: int
    gender: Gender
    value: float | None
    status: str
    deleted: bool


class Kolada:
    """A client of Kolada v3; every method gives parts in a fixed order and raises SourceError.

    At most `workers` questions are under way at once.
    """

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 4, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(KOLADA)
        self._workers = workers
        self._told = told

    def indicators(self, kpis: Sequence[str] = ()) -> Iterator[Part[Indicator]]:
        """Give the catalogue's entries of some indicators, or of all; a missing one is left out."""
        raise NotImplementedError

    def municipalities(self) -> Iterator[Part[Municipality]]:
        """Give all 290 municipalities, the regions and the country."""
        raise NotImplementedError

    def municipality_groups(self, title: str = "") -> Iterator[Part[Group]]:
        """Give the groups of municipalities whose title contains something."""
        raise NotImplementedError

    def kpi_groups(self, title: str = "") -> Iterator[Part[Group]]:
        """Give the groups of indicators whose title contains something."""
        raise NotImplementedError

    def units(self, municipalities: Sequence[str] = ()) -> Iterator[Part[Unit]]:
        """Give the school units of some municipalities, or of all."""
        raise NotImplementedError

    def values(
        self,
        kpis: Sequence[str],
        areas: Sequence[str],
        *,
        years: Sequence[int] = (),
        since: date | None = None,
    ) -> Iterator[Part[Value]]:
        """Give the values of indicators for areas, in some years or in all there are.

        With `since`, which needs `years`, only what has changed since, withdrawn values too; that
        may be nothing. Without it, no value at all of an indicator is a SourceError naming it.
        """
        raise NotImplementedError

    def unit_values(
        self,
        kpis: Sequence[str],
        units: Sequence[str],
        *,
        years: Sequence[int] = (),
        since: date | None = None,
    ) -> Iterator[Part[UnitValue]]:
        """Give the values of indicators for school units, with the same rules as `values`."""
        raise NotImplementedError
