"""What a refresh is to do, who is told while it does, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from likvard.refresh.guards import Waiver
from likvard.sources.fetching import Live

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from likvard.checks import Fault
    from likvard.sources.archive import Archive


class BusyRefreshError(Exception):
    """Another refresh is running."""


class WrongError(Exception):
    """What was asked for cannot be done; the message is one line."""


@dataclass(frozen=True)
class Wish:
    """What a refresh is to do; the command's arguments (likvard/refresh/command.py)."""

    only: tuple[str, ...] = ()
    since: date | None = None
    dry_run: bool = False
    waiver: Waiver = field(default_factory=Waiver)
    from_archive: str = ""


@dataclass
class Outcome:
    """What came of a refresh: sets published, unchanged and held, what publishers failed with."""

    published: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    held: dict[str, list[Fault]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    run: str = ""


@dataclass(frozen=True)
class Watch:
    """Who is told: `fetching` what, done, in all; `building` step, share; `at` each step taken.

    `live` makes what asks the publishers.
    """

    fetching: Callable[[str, int, int], None] = lambda _what, _done, _all: None
    building: Callable[[str, float], None] = lambda _step, _share: None
    at: Callable[[str], None] = lambda _step: None
    live: Callable[[Archive, str], Live] = Live
