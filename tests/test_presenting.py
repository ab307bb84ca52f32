"""The addresses of a presentation, asked without a browser."""

import gzip

import pytest
from starlette.requests import Request
from starlette.responses import Response

from likvard.meeting import DAMAGED, Item, Meeting, written
from likvard.ui.presenting_routes import ROUTES
from likvard.versions import current
from tests.asking import request

MEETING = Meeting("Möte i Höör", "", (Item("/spridning?indikator=meritvarde", "avstand"),))


def answer(asked: Request) -> Response:
    """Return the answer to a request for one of the addresses."""
    found: Response = next(r.endpoint for r in ROUTES if r.path == asked.url.path)(asked)
    return found


def packed(asked: Request) -> Request:
    """Return the request of a browser that unpacks."""
    headers = [*asked.headers.raw, (b"accept-encoding", b"gzip, br")]
    return Request({**asked.scope, "headers": headers})


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("path", ["/presentera", "/presentera/talare"])
def test_a_meeting_is_one_page(path: str) -> None:
    """The page has the meeting's title, its views, the version shown, and codes of this host."""
    asked = request(path, m=written(MEETING))
    found = answer(packed(asked))
    page = gzip.decompress(bytes(found.body)).decode()
    assert (found.status_code, found.headers["content-encoding"]) == (200, "gzip")
    assert page.count("<section") == 2
    assert f"Siffror ur Likvärd, dataversion {current()}." in page
    assert 'href="https://likvard.example/spridning?indikator=meritvarde"' in page
    assert gzip.decompress(found.body) == answer(asked).body


@pytest.mark.usefixtures("database")
def test_a_file_is_saved_under_the_meetings_name() -> None:
    """The file without a server has the meeting's name and asks no server for its years."""
    found = answer(request("/hamta/mote.html", m=written(MEETING)))
    assert 'filename="mote-i-hoor.html"' in found.headers["content-disposition"]
    assert b'data-years=""' in found.body
    assert b"Content-Security-Policy" in found.body


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"m": "1.trasig"}, DAMAGED),
        ({"m": written(Meeting("Tomt"))}, "Mötet har inga vyer ännu."),
        ({"m": written(Meeting("", "", MEETING.items, "1999-01-01-abcd"))}, "finns inte kvar"),
        ({}, "Adressen innehåller inget möte."),
    ],
)
def test_what_cannot_be_presented_is_told_on_a_page(query: dict[str, str], why: str) -> None:
    """A damaged, empty or forgotten meeting is a Swedish page with the way back, status 400."""
    found = answer(request("/presentera", "likvard.example", **query))
    page = bytes(found.body).decode()
    assert found.status_code == 400
    assert why in page
    assert '<a href="/mote">' in page
