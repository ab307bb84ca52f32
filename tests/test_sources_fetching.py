"""Publishers are asked politely and patiently, and what they answer is kept within limits."""

from __future__ import annotations

from itertools import count
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest

from likvard.sources.archive import Archive
from likvard.sources.asking import new_client
from likvard.sources.faults import BusyError, LacksError, SourceError, TornError
from likvard.sources.fetching import Live
from likvard.sources.pace import Clock
from likvard.sources.request import KOLADA, Request
from likvard.sources.scb import Scb
from tests.asking_sources import Says, Time, client, live
from tests.servers.habits import Habits
from tests.servers.serving import Reply, Server, serving

if TYPE_CHECKING:
    from pathlib import Path

SOON = Reply(b"", 429, headers={"Retry-After": "7"})


def ask(folder: Path, server: Server, time: Time | None = None, limit: int = 9999) -> bytes:
    """Ask a server one question; return the answer."""
    question = Request(KOLADA, server.address, "/x", limit=limit)
    with live(folder, time) as fetcher:
        return fetcher.fetch(question, bytes).value


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    """A publisher that names the seconds to wait is left alone for just so long."""
    time = Time()
    with serving(Says(SOON, b"{}")) as server:
        assert ask(tmp_path, server, time) == b"{}"
    assert sum(time.slept) == pytest.approx(7)


def test_retry_after_as_a_time(tmp_path: Path) -> None:
    """A time in Retry-After that has passed is no reason to wait."""
    time = Time()
    past = Reply(b"", 503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    with serving(Says(past, b"{}")) as server:
        ask(tmp_path, server, time)
    assert sum(time.slept) < 1


def test_waits_grow(tmp_path: Path) -> None:
    """Without Retry-After each wait is longer than the one before, and the last fault is told."""
    time = Time()
    with serving(Says(Reply(b"down", 503))) as server, pytest.raises(BusyError) as told:
        ask(tmp_path, server, time)
    waits = [wait for wait in time.slept if wait >= 1]
    assert len(waits) == 6
    assert waits == sorted(waits)
    assert str(told.value).endswith("/x: busy or away (503: down)")


def test_too_long_a_wait_is_not_waited(tmp_path: Path) -> None:
    """A publisher that asks to be left alone for an hour is: the run ends with that message."""
    hour = Reply(b"", 429, headers={"Retry-After": "3600"})
    with serving(Says(hour)) as server, pytest.raises(SourceError, match="alone for 3600 s"):
        ask(tmp_path, server)
    assert server.asked.total() == 1


@pytest.mark.parametrize("habit", ["429", "429 later", "503", "504", "torn", "short", "hang"])
def test_each_bad_habit_is_lived_with(tmp_path: Path, habit: str) -> None:
    """After a refusal, a torn or late answer the question is asked once more, and answered."""
    habits = Habits(certain={"/x": habit}, hang=0.5)
    with (
        serving(Says(b'{"a": 1}'), habits) as server,
        live(tmp_path, asker=client(0.2)) as fetcher,
    ):
        answer = fetcher.fetch(Request(KOLADA, server.address, "/x"), bytes)
    assert answer.value == b'{"a": 1}'
    assert server.asked.total() == 2


def test_bare_words_of_429(tmp_path: Path) -> None:
    """The words of a 429 are one even where the status says that all is well."""
    words = b"429 - Too many requests in too short timeframe"
    with serving(Says(words, b"{}")) as server:
        assert ask(tmp_path, server) == b"{}"


def test_leaving_ends_all_waiting(tmp_path: Path) -> None:
    """Whoever stops a run need not wait for a publisher that asked for a minute."""
    minute = Reply(b"", 429, headers={"Retry-After": "60"})
    with serving(Says(minute)) as server:
        archive = Archive(tmp_path)
        with new_client() as asker, Live(archive, archive.begin(), client=asker) as fetcher:
            question = Request(KOLADA, server.address, "/x")
            asking = Thread(target=_ended, args=(fetcher, question))
            asking.start()
            while not server.given:
                sleep(0.01)
        asking.join(timeout=10)
        assert not asking.is_alive()
        assert server.given == {429: 1}


def _ended(fetcher: Live, question: Request) -> None:
    with pytest.raises(SourceError, match="the run has been stopped"):
        fetcher.fetch(question, bytes)


def test_size_limit(tmp_path: Path) -> None:
    """An answer longer than allowed is not read to its end, and not asked for again."""
    with serving(Says(b"x" * 5000)) as server, pytest.raises(SourceError, match="longer than 1000"):
        ask(tmp_path, server, limit=1000)
    assert server.asked.total() == 1


def test_an_answer_that_drips(tmp_path: Path) -> None:
    """An answer that comes, but takes more than three minutes to, is given up."""
    times = count(0, 100.0)
    clock = Clock(lambda: next(times), lambda _: None)
    archive = Archive(tmp_path)
    with serving(Says(b"x" * 400_000)) as server:
        fetcher = Live(archive, archive.begin(), clock=clock, client=client())
        with pytest.raises(BusyError, match="the answer took more than 180 s"):
            fetcher.fetch(Request(KOLADA, server.address, "/x"), bytes)


@pytest.mark.parametrize(
    ("reply", "fault", "words"),
    [
        (Reply(b"", 410), SourceError, "this version of the service is closed"),
        (Reply(b"", 302, headers={"Location": "https://x.example"}), SourceError, "has moved"),
        (Reply(b'{"message":"No"}', 404), LacksError, "there is nothing here (404: No)"),
        (Reply(b'{"title":"Bad"}', 400), SourceError, "the question was refused (400: Bad)"),
        (Reply(b'{"detail":[{"msg":"many"}]}', 422), SourceError, "many"),
    ],
)
def test_refusals(tmp_path: Path, reply: Reply, fault: type[Exception], words: str) -> None:
    """A refusal is told once, on one line, in the publisher's own words; nobody is followed."""
    with serving(Says(reply)) as server, pytest.raises(fault) as told:
        ask(tmp_path, server)
    assert words in str(told.value)
    assert str(told.value).startswith(f"Kolada: {server.address}/x: ")
    assert "\n" not in str(told.value)
    assert server.asked.total() == 1


def test_nobody_there(tmp_path: Path) -> None:
    """A publisher that cannot be reached is a fault that says so."""
    with serving(Says(b"{}")) as server:
        address = server.address
    with live(tmp_path) as fetcher, pytest.raises(BusyError, match="the connection was lost"):
        fetcher.fetch(Request(KOLADA, address, "/x"), bytes)


def test_torn_json_is_asked_for_again(tmp_path: Path) -> None:
    """Half an answer is asked for again; when it never comes whole, that is the fault told."""
    with serving(Says(b'{"maxDataCells": 5, "maxCal')) as server, live(tmp_path) as fetcher:
        with pytest.raises(TornError, match=r"is not whole JSON .* 27 bytes"):
            Scb(fetcher, server.address).limits()
        assert server.asked.total() == 4
