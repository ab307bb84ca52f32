"""What Kolada's client gives, and the shapes in which Kolada v3 answers."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

Gender = Literal["T", "K", "M"]
Item = TypeVar("Item")


class Indicator(msgspec.Struct, frozen=True):
    """One indicator as Kolada's catalogue has it today; the field names are Kolada's own.

    `publ_period` is the next period to be published, None for one that is retired;
    `publication_date` (ISO) when that will be.
    """

    id: str
    title: str
    description: str | None
    is_divided_by_gender: bool
    has_ou_data: bool
    municipality_type: str
    publ_period: str | None
    auspice: str | None = None
    operating_area: str | None = None
    perspective: str | None = None
    prel_publication_date: str | None = None
    publication_date: str | None = None


class Municipality(msgspec.Struct, frozen=True):
    """A municipality (type K), or a region or the country "0000" (type L)."""

    id: str
    title: str
    type: str


class Member(msgspec.Struct, frozen=True):
    """One member of a group."""

    member_id: str
    member_title: str | None


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


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """A page of a list: Kolada's `count` is the number on this page and is not needed."""

    values: list[Item]
    next_url: str | None = None


class GenderValue(msgspec.Struct, frozen=True, gc=False):
    """A value within a row."""

    gender: Gender
    value: float | None
    status: str | None = None
    isdeleted: bool = False
    count: int | None = None


class Row(msgspec.Struct, frozen=True):
    """The values of one indicator and year for one area or school unit, `place`."""

    kpi: str
    period: int
    place: str
    values: list[GenderValue]


class AreaRow(Row, frozen=True):
    """A row of /data."""

    place: str = msgspec.field(name="municipality")


class UnitRow(Row, frozen=True):
    """A row of /oudata."""

    place: str = msgspec.field(name="ou")
