"""Uploads as a browser makes them: to the own session, from our own pages, in words."""

import io
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
from anyio.lowlevel import checkpoint
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive

from likvard.catalogue.templates import load_templates
from likvard.own import session, uploaded
from likvard.own.session import COOKIE, Store
from likvard.ui import own_routes
from likvard.ui.own_session import OwnSession
from tests.malformed import GOOD, HEAD, malformed

FILE = f"{HEAD}\n{GOOD}\n{GOOD.replace('NA', 'VO')}".encode()
OURS = {"x-filnamn": "platser.csv", "origin": "http://testserver"}


def _seen(_request: Request) -> Response:
    found = uploaded("platser")
    told = 0 if found is None else len(found.rows)
    return JSONResponse({"rader": told}, headers={"Cache-Control": "private, max-age=3600"})


def _lasting(_request: Request) -> Response:
    return Response("x", headers={"Cache-Control": "public, max-age=1, immutable"})


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of the test alone."""
    made = Store()
    monkeypatch.setattr(session, "STORE", made)
    monkeypatch.setattr(own_routes, "STORE", made)
    return made


@pytest.fixture
def app(store: Store) -> Starlette:
    """Our routes behind the session, and one that tells what it sees."""
    del store
    routes = [*own_routes.ROUTES, Route("/rader", _seen), Route("/fast", _lasting)]
    return Starlette(routes=routes, middleware=[Middleware(OwnSession)])


@pytest.fixture
def client(app: Starlette) -> Iterator[TestClient]:
    """One reader's browser."""
    with TestClient(app) as found:
        yield found


def test_an_upload_is_its_own_browsers_alone(client: TestClient, app: Starlette) -> None:
    """The browser that sent the file sees its rows; another one does not."""
    answer = client.post("/egna/platser", content=FILE, headers=OURS)
    assert answer.json() == {"rader": 2}
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "max-age" not in cookie.lower()
    assert client.get("/rader").json() == {"rader": 2}
    assert TestClient(app).get("/rader").json() == {"rader": 0}
    assert client.post("/egna/platser/ta-bort", headers=OURS).json() == {}
    assert client.get("/rader").json() == {"rader": 0}


def test_answers_to_a_session_with_uploads_are_not_stored(client: TestClient) -> None:
    """Neither browser nor server between keeps what may show an upload; the rest as before."""
    assert client.get("/rader").headers["cache-control"] == "private, max-age=3600"
    client.post("/egna/platser", content=FILE, headers=OURS)
    answer = client.get("/rader")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["vary"] == "Cookie"
    assert "immutable" in client.get("/fast").headers["cache-control"]


@pytest.mark.parametrize(
    "headers",
    [
        {"x-filnamn": "a.csv", "origin": "https://annan.example"},
        {"x-filnamn": "a.csv", "origin": "null"},
        {"x-filnamn": "a.csv", "sec-fetch-site": "cross-site"},
        {"origin": "http://testserver"},
        {},
    ],
)
def test_other_sites_can_neither_upload_nor_remove(
    client: TestClient, store: Store, headers: dict[str, str]
) -> None:
    """A request that another site's page made, or that a plain form sent, is refused."""
    client.post("/egna/platser", content=FILE, headers=OURS)
    for address in ("/egna/platser", "/egna/platser/ta-bort"):
        answer = client.post(address, content=b"", headers=headers)
        assert answer.status_code == 403
        assert "annan webbplats" in answer.json()["fel"]
    assert len(store) == 1
    assert client.get("/rader").json() == {"rader": 2}


def test_malformed_files_harm_nobody(
    client: TestClient,
    app: Starlette,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each gets its one message and no cookie, and leaves other readers as they were."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    client.post("/egna/platser", content=FILE, headers=OURS)
    files = [f for f in malformed() if len(f.content) < 10**6 and not f.name.endswith(".xlsx")]
    with TestClient(app) as other:
        for found in files:
            answer = other.post("/egna/platser", content=found.content, headers=OURS)
            assert answer.status_code == 400, found.name
            assert found.is_told_in(answer.json()["fel"]), found.name
            assert "set-cookie" not in answer.headers
        assert other.get("/rader").json() == {"rader": 0}
    assert len(files) > 40
    assert len(store) == 1
    assert client.get("/rader").json() == {"rader": 2}
    assert not list(tmp_path.iterdir())


def test_a_bad_file_leaves_the_good_one(client: TestClient) -> None:
    """Who sends a faulty file after a right one still has the right one."""
    client.post("/egna/platser", content=FILE, headers=OURS)
    assert client.post("/egna/platser", content=b"MZ", headers=OURS).status_code == 400
    assert client.get("/rader").json() == {"rader": 2}


def test_too_much_is_not_listened_to(client: TestClient, store: Store) -> None:
    """A file too large is refused by what it says of itself, and by what it is."""
    told = client.post("/egna/platser", content=b"a" * 5_000_001, headers=OURS)
    sent = client.post("/egna/platser", content=iter([b"a" * 10**6] * 9), headers=OURS)
    assert "större än 5 megabyte" in told.json()["fel"]
    assert "större än 5 megabyte" in sent.json()["fel"]
    assert len(store) == 0


def test_too_many_at_once_are_asked_to_wait(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With as many files held as there may be, the next one is refused before it is received."""
    monkeypatch.setattr(own_routes, "MOST_HELD", 0)
    answer = client.post("/egna/platser", content=FILE, headers=OURS)
    assert (answer.status_code, answer.json()["fel"]) == (503, own_routes.BUSY)
    assert len(store) == 0


def test_what_does_not_arrive_is_not_waited_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that takes too long to arrive, or whose sender goes away, is let go in words."""
    monkeypatch.setattr(own_routes, "PATIENCE", 0.05)

    async def never() -> Message:
        await anyio.sleep(60)
        raise AssertionError

    async def gone() -> Message:
        await checkpoint()
        return {"type": "http.disconnect"}

    for receive, status in ((never, 408), (gone, 400)):
        with ThreadPoolExecutor(1) as alone:  # the browser of other tests has a loop in this thread
            answer = alone.submit(anyio.run, own_routes._upload, _posting(receive)).result()
        assert answer.status_code == status
        assert own_routes.LATE in bytes(answer.body).decode()
    assert len(store) == 0


def _posting(receive: Receive) -> Request:
    """Return a request of our own page whose body comes as told."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/egna/platser",
        "path_params": {"kind": "platser"},
        "query_string": b"",
        "headers": [(name.encode(), word.encode()) for name, word in OURS.items()]
        + [(b"host", b"testserver")],
    }
    return Request(scope, receive)


def test_a_fault_of_ours_is_told_in_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody thought of is logged, and answered without a word of English."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(own_routes, "read_file", broken)
    answer = client.post("/egna/platser", content=FILE, headers=OURS)
    assert (answer.status_code, answer.json()["fel"]) == (500, own_routes.FAILED)
    assert "could not be read" in caplog.text


def test_an_odd_name_is_shown_without_its_oddities(client: TestClient, store: Store) -> None:
    """A file's name is what it is called, not where it lay or what it would like to be."""
    odd = OURS | {"x-filnamn": "..%2F..%2Fetc%5C%3Cb%3Epasswd%00.csv"}
    client.post("/egna/platser", content=FILE, headers=odd)
    (held,) = store.get(client.cookies[COOKIE]).values()
    assert held.name == "bpasswd.csv"
    assert held.source.startswith("Egna uppgifter, uppladdade ")


@pytest.mark.parametrize("kind", [t.id for t in load_templates().templates])
def test_templates_are_fetched(client: TestClient, kind: str) -> None:
    """Each template comes as a workbook with instruction and rules, and as text."""
    answer = client.get(f"/hamta/mall/{kind}.xlsx")
    assert answer.headers["content-disposition"].endswith(f'"likvard_mall_{kind}.xlsx"')
    book = load_workbook(io.BytesIO(answer.content))
    told, sheet, lists = book.worksheets
    assert told.title == "Så fyller du i"
    assert lists.sheet_state == "hidden"
    assert sheet.data_validations.dataValidation
    text = client.get(f"/hamta/mall/{kind}.csv").content.decode("utf-8-sig")
    assert text.strip().split(";") == [cell.value for cell in sheet[1]]
    assert client.get(f"/hamta/mall/{kind}.xlsx").content == answer.content


@pytest.mark.parametrize("name", ["platser.pdf", "annat.xlsx", "platser", "..%2Fx.csv"])
def test_there_are_no_other_templates(client: TestClient, name: str) -> None:
    """What there is no template for is told so."""
    assert client.get(f"/hamta/mall/{name}").status_code == 404
    assert (
        client.post(f"/egna/{name.split('.', maxsplit=1)[0] or 'x'}x", headers=OURS).status_code
        == 404
    )
