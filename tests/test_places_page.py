"""Behov och platser as the server makes it: without figures, with invented ones, with uploads."""

import csv
import io
from collections.abc import Iterator

import pytest

from likvard.catalogue.templates import template
from likvard.equity.places_view import PlacesView, places_view
from likvard.exports.csv import file_for
from likvard.exports.places import ORIGIN
from likvard.exports.workbook import workbook
from likvard.figures.theme import DARK, LIGHT
from likvard.meeting import Item, Meeting
from likvard.own import Figures, session
from likvard.own.figures import INVENTED
from likvard.own.reader import read_file
from likvard.own.session import Store, within
from likvard.story.places import ABSENT
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.exhibits import NOT_SHARED, exhibit, exhibits
from likvard.ui.places_open import pressure_card
from likvard.ui.viewing import viewed
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]

pytestmark = pytest.mark.usefixtures("database")
PATH = "/platser"
OWN = "Hemliga skolan"
HEAD = "Läsår;Kommun;Skola;Programkod;Platser;Förstahandssökande;Antagna;Antagna på förstahandsval"
ROWS = (
    f"2025/26;Lund;{OWN};VO;40;31;33;29",
    f"2025/26;Lund;{OWN} 2;VO;20;37;20;20",
    f"2024/25;Lund;{OWN};VO;40;20;21;19",
    f"2025/26;Eslöv;{OWN} 3;BA;0;9;0;0",
    f"2025/26;Osby;{OWN} 4;EK;30;;;",
    f"2025/26;Karlskrona;{OWN} 5;EK;30;30;30;30",
)


def answer(**query: str) -> Answer:
    """Return what the page says at an address."""
    return ANSWERS[PATH](viewed(PATH, query))


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Answer as to a session that has uploaded places; give its key."""
    store = Store()
    monkeypatch.setattr(session, "STORE", store)
    found = read_file(template("platser"), "min.csv", "\n".join((HEAD, *ROWS)).encode())
    source = "Egna uppgifter, uppladdade 30 november 2026."
    key = store.put("", Figures("platser", found.rows, "uploaded", source, None, "min.csv"))
    with within(key):
        yield key


def test_without_figures_the_page_is_complete() -> None:
    """It says what is needed, from whom and how, offers the example, and shows what is open."""
    html = shown_page(PATH)
    for words in (
        "finns inte i öppna källor",
        "Antagningskansliet: platser",
        "/hamta/mall/platser.xlsx",
        "/hamta/mall/behov.xlsx",
        "/hamta/mall/floden.xlsx",
        "egna=exempel",
        "/elevunderlag",
        "/utbud",
    ):
        assert words in html
    assert [card.key for card in answer().cards] == ["tryck"]


def test_invented_rows_say_so_everywhere() -> None:
    """Title, every chart's words and table, every picture's heading and every row of every file."""
    found = answer(egna="exempel", kommun="lund")
    assert found.lines[0].startswith(INVENTED)
    assert len(found.cards) == 6
    for card in found.cards:
        assert card.table
        words = (card.heading, card.subtitle, card.source, card.alt, card.table.caption)
        assert all(each.startswith(INVENTED) for each in words)
        assert "exempel" in card.filename
        name = card.data_href.split("/data/")[1].split(".csv")[0]
        file = file_for(name, {"egna": "exempel", "kommun": "lund"})
        head, *rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";")
        at = head.index(ORIGIN)
        assert {row[at] for row in rows[: rows.index([])]} == {INVENTED}
        assert "exempel" in file.name
    assert pressure_card(_shown(egna="exempel")) is None, "nothing real beside what is invented"


def _shown(**query: str) -> PlacesView:
    return places_view(viewed(PATH, query))


def test_the_same_figures_give_the_same_words() -> None:
    """Stories and figures are deterministic."""
    one, other = answer(egna="exempel"), answer(egna="exempel")
    assert [c.heading for c in one.cards] == [c.heading for c in other.cards]
    for card, again in zip(one.cards, other.cards, strict=True):
        assert card.alt == again.alt
        for draw, redraw in zip(card.draws, again.draws, strict=True):
            assert draw(LIGHT).to_json() == redraw(LIGHT).to_json()
            assert draw(DARK).to_json()


def test_an_upload_is_worked_by_hand(mine: str) -> None:
    """Empty places and queue of a programme; a hole stays a hole, and no places give no ratio."""
    assert mine
    found = answer(kull="lund")
    assert "7 av 60 gymnasieplatser tomma" in found.lines[0]
    assert "19 av 68 förstahandssökande inte kom in" in found.lines[1]
    table = answer().card("platser")
    assert table
    assert table.table
    rows = {row[0]: row[1:] for row in table.table.rows}
    assert rows["Vård- och omsorgsprogrammet"] == ("60", "68", "1,13", "53", "88", "7", "19", "72")
    assert rows["Bygg- och anläggningsprogrammet"][2:5] == ("–", "0", "–")
    assert rows["Ekonomiprogrammet"] == ("30", "..", "..", "..", "..", "..", "..", "..")
    years = answer(program="vo", jamfort="tomma").card("platser-ar")
    assert years
    assert years.table
    assert years.table.columns[1:] == ("2024/25", "2025/26")
    by_year = {row[0]: row[1:] for row in years.table.rows}
    assert by_year["Vård- och omsorgsprogrammet"] == ("19", "7")
    assert by_year["Bygg- och anläggningsprogrammet"] == ("–", "0")
    assert "inte känt" in answer().lines[0]


def test_an_upload_stays_with_its_session(mine: str) -> None:
    """No other reader sees it at the same address, in a meeting or a file; no card is kept."""
    cards = answer(kommun="lund").cards
    assert all(card.address == "" for card in cards)
    assert OWN not in "".join(card.alt for card in cards)
    own = exhibit(Item("/platser?kommun=lund", "platser"))
    assert own.missing == NOT_SHARED
    with within(""):
        assert [card.key for card in answer(kommun="lund").cards] == ["tryck"]
        assert exhibit(Item("/platser?kommun=lund", "platser")).missing == ABSENT
        with pytest.raises(KeyError):
            file_for("platser", {"kommun": "lund"})
    assert len(answer(kommun="lund").cards) == len(cards)
    assert mine


def test_invented_rows_can_be_shared_though_a_file_is_uploaded(mine: str) -> None:
    """The example shows nothing of the upload, and goes into a meeting with its definitions."""
    assert mine
    meeting = Meeting("Möte", "", (Item("/platser?egna=exempel", "platser"),))
    (found,) = exhibits(meeting)
    assert not found.missing
    assert found.shown
    assert any("dras aldrig från varandra" in note for note in found.shown.notes)
    assert workbook(meeting, [found], "https://likvard.example".__add__)


def test_the_area_decides_who_is_in_it(mine: str) -> None:
    """Rows beyond the area are left out and told of; the larger area has them."""
    assert mine
    notices = _shown().notices
    assert any("En rad gäller kommuner utanför området" in each for each in notices)
    found = answer(omrade="skane-blekinge").card("platser-omraden")
    assert found
    assert found.table
    rows = {row[0]: row for row in found.table.rows}
    assert rows["Karlskrona"][1] == "30"
    assert "aviserades 17 mars 2026" in found.source


def test_a_need_of_ones_own_stands_in_the_address() -> None:
    """It goes before the held one, is said to be the reader's, and nonsense is told of."""
    found = answer(egna="exempel", behov="minska-vo")
    card = found.card("efterfragan-behov")
    assert card
    assert card.table
    rows = {row[0]: row for row in card.table.rows}
    assert rows["Vård- och omsorgsprogrammet"][2] == "minska (eget)"
    assert rows["Vård- och omsorgsprogrammet"][4] == "håll kvar"
    assert "läsaren angett" in card.subtitle
    asked = {"egna": "exempel", "behov": "mer-vo", "jamfort": "allt", "program": "qq", "kull": "x"}
    notices = " ".join(_shown(**asked, ar="2015").notices)
    for words in ("”mer-vo”", "”allt”", "”qq”", "”x”", "2014/15"):
        assert words in notices


def test_the_arcs_are_drawn_once_each_with_their_number() -> None:
    """Fifteen arcs with a casing and a head, and the list beside them has the same numbers."""
    card = answer(egna="exempel").card("strommar")
    assert card
    assert card.brief
    assert card.table
    plain = card.draws[0](LIGHT).plain  # type: ignore[attr-defined]  # our own drawing
    assert {note["text"] for note in plain["layout"]["annotations"]} == set(map(str, range(1, 16)))
    assert [row[0] for row in card.brief.rows] == [str(at) for at in range(1, 16)]
    assert len(card.table.rows) == len(card.table.columns) - 1 == 34


def test_one_municipality_is_told_in_its_own_gender(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where most go to school at home in a single municipality it is "en", not "ett"."""
    store = Store()
    monkeypatch.setattr(session, "STORE", store)
    rows = ("2025/26;Lund;Lund;80", "2025/26;Lomma;Lund;12")
    content = "\n".join(("Läsår;Hemkommun;Skolkommun;Elever", *rows)).encode()
    found = read_file(template("floden"), "min.csv", content)
    key = store.put("", Figures("floden", found.rows, "uploaded", "Egna.", None, "min.csv"))
    with within(key):
        card = answer().card("strommar-kommuner")
    assert card is not None
    assert card.heading.startswith("I en av Skånes två kommuner med uppgift går mer än hälften")
