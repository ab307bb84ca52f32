"""The index of the archive: one line of JSON per answer and per run, only ever added to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator
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


class Mark(msgspec.Struct, frozen=True, tag_field="kind", tag="run"):
    """A line of the index that begins or finishes a run."""

    run: str
    finished: bool = False


def key(asked: Request | Entry) -> Key:
    """Return what makes two questions the same one."""
    return asked.publisher, asked.method, asked.path, asked.body


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
    """Add a line and wait until it is on the disk; one that was cut short before it is ended."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        file.write(_end_of_torn(file.tell(), path) + msgspec.json.encode(line) + b"\n")
        file.flush()
        os.fsync(file.fileno())


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
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
