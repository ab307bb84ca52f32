"""What a refresh tells while it works: bars on a terminal, lines with the time in a log."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from likvard.refresh.wish import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from rich.progress import Progress, TaskID

EVERY: Final = 30.0
"""Seconds between two lines in the log on one thing."""


@contextmanager
def watch(*, plain: bool) -> Iterator[Watch]:
    """Give someone to tell: a log on standard output, bars on a terminal, else nobody."""
    if plain:
        log = Log(sys.stdout)
        yield Watch(log.fetching, lambda _step, _share: None, log.step)
    elif sys.stderr.isatty():
        with bars() as shown:
            yield Watch(shown.fetching, shown.building)
    else:
        yield Watch()


class Log:
    """Lines such as "2026-11-30T20:30:00Z kolada 10/48", seldom enough for a log to be read."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._next: dict[str, float] = {}

    def line(self, text: str) -> None:
        """Write a line."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._file.write(f"{now} {text}\n")
        self._file.flush()

    def step(self, text: str) -> None:
        """Write the beginning of a step; single files are left out."""
        if not text.startswith("move "):
            self.line(text)

    def fetching(self, what: str, done: int, whole: int) -> None:
        """Write how far something has come, now and then and at its end."""
        now = time.monotonic()
        if done == whole or now >= self._next.get(what, 0.0):
            self._next[what] = now + EVERY
            self.line(f"{what} {done}/{whole}")


class Bars:
    """A bar for each thing that is fetched, and one for the build."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def fetching(self, what: str, done: int, whole: int) -> None:
        """Move the bar of what is fetched."""
        self._progress.update(self._task(what), completed=done, total=whole)

    def building(self, step: str, share: float) -> None:
        """Move the bar of the database that is tried out."""
        self._progress.update(self._task("database"), completed=share, total=1.0, detail=step)

    def _task(self, what: str) -> TaskID:
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=None, detail="")
        return self._tasks[what]


@contextmanager
def bars() -> Iterator[Bars]:
    """Give bars on standard error: what, share done, time left."""
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[detail]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bars(progress)
