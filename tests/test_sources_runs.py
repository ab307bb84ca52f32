"""A run goes on where it stopped, and none is mixed with another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from likvard.sources.archive import Archive
from likvard.sources.faults import LacksError, NotArchivedError
from likvard.sources.fetching import Replay
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
