"""What the client of Planned Educations gives; contacts, which can be persons, are not read."""

from __future__ import annotations

import msgspec

from likvard.sources.published import Figure  # noqa: TC001 - msgspec needs it


class School(msgspec.Struct, frozen=True):
    """A school unit by its eight-figure code; `forms` has the years taught by form ("gr")."""

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

    `programme` is the upper-secondary programme's code ("EK"), empty for the whole unit; `period`
    is empty where the publisher tells none, which it does for some that are missing.
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
