"""Has Kolada renamed, retired or redefined what we show? Told, never silently followed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from likvard.sources.kolada_records import Indicator

EXPECTED: Final = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "kolada.toml"

Kind = Literal["missing", "retired", "renamed", "redefined", "unit", "gender", "units"]


@dataclass(frozen=True)
class Expected:
    """What we wrote down of a Kolada indicator: the facts that our own words rest on.

    `gender` and `units` say whether it is divided by gender and given for school units; `unit` is
    the unit that its title tells; `description` a hash of the description once seen, or empty.
    """

    id: str
    title: str
    unit: str
    gender: bool
    units: bool
    description: str = ""


@dataclass(frozen=True)
class Drift:
    """One difference between what we wrote down and what Kolada's catalogue says now.

    `text` is one English line for the command line. `blocks` says that its figures must not be
    published before somebody has looked (missing, redefined, another unit).
    """

    id: str
    kind: Kind
    text: str
    blocks: bool


def read_expected(path: Path = EXPECTED) -> tuple[Expected, ...]:
    """Return what we expect of every Kolada indicator we use."""
    raise NotImplementedError


def drifts(expected: Sequence[Expected], current: Iterable[Indicator]) -> tuple[Drift, ...]:
    """Return every difference, in the order of what was expected; empty if all is as it was."""
    raise NotImplementedError
