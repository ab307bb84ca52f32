"""What tests of the sources share: an archive, a fetcher whose time is told, and one exchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import httpx2 as httpx

from likvard.sources.archive import Archive
from likvard.sources.asking import new_client
from likvard.sources.fetching import Live
from likvard.sources.pace import Clock
from tests.servers.serving import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.serving import Question


@dataclass
class Time:
    """A time that passes only when somebody sleeps; `slept` is how long each time."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def clock(self) -> Clock:
        """The clock that tells this time."""
        return Clock(lambda: self.at, self.sleep)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        with self.lock:
            self.at += seconds
            self.slept.append(seconds)


@lru_cache(maxsize=4)
def client(timeout: float = 5) -> httpx.Client:
    """Return a client as it is made for real: one for all tests, since certificates take time."""
    return new_client(timeout=httpx.Timeout(timeout))


def live(
    folder: Path, time: Time | None = None, *, run: str = "", asker: httpx.Client | None = None
) -> Live:
    """Return a fetcher with an archive in a folder, in the run to go on with."""
    archive = Archive(folder)
    clock = (time or Time()).clock
    return Live(archive, run or archive.begin(), clock=clock, client=asker or client())


class Says:
    """A publisher that gives its answers in turn, the last one for ever."""

    def __init__(self, *replies: Reply | bytes | Callable[[Question], Reply]) -> None:
        self._replies = list(replies)
        self._lock = Lock()

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        with self._lock:
            reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, bytes):
            return Reply(reply)
        return reply if isinstance(reply, Reply) else reply(question)
