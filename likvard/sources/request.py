"""What is asked of a publisher, and the address of each, which mirrors and tests can change."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

KOLADA: Final = "Kolada"
SKOLVERKET: Final = "Skolverket"
STATISTIKDATABASEN: Final = "Skolverkets statistikdatabas"
SIRIS: Final = "SIRIS"
SCB: Final = "SCB"

MEGABYTE: Final = 1 << 20

_BASES: Final = {
    KOLADA: ("LIKVARD_KOLADA", "https://api.kolada.se/v3"),
    SKOLVERKET: ("LIKVARD_SKOLVERKET", "https://api.skolverket.se/planned-educations/v4"),
    STATISTIKDATABASEN: (
        "LIKVARD_STATISTIKDATABASEN",
        "https://statistikdatabasen.skolverket.se/PxWeb/api/v1/sv/Skolverkets_statistikdatabas",
    ),
    SIRIS: ("LIKVARD_SIRIS", "https://siris.skolverket.se/siris/reports/export_api/runexport/"),
    SCB: ("LIKVARD_SCB", "https://statistikdatabasen.scb.se/api/v2"),
}


@dataclass(frozen=True)
class Request:
    """One question to a publisher: a path below its base address, with its parameters.

    `body` is the JSON sent with a POST, empty for a GET; `limit` the number of bytes that the
    answer may have; `may_lack` says that a 404 is an answer like any other (there is none).
    """

    publisher: str
    base: str
    path: str
    body: str = ""
    accept: str = "application/json"
    limit: int = 64 * MEGABYTE
    may_lack: bool = False

    @property
    def address(self) -> str:
        """The whole address."""
        return self.base + self.path

    @property
    def method(self) -> str:
        """GET, or POST where there is a body."""
        return "POST" if self.body else "GET"


def base(publisher: str) -> str:
    """Return a publisher's address without a slash at its end, as the environment names it."""
    variable, address = _BASES[publisher]
    return (os.environ.get(variable) or address).rstrip("/")
