from collections.abc import Sequence
from urllib.parse import unquote

import pytest
from starlette.responses import Response

from likvard.exports.exhibit import Exhibit
from likvard.meeting import Item, Meeting, written
from likvard.ui.handing_over import FAILED, Link, handed, saved_as
from likvard.warehouse import DatabaseError
from tests.asking import request

VIEW = Item("/indikator?indikator=meritvarde&ar=2025", "ordning")


def titles(meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> bytes:
    """Return a made form: the meeting's title, each view's key, and an address."""
    return "\n".join([meeting.title, *(e.key for e in shown), link("/mote")]).encode()


def answer(**query: str) -> Response:
    """Return the answer to a request for the made form."""
    return handed(request("/hamta/mote.txt", **query), titles, "txt", "text/plain")


@pytest.mark.usefixtures("database")
def test_a_meeting_is_handed_over_under_its_own_name() -> None:
    """The form gets the views in order and the host asked; the file is saved under the title."""
    meeting = Meeting("Likvärdig kvalitet: läget", "", (VIEW, Item("/", "karta")))
    found = answer(m=written(meeting))
    told = "Likvärdig kvalitet: läget\nordning\nkarta\nhttps://likvard.example/mote"
    assert (found.status_code, bytes(found.body).decode()) == (200, told)
    assert found.headers["cache-control"] == "no-store"
    name = unquote(found.headers["content-disposition"])
    assert 'filename="likvardig-kvalitet-laget.txt"' in name
    assert name.endswith("filename*=UTF-8''Likvärdig kvalitet läget.txt")


@pytest.mark.usefixtures("database")
def test_a_single_view_is_handed_over_under_its_data_name() -> None:
    """A view alone needs no meeting, and its file is called as its data are."""
    found = answer(vy=VIEW.address, diagram=VIEW.chart)
    assert found.status_code == 200
    assert 'filename="likvard_meritvarde_2025_skane.txt"' in found.headers["content-disposition"]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"m": "1.skadad"}, 400),
        ({"m": written(Meeting("Tomt"))}, 400),
        ({"vy": "//annan.se/"}, 400),
        ({"vy": "https://[annan"}, 400),
        ({"vy": "/om", "diagram": "karta"}, 404),
        ({"vy": "/", "diagram": "finns-inte"}, 404),
    ],
)
def test_what_cannot_be_handed_over_is_told(query: dict[str, str], status: int) -> None:
    """No view, a damaged one or one that shows nothing is answered with a Swedish sentence."""
    found = answer(**query)
    assert found.status_code == status
    assert bytes(found.body).decode().endswith(".")
    assert "content-disposition" not in found.headers


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("fault", "status", "told"),
    [
        (DatabaseError("Databasen saknas."), 503, "Databasen saknas."),
        (ZeroDivisionError(), 500, FAILED),
    ],
)
def test_a_form_that_fails_is_told_without_a_traceback(
    fault: Exception, status: int, told: str
) -> None:
    """The reader is told what is wrong, or that it went wrong."""

    def failing(_meeting: Meeting, _shown: Sequence[Exhibit], _link: Link) -> bytes:
        raise fault

    asked = request("/hamta/mote.txt", vy=VIEW.address, diagram=VIEW.chart)
    found = handed(asked, failing, "txt", "text/plain")
    assert (found.status_code, bytes(found.body).decode()) == (status, told)


@pytest.mark.parametrize("name", ["", "../../etc", 'a"b\r\nX: y', "ÅÄÖ", "–", "a" * 300])
def test_a_name_is_safe_in_a_header(name: str) -> None:
    """No name ends the header, leaves the folder or is without letters, however it is written."""
    header = saved_as(name, "xlsx")
    assert header.isascii()
    assert header.isprintable()
    simple = header.split('"')[1]
    assert simple.endswith(".xlsx")
    assert set(simple) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-.")
    assert len(simple) < 100
