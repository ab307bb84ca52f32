"""The index of the archive: one line of JSON per answer and per run, only ever added to."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from likvard.sources.request import Request

Key = tuple[str, str, str, str]


class Head(msgspec.Struct, frozen=True):
    """What an answer says of itself besides its content."""

    status: int
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="answer"):
    """One answer as the index has it: a line of data/archive/index.jsonl.

    `path` is the question without the publisher's base address, so that the answer of a mirror is
    found too; `fetched_at` the time of asking in UTC (ISO 8601, seconds); `checksum` the SHA-256 of
    the untouched answer; `date` the folder that holds it, which is older than `fetched_at` where
    nothing had changed (`status` 304 where the publisher said so); `fault` what made it unusable.
    """

    run: str
    publisher: str
    method: str
    address: str
    path: str
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


class Mark(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="run"):
    """A line of the index that begins or finishes a run; `asked` is what all of it has arrived."""

    run: str
    finished: bool = False
    asked: tuple[str, ...] = ()


def key(asked: Request | Entry) -> Key:
    """Return what makes two questions the same one."""
    return asked.publisher, asked.method, asked.path, asked.body


def new_entry(run: str, request: Request, content: bytes, head: Head, now: datetime) -> Entry:
    """Return the entry of an answer that has come now."""
    return Entry(
        run=run,
        publisher=request.publisher,
        method=request.method,
        address=request.address,
        path=request.path,
        fetched_at=stamp(now),
        status=head.status,
        checksum=checksum(content),
        date=now.date().isoformat(),
        size=len(content),
        body=request.body,
        content_type=head.content_type,
        etag=head.etag,
        last_modified=head.last_modified,
    )


def checksum(content: bytes) -> str:
    """Return the SHA-256 of an answer."""
    return hashlib.sha256(content).hexdigest()


def stamp(now: datetime) -> str:
    """Return a time as entries have it."""
    return now.isoformat(timespec="seconds")


def read_lines(path: Path) -> Iterator[Entry | Mark]:
    """Give the lines of an index; one that was cut short by a kill is passed over."""
    decoder = msgspec.json.Decoder(Entry | Mark)
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue


def append_line(path: Path, line: Entry | Mark) -> None:
    """Add a line; one before it that was cut short is ended."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(_end_of_torn(file.tell(), path) + msgspec.json.encode(line) + b"\n")


def _end_of_torn(size: int, path: Path) -> bytes:
    if not size:
        return b""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return b"" if file.read(1) == b"\n" else b"\n"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def flush(paths: Iterable[Path]) -> None:
    """Wait until files are on the disk, so that not even a loss of power loses them."""
    for path in paths:
        with path.open("rb") as file:
            os.fsync(file.fileno())
