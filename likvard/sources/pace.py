"""How often a publisher is asked: evenly spaced, by whichever thread, below what it allows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from likvard.sources.request import KOLADA, SCB, SIRIS, SKOLVERKET, STATISTIKDATABASEN

if TYPE_CHECKING:
    from collections.abc import Callable

MARGIN: Final = 1.1  # calls arrive unevenly though they leave evenly

# Calls and seconds until the publisher's own configuration is read: Kolada publishes no limit, its
# clients keep to five a second; Planned Educations has been walked at four; the databases say.
USUAL: Final = {
    KOLADA: (5, 1.0),
    SKOLVERKET: (4, 1.0),
    STATISTIKDATABASEN: (10, 10.0),
    SIRIS: (1, 2.0),
    SCB: (3, 1.0),
}


@dataclass(frozen=True)
class Clock:
    """The time in seconds from any start, and how to wait: replaced where tests tell the time."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep


class Pace:
    """Lets callers through at most `calls` times in `seconds`, one after the other."""

    def __init__(self, calls: int, seconds: float, clock: Clock) -> None:
        self._clock, self._lock = clock, Lock()
        self._next = clock.now()
        self.change(calls, seconds)

    def change(self, calls: int, seconds: float) -> None:
        """Keep another pace from now on."""
        self._apart = seconds / max(calls, 1) * MARGIN

    def wait(self) -> None:
        """Wait for one's turn."""
        with self._lock:
            now = self._clock.now()
            turn = max(now, self._next)
            self._next = turn + self._apart
        if turn > now:
            self._clock.sleep(turn - now)

    def pause(self, seconds: float) -> None:
        """Let nobody through for so many seconds: the publisher has asked for it."""
        with self._lock:
            self._next = max(self._next, self._clock.now() + seconds)


class Paces:
    """The pace of each publisher."""

    def __init__(self, clock: Clock) -> None:
        self._of = {name: Pace(*usual, clock) for name, usual in USUAL.items()}

    def of(self, publisher: str) -> Pace:
        """Return a publisher's pace."""
        return self._of[publisher]
