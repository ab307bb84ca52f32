"""Publishers are asked politely and patiently, and what they answer is kept within limits."""

from __future__ import annotations

import ssl
import tomllib
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest
import trustme

from likvard.sources.archive import Archive
from likvard.sources.asking import PROJECT, new_client
from likvard.sources.faults import BusyError, LacksError, SourceError, TornError
from likvard.sources.fetching import Live
from likvard.sources.pace import USUAL, Pace, Paces
from likvard.sources.request import KOLADA, Request, base
from likvard.sources.scb import Scb
from likvard.sources.statistikdatabasen import COMPULSORY, Statistikdatabasen
from tests.asking_sources import Says, Time, client, live
from tests.servers.habits import Habits
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Limiter, Reply, Server, serving
from tests.servers.world import small_world

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


def test_who_asks(tmp_path: Path) -> None:
    """Every question says which project asks, in which version, and in which language."""
    with serving(Says(b"{}")) as server:
        ask(tmp_path, server)
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    headers = server.questions[0].headers
    assert headers["user-agent"].startswith(f"Likvard/{version} (")
    assert headers["accept"] == "application/json"


def test_certificates_are_checked(tmp_path: Path) -> None:
    """A server whose certificate nobody vouches for is not believed, and not asked again."""
    with serving(Says(b"{}")) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        address = server.address.replace("http:", "https:")
        with live(tmp_path) as fetcher, pytest.raises(SourceError, match="certificate"):
            fetcher.fetch(Request(KOLADA, address, "/x"), bytes)


def test_proxies_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named in the environment gets the questions."""
    with serving(Says(b'{"by": "proxy"}')) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        monkeypatch.setenv("NO_PROXY", "")
        with new_client() as asker, live(tmp_path, asker=asker) as fetcher:
            answer = fetcher.fetch(Request(KOLADA, "http://kolada.example/v3", "/x"), bytes)
    assert answer.value == b'{"by": "proxy"}'


def test_every_wait_has_an_end() -> None:
    """The client as it is made waits neither for a connection nor for an answer for ever."""
    with new_client() as client:
        assert None not in client.timeout.as_dict().values()
        assert not client.follow_redirects
        assert client.trust_env


def test_pace_is_even() -> None:
    """However many want to ask, no more are let through than the publisher allows."""
    time = Time()
    pace = Pace(5, 1.0, time.clock)
    passed = []
    for _ in range(20):
        pace.wait()
        passed.append(time.at)
    assert all(later - earlier >= 1.0 for earlier, later in zip(passed, passed[5:], strict=False))
    assert time.at == pytest.approx(19 * 0.22)


def test_every_publisher_has_a_pace() -> None:
    """No publisher is asked without a pace, and none faster than five times a second."""
    paces = Paces(Time().clock)
    for name, (calls, seconds) in USUAL.items():
        assert paces.of(name)
        assert calls / seconds <= 5
        assert base(name).startswith("https://")


def test_scb_sets_the_pace(tmp_path: Path) -> None:
    """The limit that SCB publishes is kept: a server that enforces it never refuses."""
    time = Time()
    limiter = Limiter(3, 1.0, lambda: time.at)
    world = small_world()
    with (
        serving(ScbServer(world, limiter=limiter, cells=2)) as server,
        live(tmp_path, time) as fetcher,
    ):
        scb = Scb(fetcher, f"{server.address}/api/v2")
        parts = [*scb.population(["00", "1280", "1281"], ["TotSA"], ["2025M12"])]
    assert sum(len(part.records) for part in parts) == 9
    assert server.given == {200: len(parts) + 2}


def test_statistikdatabasen_sets_the_pace(tmp_path: Path) -> None:
    """Ten calls in ten seconds, as Skolverket's database says, are never exceeded."""
    time = Time()
    limiter = Limiter(10, 10.0, lambda: time.at)
    publisher = StatistikdatabasenServer(small_world(), limiter=limiter, cells=3)
    with serving(publisher) as server, live(tmp_path, time) as fetcher:
        parts = [*Statistikdatabasen(fetcher, server.address).cells(COMPULSORY, {})]
    assert len(parts) > 10
    assert server.given == {200: len(parts) + 2}
    assert time.at > 10


def test_torn_json_is_asked_for_again(tmp_path: Path) -> None:
    """Half an answer is asked for again; when it never comes whole, that is the fault told."""
    with serving(Says(b'{"maxDataCells": 5, "maxCal')) as server, live(tmp_path) as fetcher:
        with pytest.raises(TornError, match=r"is not whole JSON .* 27 bytes"):
            Scb(fetcher, server.address).limits()
        assert server.asked.total() == 4
