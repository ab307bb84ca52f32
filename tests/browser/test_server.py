"""What the server says of itself, its headers, and what readers see when its figures break."""

import gzip
import http.client
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from likvard import __version__
from likvard.warehouse import database_path
from tests.browser.conftest import reading, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("server")]

PAGES = ("/", "/indikator", "/kommun", "/om", "/tillganglighet")


@dataclass(frozen=True)
class Answer:
    """An answer as it came over the wire."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def says(self) -> dict[str, object]:
        """Return the body's JSON."""
        said: dict[str, object] = json.loads(self.body)
        return said


def ask(address: str, path: str, **headers: str) -> Answer:
    """Return the server's answer to one request."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        body = b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read()
        return Answer(answer.status, answer.headers, body)
    finally:
        connection.close()


def test_health_is_well_with_version_date_and_row_counts(server: str) -> None:
    """A well server answers 200 with its version, the data's date and how much it holds."""
    answer = ask(server, "/halsa")
    assert answer.status == 200
    assert answer.says["version"] == __version__
    assert str(answer.says["datadatum"]).startswith("20")
    rows = answer.says["rader"]
    assert isinstance(rows, dict)
    assert rows["kommuner"] == 290
    assert min(rows["observationer"], rows["skolenheter"]) > 100_000
    assert rows["indikatorer"] >= 40


@pytest.mark.parametrize("path", [*PAGES, "/halsa", "/plotly.js", "/data/kommuner.csv", "/nix"])
def test_every_answer_carries_safe_headers(server: str, path: str) -> None:
    """Pages, assets, files and errors forbid other hosts' content and guessing of types."""
    headers = ask(server, path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/plotly.js", "/likvard.css", "/likvard.js"])
def test_assets_are_packed_and_not_sent_twice(server: str, path: str) -> None:
    """An asset comes gzipped with a tag, and one the browser has is answered 304 and empty."""
    packed = ask(server, path, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    plain = ask(server, path)
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    again = ask(server, path, If_None_Match=plain.headers["ETag"], Accept_Encoding="gzip")
    assert (again.status, again.body) == (304, b"")


def test_an_asset_asked_for_by_its_content_is_kept_for_a_year(server: str) -> None:
    """With its tag in the address an asset is immutable; without, the browser asks again."""
    tag = ask(server, "/plotly.js").headers["ETag"].strip('"')
    assert "immutable" in ask(server, f"/plotly.js?{tag}").headers["Cache-Control"]
    assert ask(server, "/plotly.js").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://annan.example", 403), ("null", 403), ("http://{own}", 101)],
)
def test_a_socket_opens_only_from_our_own_pages(server: str, origin: str, status: int) -> None:
    """The stream of the app is refused to a page of another origin, and open to ours."""
    answer = ask(
        server,
        "/_stcore/stream",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="bGlrdsOkcmRfcHJvdmVuIQ==",
        Origin=origin.format(own=urlsplit(server).netloc),
    )
    assert answer.status == status


def test_a_missing_file_is_404_in_swedish(server: str) -> None:
    """A data file that is none is refused with one Swedish sentence."""
    answer = ask(server, "/data/finns-inte.csv")
    assert (answer.status, answer.body.decode()) == (404, "Filen finns inte.")


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server of its own over a copy of the database, which may be broken."""
    copy = tmp_path_factory.mktemp("data") / "prov.duckdb"
    shutil.copyfile(database_path(), copy)
    with serving({"LIKVARD_DATABASE": str(copy)}) as address:
        yield address, copy


@contextmanager
def gone(path: Path) -> Iterator[None]:
    """Take the database away for a while."""
    aside = path.rename(path.with_suffix(".undan"))
    try:
        yield
    finally:
        aside.replace(path)


@contextmanager
def torn(path: Path) -> Iterator[None]:
    """Put half a database in the database's place for a while."""
    with gone(path):
        path.write_bytes(b"trasig" + path.with_suffix(".undan").read_bytes()[:100_000])
        yield


Fault = Callable[[Path], AbstractContextManager[None]]
FAULTS: dict[Fault, str] = {
    gone: "Databasen saknas: prov.duckdb finns inte.",
    torn: "går inte att läsa.",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_health_tells_in_swedish_what_is_wrong(fragile: tuple[str, Path], fault: Fault) -> None:
    """Without a database that can be read it answers 503 with the reason, and 200 once healed."""
    address, path = fragile
    assert ask(address, "/halsa").status == 200
    with fault(path):
        answer = ask(address, "/halsa")
        assert answer.status == 503
        assert FAULTS[fault] in str(answer.says["skäl"])
        file = ask(address, "/data/kommuner.csv")
        assert file.status == 503
        assert FAULTS[fault] in file.body.decode()
    assert ask(address, "/halsa").status == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_page_tells_how_to_rebuild_a_broken_database(
    chromium: Browser, fragile: tuple[str, Path], path: str
) -> None:
    """The page says in Swedish what is wrong and what to run, without a trace; healed, it works."""
    address, database = fragile
    with reading(chromium, address) as visit:
        with torn(database):
            page = visit(path)
            expect(page.locator("h1")).to_have_text("Siffrorna går inte att visa just nu")
            expect(page.get_by_role("main")).to_contain_text("python -m likvard build")
            assert "Traceback" not in page.inner_text("body")
        page.reload()
        expect(page.locator(".lv-foot")).to_be_visible()


def test_a_database_that_breaks_under_a_reader_is_told(
    chromium: Browser, fragile: tuple[str, Path]
) -> None:
    """A reader already on a page who makes a choice gets the same sentence, and Back heals it."""
    address, database = fragile
    with reading(chromium, address) as visit:
        page = visit("/indikator")
        with gone(database):
            page.locator(".lv-nav .lv-desk").get_by_role("link", name="Min kommun").click()
            expect(page.locator("h1")).to_have_text("Siffrorna går inte att visa just nu")
            expect(page.get_by_role("main")).to_contain_text("Databasen saknas")
        page.go_back()
        expect(page.locator(".lv-foot")).to_be_visible()
