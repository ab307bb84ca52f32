"""What the statement on accessibility rests on: the latest run, known shortcomings, a contact."""

import logging
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from likvard.catalogue.parse import make

log = logging.getLogger("likvard")
FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "accessibility"
RUN: Final = FOLDER / "run.toml"
SHORTCOMINGS: Final = FOLDER / "shortcomings.toml"
Status = Literal["helt", "delvis"]


@dataclass(frozen=True)
class Run:
    """The latest test by machine: its day, its tools, what it looked at, and what was broken.

    `pages` are addresses, `looks` pages in some state; each look was taken in every theme and at
    every width (in px). `violations` names a look and the rule broken there.
    """

    on: date
    axe: str
    chromium: str
    pages: tuple[str, ...]
    looks: tuple[str, ...]
    themes: tuple[str, ...]
    widths: tuple[int, ...]
    violations: tuple[str, ...]

    @property
    def checks(self) -> int:
        """Return how many times a page was tested."""
        return len(self.looks) * len(self.themes) * len(self.widths)


@dataclass(frozen=True)
class Shortcoming:
    """Something known not to be accessible: to whom, why, what to do instead, and the criterion."""

    what: str
    why: str
    instead: str
    criterion: str


@dataclass(frozen=True)
class Contact:
    """Who answers for an installation, and where shortcomings are reported; empty when not set."""

    operator: str = ""
    address: str = ""

    @property
    def href(self) -> str:
        """Return the address as a link leads to it."""
        return f"mailto:{self.address}" if "@" in self.address else self.address


def load_run(path: Path = RUN) -> Run:
    """Return the latest run, or raise CatalogueError."""
    return make(Run, _read(path), path.name)


def load_shortcomings(path: Path = SHORTCOMINGS) -> tuple[Shortcoming, ...]:
    """Return the known shortcomings as written by hand, or raise CatalogueError."""
    listed = _read(path)["shortcomings"]
    return tuple(make(Shortcoming, one, f"{path.name}: {i}") for i, one in enumerate(listed, 1))


def contact(environment: Mapping[str, str] = os.environ) -> Contact:
    """Return the contact set by LIKVARD_OPERATOR and LIKVARD_CONTACT.

    The latter is a mail address or an address beginning with https://; anything else is logged and
    left out, so that no reader is sent nowhere.
    """
    operator, address = (
        environment.get(f"LIKVARD_{n}", "").strip() for n in ("OPERATOR", "CONTACT")
    )
    if address and not re.fullmatch(r"[^@\s:]+@[^@\s:]+\.[^@\s:]+|https://\S+", address):
        log.error("LIKVARD_CONTACT is neither a mail address nor an https address")
        address = ""
    return Contact(operator, address)


def status(run: Run, shortcomings: tuple[Shortcoming, ...]) -> Status:
    """Return how far the app conforms: in full only with nothing broken and nothing known."""
    return "delvis" if run.violations or shortcomings else "helt"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
