"""From a question to an answer that was read: over the network (Live), or not (Replay)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from likvard.sources.archive import Archive, Entry
    from likvard.sources.request import Request

Read = TypeVar("Read")
Record = TypeVar("Record")


@dataclass(frozen=True)
class Answer(Generic[Read]):
    """What a publisher answered, as it was read, and the entry that it rests on."""

    entry: Entry
    value: Read


@dataclass(frozen=True)
class Part(Generic[Record]):
    """The records of one answer, and the entry that they rest on: what clients give."""

    entry: Entry
    records: tuple[Record, ...]


class Fetcher(Protocol):
    """Whatever answers a question: Live asks the publisher, Replay the archive alone."""

    def fetch(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        """Return the answer as `read` makes it from the bytes; `read` may raise SourceError."""

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Ask a publisher at most so many times within so many seconds from now on."""


class Live:
    """Asks the publishers: politely, patiently, within limits, and every answer is archived.

    `run` comes from `Archive.begin`. What arrived in that run already is read from the archive. Of
    what arrived before it, the publisher is asked whether it has changed, where it can say so.
    """

    def __init__(self, archive: Archive, run: str) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        raise NotImplementedError

    def fetch(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        """Return the answer to a question, from this run's archive or else from the publisher."""
        raise NotImplementedError

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Ask a publisher at most so many times within so many seconds from now on."""
        raise NotImplementedError


class Replay:
    """Answers from the archive alone: from one run, or with no run the newest of each question."""

    def __init__(self, archive: Archive, run: str = "") -> None:
        raise NotImplementedError

    def fetch(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        """Return the archived answer, or raise NotArchivedError, which names what is missing."""
        raise NotImplementedError

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Do nothing: nobody is asked."""
