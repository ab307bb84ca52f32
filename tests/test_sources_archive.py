"""Every answer is kept untouched, a run goes on where it stopped, and can be had again offline."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from likvard.sources.archive import Archive
from likvard.sources.faults import BusyError, LacksError, NotArchivedError, SourceError
from likvard.sources.fetching import Replay
from likvard.sources.index import Head
from likvard.sources.kolada import Kolada
from likvard.sources.request import KOLADA, Request
from tests.asking_sources import Says, live
from tests.servers.kolada import KoladaServer
from tests.servers.serving import Reply, serving
from tests.servers.world import small_world

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = Request(KOLADA, "https://kolada.example/v3", "/x")
KPIS = [kpi.id for kpi in small_world().kpis]
PLACES = [code for code, _ in small_world().municipalities]


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


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    """What arrived before an interruption is read from the archive: nothing is asked twice."""
    with serving(KoladaServer(small_world())) as server:
        base = f"{server.address}/v3"
        with live(tmp_path) as fetcher:
            next(Kolada(fetcher, base, workers=1).values(KPIS, PLACES, years=(2021,)))
        first = server.asked.total()
        with live(tmp_path) as fetcher:
            kolada = Kolada(fetcher, base)
            again = [*kolada.values(KPIS, PLACES, years=(2021,))]
            rest = [*kolada.municipalities()]
        assert first == 1
        assert set(server.asked.values()) == {1}
    assert again[0].records
    assert rest[0].records


def test_a_new_run_asks_again(tmp_path: Path) -> None:
    """A finished run is not gone on with: the next one asks everything anew."""
    with serving(Says(b"{}")) as server:
        for _ in range(2):
            archive = Archive(tmp_path)
            run = archive.begin()
            with live(tmp_path, run=run) as fetcher:
                fetcher.fetch(Request(KOLADA, server.address, "/x"), bytes)
            archive.finish(run)
        assert server.asked.total() == 2
    assert len(Archive(tmp_path).runs()) == 2


def test_an_old_unfinished_run_is_left(tmp_path: Path) -> None:
    """What a run of last week left half done is not mixed with the figures of today."""
    then = datetime(2026, 9, 1, tzinfo=UTC)
    old = Archive(tmp_path, lambda: then).begin()
    assert Archive(tmp_path, lambda: then + timedelta(hours=20)).begin() == old
    assert Archive(tmp_path, lambda: then + timedelta(days=7)).begin() == "2026-09-08T000000Z"


def test_two_runs_of_one_second(tmp_path: Path) -> None:
    """Runs that begin within one second have names of their own."""
    archive = Archive(tmp_path, lambda: datetime(2026, 9, 1, tzinfo=UTC))
    names = [archive.begin(anew=True) for _ in range(3)]
    assert names == ["2026-09-01T000000Z", "2026-09-01T000000Z-2", "2026-09-01T000000Z-3"]
    assert archive.runs(finished=False) == tuple(names)


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


def test_what_is_lacking_is_an_answer(tmp_path: Path) -> None:
    """Where a 404 may be the answer it is kept as one: not asked again, and the same offline."""
    with serving(Says(Reply(b"{}", 404))) as server:
        question = Request(KOLADA, server.address, "/x", may_lack=True)
        for _ in range(2):
            with live(tmp_path) as fetcher, pytest.raises(LacksError):
                fetcher.fetch(question, bytes)
        assert server.asked.total() == 1
    with pytest.raises(LacksError):
        Replay(Archive(tmp_path)).fetch(question, bytes)


def test_replay_names_what_is_missing(tmp_path: Path) -> None:
    """Without network an answer that was never fetched is a fault that names the question."""
    archive = Archive(tmp_path)
    with pytest.raises(NotArchivedError, match=r"Kolada: https://.*/x: is not in the archive of R"):
        Replay(archive, "R").fetch(QUESTION, bytes)
    asked = Request(KOLADA, "https://kolada.example/v3", "/x", '{"level": "1285"}')
    with pytest.raises(NotArchivedError, match=r'asked with \{"level": "1285"\}'):
        Replay(archive).fetch(asked, bytes)


def test_unchanged_answers_are_not_sent_again(tmp_path: Path) -> None:
    """Where the publisher can say that nothing has changed, it does, and the old answer stands."""
    with serving(Says(b'{"a": 1}'), etags=True) as server:
        question = Request(KOLADA, server.address, "/x")
        entries = []
        for _ in range(2):
            archive = Archive(tmp_path)
            run = archive.begin(anew=True)
            with live(tmp_path, run=run) as fetcher:
                answer = fetcher.fetch(question, bytes)
            assert answer.value == b'{"a": 1}'
            entries.append(answer.entry)
        assert server.given == {200: 1, 304: 1}
    assert [entry.status for entry in entries] == [200, 304]
    assert entries[0].checksum == entries[1].checksum
    assert entries[0].run != entries[1].run


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
