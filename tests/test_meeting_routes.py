"""The addresses behind the meeting's page answer in words, whatever they are sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from likvard.catalogue.meetings import load_starts
from likvard.meeting import MOST_VIEWS, Item, Meeting, as_plain, read, written
from likvard.ui.exhibits import exhibits
from likvard.ui.meeting import beginnings
from likvard.ui.routes import routes
from likvard.ui.viewing import viewed
from likvard.versions import current

VIEW = "/spridning?indikator=klarar-alla-amnen-ak9&kommun=eslov"
DAMAGED = "1.skadad"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser without a page; codes are kept for the test alone."""
    monkeypatch.setenv("LIKVARD_CODES", str(tmp_path))
    with TestClient(Starlette(routes=routes()), follow_redirects=False) as found:
        yield found


def added(client: TestClient, text: str, **query: str) -> dict[str, object]:
    """Return the answer to a view that is added."""
    found: dict[str, object] = client.get("/mote/lagg-till", params={"m": text} | query).json()
    return found


def test_views_are_added_to_what_is_there(client: TestClient) -> None:
    """A view comes last, as its page shows it; one that is there already is not doubled."""
    first = added(client, "", vy=f"{VIEW}&strunt=1", diagram="punkter")
    assert (first["antal"], first["plats"], first["fanns"]) == (1, 1, False)
    second = added(client, str(first["m"]), vy="/", diagram="karta")
    again = added(client, str(second["m"]), vy=VIEW, diagram="punkter")
    assert (again["antal"], again["plats"], again["fanns"]) == (2, 1, True)
    assert read(str(again["m"])).items == (Item(VIEW, "punkter"), Item("/", "karta"))


def test_the_forty_first_view_is_refused(client: TestClient) -> None:
    """A full meeting says so, and stays as it was."""
    full = Meeting(items=tuple(Item(f"/?ar={2000 + n}", "karta") for n in range(MOST_VIEWS)))
    told = client.get(
        "/mote/lagg-till", params={"m": written(full), "vy": VIEW, "diagram": "punkter"}
    )
    assert told.status_code == 400
    assert "40 vyer" in told.json()["fel"]


@pytest.mark.parametrize("view", ["https://annan.se/", "//annan.se", "/om", "/finns-inte", ""])
def test_what_is_no_view_is_not_added(client: TestClient, view: str) -> None:
    """Another host, a page without charts and no page at all are refused in words."""
    told = client.get("/mote/lagg-till", params={"vy": view, "diagram": "karta"})
    assert told.status_code == 400
    assert told.json()["fel"].endswith(".")


def test_a_meeting_on_the_page_is_the_one_in_the_address(client: TestClient) -> None:
    """Title, answers, own words and notes stand on the page, escaped; the file holds the same."""
    meeting = Meeting("<b>Möte</b>", "", (Item(VIEW, "punkter", "Egen", 'Säg "hej" & <lyssna>'),))
    page = client.get("/mote/sida", params={"m": written(meeting)}).text
    assert "&lt;b&gt;Möte&lt;/b&gt;" in page
    assert 'value="Egen"' in page
    assert "Säg &#34;hej&#34; &amp; &lt;lyssna&gt;</textarea>" in page
    assert exhibits(Meeting(items=(Item(VIEW, "punkter"),)))[0].title in page
    saved = client.get("/mote/fil", params={"m": written(meeting)})
    assert ".mote.json" in saved.headers["content-disposition"]
    opened = client.post("/mote/oppna", content=saved.content).json()
    assert read(opened["m"]) == meeting


def test_a_damaged_meeting_is_told(client: TestClient) -> None:
    """A damaged text or file gives a sentence and, on the page, a way on."""
    page = client.get("/mote/sida", params={"m": DAMAGED})
    assert page.status_code == 200
    assert "skadad" in page.text
    assert "Börja från ett tema" in page.text
    assert "möte" in client.post("/mote/oppna", content=b"\x00PK").json()["fel"]
    assert client.post("/mote/oppna", content=b" " * 500_000).json()["fel"].startswith("Filen")
    assert client.get("/mote/fil", params={"m": DAMAGED}).status_code == 400


def test_a_view_that_is_gone_says_why(client: TestClient) -> None:
    """A view of no page stands in the list with its reason, and can be removed."""
    lost = Meeting("Gammalt", "", (Item("/finns-inte", "karta"),))
    page = client.get("/mote/sida", params={"m": written(lost)}).text
    assert "Vyn kan inte visas" in page
    assert "Vyns sida finns inte." in page
    assert "data-remove" in page


def test_a_meeting_is_frozen_at_the_figures_shown(client: TestClient) -> None:
    """The page offers the version of today, and tells which one a frozen meeting has."""
    plain = client.get("/mote/sida", params={"m": written(Meeting("Möte"))}).text
    assert f"version {current()}" in plain
    frozen = client.get(
        "/mote/sida", params={"m": written(Meeting("Möte", version=current()))}
    ).text
    assert "Tina upp" in frozen
    unknown = written(Meeting("Möte", version="2019-01-01-0000"))
    assert "finns inte kvar" in client.get("/mote/sida", params={"m": unknown}).text


def test_a_short_code_leads_to_the_meeting(client: TestClient) -> None:
    """A code is given on asking, leads where it was made for, and tells when it is unknown."""
    target = f"/presentera?m={written(Meeting('Möte', '', (Item(VIEW, 'punkter'),)))}"
    told = client.post("/k", content=target.encode()).json()
    led = client.get(f"/k/{told['kod'].lower()}")
    assert (led.status_code, led.headers["location"]) == (302, target)
    assert "<svg" in told["svg"]
    unknown = client.get("/k/KATT-22-HUND")
    assert unknown.status_code == 404
    assert "KATT-22-HUND" in unknown.text
    foreign = client.post("/k", content=b"/om", headers={"Origin": "https://annan.se"})
    assert foreign.status_code == 403
    assert client.post("/k", content=b"//annan.se/").status_code == 400


def test_every_theme_is_a_meeting_that_can_be_shown() -> None:
    """No view of a theme to start from is missing, for the county or for a municipality."""
    assert len(load_starts()) == 5
    for beginning in beginnings(viewed("/mote", {})):
        links = [beginning.href, *(choice.href for choice in beginning.choices[:2])]
        for link in filter(None, links):
            meeting = read(link.partition("m=")[2])
            assert len(meeting.items) >= 5
            assert [shown.missing for shown in exhibits(meeting)] == [""] * len(meeting.items)


def test_plain_values_are_written_as_the_address(client: TestClient) -> None:
    """What the page sends comes back as the text of the address; what is no meeting is refused."""
    meeting = Meeting("Åäö", "Under", (Item(VIEW, "punkter", note="rad ett\nrad två"),))
    told = client.post("/mote/kod", json=as_plain(meeting)).json()
    assert told["m"] == written(meeting)
    assert client.post("/mote/kod", json=[1, 2]).status_code == 400
