"""Every answer is kept untouched, whole whatever happens, and faulty ones are never used."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from likvard.sources.archive import Archive
from likvard.sources.faults import BusyError, SourceError
from likvard.sources.fetching import Replay
from likvard.sources.index import Head
from likvard.sources.request import KOLADA, Request
from tests.asking_sources import Says, live
from tests.servers.serving import Reply, serving

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = Request(KOLADA, "https://kolada.example/v3", "/x")


def keep(archive: Archive, run: str, content: bytes, *, fault: str = "") -> None:
    """Keep an answer to the question."""
    archive.keep(run, QUESTION, content, Head(200), fault)


def test_untouched_by_date_and_checksum(tmp_path: Path) -> None:
    """An answer lies compressed under its date and checksum, byte for byte as it came."""
    content = b'{"values": [ 1.50 ]}\r\n'
    noon = datetime(2026, 9, 1, 12, tzinfo=UTC)
    archive = Archive(tmp_path, lambda: noon)
    keep(archive, archive.begin(), content)
    checksum = hashlib.sha256(content).hexdigest()
    kept = tmp_path / "2026-09-01" / f"{checksum}.gz"
    assert gzip.decompress(kept.read_bytes()) == content
    entry = archive.entries("2026-09-01T120000Z")[0]
    assert (entry.address, entry.checksum) == ("https://kolada.example/v3/x", checksum)
    assert (entry.fetched_at, entry.size) == ("2026-09-01T12:00:00+00:00", len(content))


def test_the_same_answer_lies_once(tmp_path: Path) -> None:
    """Equal answers to a question, months apart, are one file and two lines of the index."""
    for day in (datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)):
        archive = Archive(tmp_path, partial(datetime.fromtimestamp, day.timestamp(), UTC))
        keep(archive, archive.begin(anew=True), b"{}")
    assert len([*tmp_path.glob("*/*.gz")]) == 1
    assert len((tmp_path / "index.jsonl").read_text().splitlines()) == 4


@pytest.mark.parametrize("cut", [2, 20, 150])
def test_a_torn_line_is_passed_over(tmp_path: Path, cut: int) -> None:
    """A line that a kill cut short is as if it never was, and the next one is whole."""
    archive = Archive(tmp_path)
    run = archive.begin()
    keep(archive, run, b"1")
    index = tmp_path / "index.jsonl"
    index.write_bytes(index.read_bytes()[:-cut])
    torn = Archive(tmp_path)
    assert torn.found(QUESTION, run) is None
    assert torn.begin() == run
    keep(torn, run, b"2")
    found = Archive(tmp_path).found(QUESTION, run)
    assert found is not None
    assert Archive(tmp_path).content(found) == b"2"


def test_a_damaged_answer_is_fetched_again(tmp_path: Path) -> None:
    """An answer whose file was changed or lost is told when offline, and mended when not."""
    with serving(Says(b'{"a": 1}')) as server:
        question = Request(KOLADA, server.address, "/x")
        with live(tmp_path) as fetcher:
            entry = fetcher.fetch(question, bytes).entry
        kept = next(tmp_path.glob("*/*.gz"))
        for damage in (gzip.compress(b"other"), b"no gzip", b""):
            kept.write_bytes(damage)
            with pytest.raises(SourceError, match="the archived answer"):
                Replay(Archive(tmp_path), entry.run).fetch(question, bytes)
        with live(tmp_path) as fetcher:
            assert fetcher.fetch(question, bytes).value == b'{"a": 1}'
        assert server.asked.total() == 2
    assert Replay(Archive(tmp_path)).fetch(question, bytes).value == b'{"a": 1}'


def test_faulty_answers_are_kept_and_not_used(tmp_path: Path) -> None:
    """What could not be read is kept to be looked at, with its fault, and never taken for good."""
    with serving(Says(Reply(b'{"title": "No"}', 400), b"{}")) as server:
        question = Request(KOLADA, server.address, "/x")
        with live(tmp_path) as fetcher:
            with pytest.raises(SourceError):
                fetcher.fetch(question, bytes)
            assert fetcher.fetch(question, bytes).value == b"{}"
    run = Archive(tmp_path).runs(finished=False)[0]
    faults = [entry.fault for entry in Archive(tmp_path).entries(run)]
    assert faults[0].endswith("the question was refused (400: No)")
    assert not faults[1]


KILLED = """
import sys, os, threading
from pathlib import Path
from likvard.sources.archive import Archive
from likvard.sources.index import Head
from likvard.sources.request import KOLADA, Request
archive = Archive(Path(sys.argv[1]))
run = archive.begin()
threading.Timer(float(sys.argv[2]), os._exit, [9]).start()
for number in range(100_000):
    question = Request(KOLADA, "https://kolada.example", f"/{number}")
    archive.keep(run, question, b"%d" % number, Head(200))
"""


@pytest.mark.parametrize("after", ["0.02", "0.05", "0.11"])
def test_killed_while_keeping(tmp_path: Path, after: str) -> None:
    """Killed at any time, the archive is whole: every line's answer is there as it came."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), after], check=False)
    archive = Archive(tmp_path)
    entries = archive.entries(archive.begin())
    assert entries
    assert [archive.content(e) for e in entries] == [b"%d" % n for n in range(len(entries))]


def test_a_busy_answer_is_not_kept(tmp_path: Path) -> None:
    """A refusal for being busy says nothing of figures and is not archived."""
    with (
        serving(Says(Reply(b"", 503))) as server,
        live(tmp_path) as fetcher,
        pytest.raises(BusyError),
    ):
        fetcher.fetch(Request(KOLADA, server.address, "/x"), bytes)
    assert not [*tmp_path.glob("*/*.gz")]
