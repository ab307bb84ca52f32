"""From a question to an answer that was read: over the network (Live), or not (Replay)."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import httpx2 as httpx

from likvard.sources.asking import Reply, ask, judge, new_client
from likvard.sources.faults import (
    BusyError,
    LacksError,
    NotArchivedError,
    SourceError,
)
from likvard.sources.pace import Clock, Paces
from likvard.sources.patience import patient

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from likvard.sources.archive import Archive
    from likvard.sources.index import Entry
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
        """Return the answer as `read` makes it from the bytes; `read` may raise SourceError.

        Raises
        ------
        LacksError
            If the publisher has nothing there (404).
        SourceError
            If there is no usable answer.
        """

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Ask a publisher at most so many times within so many seconds from now on."""


class Live:
    """Asks the publishers: politely, patiently, within limits, and every answer is archived.

    `run` comes from `Archive.begin`. What arrived in that run already is read from the archive. Of
    what arrived before it, the publisher is asked whether it has changed, where it can say so.
    Leaving the block ends all waiting, and nothing is asked any more. `clock` and `client` are
    replaced in tests; a client given is not closed.
    """

    def __init__(
        self,
        archive: Archive,
        run: str,
        *,
        clock: Clock | None = None,
        client: httpx.Client | None = None,
    ) -> None:
        self._archive, self._run = archive, run
        self._left = Event()
        self._clock = clock or Clock(sleep=self._left.wait)
        self._paces = Paces(self._clock)
        self._own = client is None
        self._client = client or new_client()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._left.set()
        if self._own:
            self._client.close()

    def fetch(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        """Return the answer to a question, from this run's archive or else from the publisher."""
        found = self._archive.found(request, self._run)
        content = None if found is None else _whole(self._archive, found)
        if found is not None and content is not None:
            return _answer(request, found, content, read)
        return patient(self._clock)(self._asked, request, read)

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Ask a publisher at most so many times within so many seconds from now on."""
        self._paces.of(publisher).change(calls, seconds)

    def _asked(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        old, content = self._before(request)
        reply = self._reply(request, old)
        if old is not None and reply.head.status == httpx.codes.NOT_MODIFIED:
            value = read(content)
            return Answer(self._archive.keep_unchanged(self._run, old), value)
        return self._kept(request, reply, read)

    def _before(self, request: Request) -> tuple[Entry | None, bytes]:
        old = self._archive.newest(request)
        if old is None or not (old.etag or old.last_modified):
            return None, b""
        content = _whole(self._archive, old)
        return (None, b"") if content is None else (old, content)

    def _reply(self, request: Request, old: Entry | None) -> Reply:
        pace = self._paces.of(request.publisher)
        pace.wait()
        if self._left.is_set():
            wrong = "was not asked: the run has been stopped"
            raise SourceError(request.publisher, request.address, wrong)
        try:
            return ask(self._client, request, old, self._clock)
        except BusyError as busy:
            pace.pause(busy.wait or 0)
            raise

    def _kept(self, request: Request, reply: Reply, read: Callable[[bytes], Read]) -> Answer[Read]:
        try:
            judge(request, reply)
            value = read(reply.content)
        except SourceError as fault:
            told = "" if request.may_lack and isinstance(fault, LacksError) else str(fault)
            self._archive.keep(self._run, request, reply.content, reply.head, told)
            raise
        entry = self._archive.keep(self._run, request, reply.content, reply.head)
        return Answer(entry, value)


class Replay:
    """Answers from the archive alone: from one run, or with no run the newest of each question."""

    def __init__(self, archive: Archive, run: str = "") -> None:
        self._archive, self._run = archive, run

    def fetch(self, request: Request, read: Callable[[bytes], Read]) -> Answer[Read]:
        """Return the archived answer, or raise NotArchivedError, which names what is missing."""
        archive = self._archive
        found = archive.found(request, self._run) if self._run else archive.newest(request)
        if found is None:
            wrong = f"is not in the archive{f' of {self._run}' if self._run else ''}"
            raise NotArchivedError(request.publisher, request.address, f"{wrong}{_asked(request)}")
        return _answer(request, found, archive.content(found), read)

    def pace(self, publisher: str, calls: int, seconds: float) -> None:
        """Do nothing: nobody is asked."""


def _answer(
    request: Request, entry: Entry, content: bytes, read: Callable[[bytes], Read]
) -> Answer[Read]:
    if entry.status == httpx.codes.NOT_FOUND:
        raise LacksError(request.publisher, request.address, "there is nothing here (404)")
    return Answer(entry, read(content))


def _asked(request: Request) -> str:
    return f" (asked with {request.body})" if request.body else ""


def _whole(archive: Archive, entry: Entry) -> bytes | None:
    try:
        return archive.content(entry)
    except SourceError:
        return None
