"""Every answer, untouched and compressed, by date and checksum, with an index of what was asked."""

from __future__ import annotations

import gzip
import os
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import msgspec

from likvard.sources.faults import SourceError
from likvard.sources.index import (
    Entry,
    Key,
    Mark,
    append_line,
    checksum,
    flush,
    key,
    new_entry,
    read_lines,
    stamp,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from likvard.sources.index import Head
    from likvard.sources.request import Request

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "archive"
INDEX: Final = "index.jsonl"
A_RUN_LASTS: Final = timedelta(days=1)
_RUN: Final = "%Y-%m-%dT%H%M%SZ"
_RUN_LENGTH: Final = len("2026-11-30T203000Z")


def _utc() -> datetime:
    return datetime.now(UTC)


class Archive:
    """The answers in a folder: `<date>/<checksum>.gz`, and `index.jsonl`, which only grows.

    Safe for several threads of one process. A file is written beside its place and moved there; a
    line that a kill cut short is passed over, so its answer is simply asked for again, as is one
    whose file does not have its checksum. A run is finished when all of it is on the disk.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = _utc) -> None:
        self._folder, self._now = folder, now
        self._lock = Lock()
        self._written: list[Path] = []
        self._runs: dict[str, bool] = {}
        self._asked: dict[str, frozenset[str]] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._usable: dict[Key, dict[str, Entry]] = {}
        for line in read_lines(folder / INDEX):
            self._note(line)

    def begin(self, *, anew: bool = False) -> str:
        """Return the run to go on with: the last one if it is unfinished, else a new one.

        A run is named by the time it began, such as "2026-11-30T203000Z". An unfinished run older
        than a day, or any with `anew`, is left and a new one begun.
        """
        last, finished = next(reversed(self._runs.items()), ("", True))
        if not finished and not anew and self._now() - _began(last) < A_RUN_LASTS:
            return last
        run = _new_run(self._now(), self._runs)
        self._append(Mark(run))
        return run

    def finish(self, run: str, asked: Iterable[str] = ()) -> None:
        """Note that everything asked for in a run has arrived, such as whole figure sets."""
        flush(self._written)
        self._written.clear()
        self._append(Mark(run, finished=True, asked=tuple(asked)))
        flush([self._folder / INDEX])

    def runs(self, *, finished: bool = True) -> tuple[str, ...]:
        """Return the runs, oldest first: the finished ones, or all."""
        return tuple(run for run, done in self._runs.items() if done or not finished)

    def asked(self, run: str) -> frozenset[str]:
        """Return what has arrived whole in a run; nothing when that was never noted."""
        return self._asked.get(run, frozenset())

    def entries(self, run: str) -> tuple[Entry, ...]:
        """Return what arrived in a run, in the order it came, faulty answers too."""
        return tuple(self._entries.get(run, ()))

    def found(self, request: Request, run: str) -> Entry | None:
        """Return the usable answer that a question got in a run; None where it got none."""
        return self._usable.get(key(request), {}).get(run)

    def newest(self, request: Request) -> Entry | None:
        """Return the usable answer that a question got last, in any run."""
        answers = self._usable.get(key(request), {})
        return next(reversed(answers.values()), None)

    def content(self, entry: Entry) -> bytes:
        """Return an answer as it came.

        Raises
        ------
        SourceError
            If its file is missing or its checksum is another.
        """
        try:
            content = gzip.decompress(self._path(entry).read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise _damaged(entry, "the archived answer cannot be read") from error
        if checksum(content) != entry.checksum:
            raise _damaged(entry, "the archived answer is not what once arrived")
        return content

    def keep(
        self, run: str, request: Request, content: bytes, head: Head, fault: str = ""
    ) -> Entry:
        """Keep an answer and note it in the index; return its entry."""
        new = new_entry(run, request, content, head, self._now())
        entry = msgspec.structs.replace(new, fault=fault, date=self._date(request, new))
        if not self._has(entry):
            write_whole(self._path(entry), gzip.compress(content, compresslevel=6, mtime=0))
            self._written.append(self._path(entry))
        self._append(entry)
        return entry

    def keep_unchanged(self, run: str, old: Entry) -> Entry:
        """Note that the publisher said that an older answer still holds; return its new entry."""
        at = stamp(self._now())
        entry = msgspec.structs.replace(old, run=run, fetched_at=at, status=304)
        self._append(entry)
        return entry

    def _date(self, request: Request, new: Entry) -> str:
        """Return the folder for an answer: the one that it lies in already, if it does."""
        old = self.newest(request)
        same = old is not None and old.checksum == new.checksum
        return old.date if same and old else new.date

    def _has(self, entry: Entry) -> bool:
        try:
            return bool(self.content(entry)) or entry.size == 0
        except SourceError:
            return False

    def _path(self, entry: Entry) -> Path:
        return self._folder / entry.date / f"{entry.checksum}.gz"

    def _append(self, line: Entry | Mark) -> None:
        with self._lock:
            append_line(self._folder / INDEX, line)
            self._note(line)

    def _note(self, line: Entry | Mark) -> None:
        if isinstance(line, Mark):
            self._runs[line.run] = line.finished
            self._asked[line.run] = frozenset(line.asked)
            return
        self._entries.setdefault(line.run, []).append(line)
        answers = self._usable.setdefault(key(line), {})
        answers.pop(line.run, None)
        if not line.fault:
            answers[line.run] = line


def archive_folder() -> Path:
    """Return where answers are kept: LIKVARD_ARCHIVE, else data/archive, which git ignores."""
    return Path(os.environ.get("LIKVARD_ARCHIVE") or FOLDER)


def _began(run: str) -> datetime:
    return datetime.strptime(run[:_RUN_LENGTH], _RUN).replace(tzinfo=UTC)


def _new_run(now: datetime, taken: Container[str]) -> str:
    name = now.strftime(_RUN)
    others = (f"{name}-{number}" for number in range(2, 1000))
    return name if name not in taken else next(other for other in others if other not in taken)


def _damaged(entry: Entry, wrong: str) -> SourceError:
    return SourceError(entry.publisher, entry.address, f"{wrong} ({entry.date}/{entry.checksum})")
