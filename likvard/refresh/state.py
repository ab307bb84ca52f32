"""What is known of the latest refreshes, apart from the figures: data/refresh/state.json.

It changes at every run, also when no figure does; so it lies outside the figures and is no part of
a version. Losing it costs nothing but the memory of when was looked last.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from likvard.build.publishing import write_settled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "state.json"
Outcome = Literal["published", "unchanged", "held", "fault", "would be published"]


@dataclass(frozen=True)
class Looked:
    """What came of the latest look at a figure set: when (UTC, ISO 8601), the outcome, and why."""

    at: str
    outcome: str
    why: str = ""


@dataclass(frozen=True)
class Coming:
    """What Kolada says of an indicator: the next period to be published, and the day."""

    day: str
    period: str


@dataclass(frozen=True)
class State:
    """The latest look at every figure set, and what Kolada has announced for every indicator."""

    sets: dict[str, Looked] = field(default_factory=dict)
    coming: dict[str, Coming] = field(default_factory=dict)

    def with_(self, sets: Mapping[str, Looked], coming: Mapping[str, Coming]) -> State:
        """Return the state with what is known now."""
        return State({**self.sets, **sets}, {**self.coming, **coming})


def read_state(folder: Path) -> State:
    """Return the state in a folder; an empty one where there is none that can be read."""
    try:
        plain: dict[str, Any] = json.loads((folder / FILE).read_bytes())
        return State(
            {name: Looked(**one) for name, one in plain["sets"].items()},
            {name: Coming(**one) for name, one in plain["coming"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def write_state(folder: Path, state: State) -> None:
    """Write the state in one step."""
    told = json.dumps(asdict(state), ensure_ascii=False, indent=1, sort_keys=True)
    write_settled(folder / FILE, told.encode())
