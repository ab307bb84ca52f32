"""Every answer, untouched and compressed, by date and checksum, with an index of what was asked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from likvard.sources.request import Request

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "archive"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer as the index has it: a line of data/archive/index.jsonl.

    `fetched_at` is the time of asking in UTC (ISO 8601, seconds); `checksum` the SHA-256 of the
    untouched answer; `date` the folder that holds it, which is older than `fetched_at` where the
    publisher said that nothing had changed (`status` 304); `fault` what made it unusable.
    """

    run: str
    publisher: str
    method: str
    address: str
    fetched_at: str
    status: int
    checksum: str
    date: str
    size: int
    body: str = ""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    fault: str = ""


class Archive:
    """The answers in a folder: `<date>/<checksum>.gz`, and `index.jsonl`, which only grows.

    Safe for several threads of one process. A file is written beside its place and moved there; a
    line that a kill cut short is passed over, so its answer is simply asked for again.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        raise NotImplementedError

    def begin(self, *, anew: bool = False) -> str:
        """Return the run to go on with: the last one if it is unfinished, else a new one.

        A run is named by the time it began, such as "2026-11-30T203000Z". An unfinished run older
        than a day, or any with `anew`, is left and a new one begun.
        """
        raise NotImplementedError

    def finish(self, run: str) -> None:
        """Note that everything asked for in a run has arrived."""
        raise NotImplementedError

    def runs(self, *, finished: bool = True) -> tuple[str, ...]:
        """Return the runs, oldest first: the finished ones, or all."""
        raise NotImplementedError

    def entries(self, run: str) -> tuple[Entry, ...]:
        """Return what arrived in a run, in the order it came, faulty answers too."""
        raise NotImplementedError

    def found(self, request: Request, run: str) -> Entry | None:
        """Return the usable answer that a question got in a run; None where it got none."""
        raise NotImplementedError

    def newest(self, request: Request) -> Entry | None:
        """Return the usable answer that a question got last, in any run."""
        raise NotImplementedError

    def content(self, entry: Entry) -> bytes:
        """Return an answer as it came.

        Raises
        ------
        SourceError
            If its file is missing or its checksum is another.
        """
        raise NotImplementedError


def archive_folder() -> Path:
    """Return where answers are kept: LIKVARD_ARCHIVE, else data/archive, which git ignores."""
    return Path(os.environ.get("LIKVARD_ARCHIVE") or FOLDER)
