"""The questions of one publisher at a time, and what it answered as tables of rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from likvard.refresh.rows import Shape, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    import pyarrow as pa

    from likvard.refresh.plan import Plan
    from likvard.sources.fetching import Fetcher, Part
    from likvard.sources.index import Entry

Record = TypeVar("Record")


@dataclass
class Origin:
    """Where rows come from: the answers that were read, each once, and when the last was given."""

    answers: set[tuple[str, str]] = field(default_factory=set)
    last: str = ""

    def noted(self, parts: Iterable[Part[Record]]) -> Iterator[tuple[Record, ...]]:
        """Give the records of each part, and note which answer they rest on."""
        for part in parts:
            self.note(part.entry)
            yield part.records

    def note(self, entry: Entry) -> None:
        """Note an answer."""
        self.answers.add((f"{entry.method} {entry.path} {entry.body}", entry.checksum))
        self.last = max(self.last, entry.fetched_at)

    def add(self, other: Origin) -> None:
        """Note the answers that another has noted."""
        self.answers |= other.answers
        self.last = max(self.last, other.last)

    @property
    def digest(self) -> str:
        """Return a hash over every question and its answer's checksum, in no order."""
        lines = (" ".join(answer) for answer in sorted(self.answers))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True)
class Answered:
    """What a publisher answered for one figure set: rows, and with `since` those that are gone."""

    figure_set: str
    shape: Shape
    rows: pa.Table
    origin: Origin
    gone: pa.Table | None = None


@dataclass(frozen=True)
class Asked:
    """What a publisher is asked with: the plan, how to fetch, the day since when, who is told.

    `since` None asks for everything. `told` gets what is fetched, chains done and chains in all.
    `lacking` are codes that the publisher's catalogue no longer has: they are not asked for.
    """

    plan: Plan
    fetcher: Fetcher
    since: date | None = None
    told: Callable[[str, int, int], None] = lambda _what, _done, _all: None
    lacking: frozenset[str] = frozenset()

    def telling(self, what: str) -> Callable[[int, int], None]:
        """Return what a client tells how far it has come."""
        return lambda done, whole: self.told(what, done, whole)


class Ask(Protocol):
    """A publisher's questions: what it answers for each of its sets in the plan."""

    def __call__(self, asked: Asked) -> Iterator[Answered]:
        """Give one answer per figure set; raises SourceError."""


def answered(figure_set: str, shape: Shape, parts: Sequence[pa.Table], origin: Origin) -> Answered:
    """Return the parts of an answer as one."""
    return Answered(figure_set, shape, joined(shape, parts), origin)
