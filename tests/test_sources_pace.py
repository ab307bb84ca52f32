"""Publishers are asked no more often than they allow, and by somebody they can name."""

from __future__ import annotations

import ssl
import tomllib
from typing import TYPE_CHECKING

import pytest
import trustme

from likvard.sources.asking import PROJECT, new_client
from likvard.sources.faults import SourceError
from likvard.sources.pace import USUAL, Pace, Paces
from likvard.sources.request import KOLADA, Request, base
from likvard.sources.scb import Scb
from likvard.sources.statistikdatabasen import COMPULSORY, Statistikdatabasen
from tests.asking_sources import Says, Time, live
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Limiter, Server, serving
from tests.servers.world import small_world

if TYPE_CHECKING:
    from pathlib import Path


def ask(folder: Path, server: Server, time: Time | None = None, limit: int = 9999) -> bytes:
    """Ask a server one question; return the answer."""
    question = Request(KOLADA, server.address, "/x", limit=limit)
    with live(folder, time) as fetcher:
        return fetcher.fetch(question, bytes).value


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
