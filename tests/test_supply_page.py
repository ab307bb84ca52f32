"""The page Utbud as the server makes it: its sentences, all members, files, and odd addresses."""

import json
import re
from datetime import date
from typing import Final

import pytest

from likvard.catalogue import load_catalogue
from likvard.exports.csv import BOM, file_for
from likvard.exports.json_file import as_json
from likvard.exports.powerpoint import powerpoint
from likvard.exports.slides import slide_svg
from likvard.exports.workbook import workbook
from likvard.meeting import Item, Meeting
from likvard.ui.answers import ANSWERS
from likvard.ui.chart import Card
from likvard.ui.exhibits import exhibits
from likvard.ui.viewing import viewed
from likvard.versions import today
from likvard.warehouse import ROOT
from tests.every_view import link
from tests.whole_pages import Reader

KEYS: Final = ("program", "struktur", "fatal", "specialisering", "antagning", "rackvidd", "skolor")
DAY: Final = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are found from the project's folder."""
    monkeypatch.chdir(ROOT)


def card(key: str, **query: str) -> Card:
    """Return a chart of the page."""
    found = ANSWERS["/utbud"](viewed("/utbud", query)).card(key)
    assert found is not None
    return found


def members(area: str) -> list[str]:
    """Return the names of an area's municipalities of today."""
    catalogue = load_catalogue()
    return [own.name for own in catalogue.members(catalogue.area(area), today())]


@pytest.mark.parametrize(
    ("area", "count"), [("skane", 33), ("samverkansomrade-gymnasium", 37), ("skane-blekinge", 38)]
)
@pytest.mark.parametrize("key", ["program", "struktur", "specialisering"])
def test_all_members_are_there(area: str, count: int, key: str) -> None:
    """Whatever the area, each of its municipalities has a row, also those without any school."""
    table = card(key, omrade=area).table
    assert table is not None
    names = {row[0] for row in table.rows}
    assert len(members(area)) == count
    assert set(members(area)) <= names


def test_a_municipality_without_schools_says_so() -> None:
    """Bjuv has no upper secondary school, and its row in the large table says so."""
    table = card("program").table
    assert table is not None
    rows = {row[0]: row for row in table.rows}
    assert rows["Bjuv"][1] == "Finns inte här"
    assert rows["Lund"][1] != "Finns inte här"


def test_no_year_is_said_of_what_has_none() -> None:
    """Pupils have no year in title, subtitle or table; points of admission have theirs."""
    pupils, points = card("program"), card("program", rutor="lagst")
    table = pupils.table
    assert table is not None
    assert not re.search(r"20\d\d", f"{pupils.heading}{pupils.subtitle}{table.caption}")
    assert "saknar läsår" in pupils.subtitle
    assert "antagningen 2025" in points.subtitle
    assert "följer hur eleverna väljer" in points.subtitle


def test_the_file_has_the_numbers_of_the_table() -> None:
    """Malmö's pupils on care are the same on the page and in the file."""
    table = card("program").table
    assert table is not None
    row = next(row for row in table.rows if row[0] == "Malmö")
    told = row[table.columns.index("VO")]
    lines = file_for("utbud", {}).content.decode().removeprefix(BOM).split("\r\n")
    cells = [line.split(";") for line in lines if line.startswith("1280;Malmö;VO25")]
    assert [cell[6] for cell in cells] == [told]


def test_the_chosen_stand_out_and_links_keep_the_view() -> None:
    """A followed municipality's row has its colour, and a programme's link keeps the rest."""
    body = str(card("program", kommun="lund", km="50").body)
    assert 'class="lv-heat-chosen lv-slot-0"' in body
    assert "program=ek&amp;km=50" in body or "km=50&amp;program=ek" in body


def test_reach_begins_where_it_is_asked_to() -> None:
    """From Båstad, which is chosen in the address, the nearest school is told of each programme."""
    found = card("rackvidd", fran="bastad", km="15")
    assert found.heading.startswith("Från Båstad ligger")
    assert "inom 15 kilometer" in found.heading
    assert "Fågelvägen" in found.subtitle
    assert found.table is not None
    assert len(found.table.rows) == 24


def test_every_chart_goes_into_every_form() -> None:
    """In a meeting each of the seven is a slide, a sheet and a view with the page's own numbers."""
    view = "/utbud?program=ek&km=50&kommun=lund&rutor=snitt"
    meeting = Meeting("Utbud", "", tuple(Item(view, key) for key in KEYS))
    found = exhibits(meeting)
    assert [one.key for one in found] == list(KEYS)
    assert not any(one.missing for one in found)
    assert powerpoint(meeting, found, link)
    assert workbook(meeting, found, link, DAY)
    views = json.loads(as_json(meeting, found, link, DAY))["vyer"]
    assert all(each["tabeller"][0]["rader"] for each in views)
    assert all(slide_svg(one) for one in found)


def test_the_area_tells_its_day_and_source() -> None:
    """Both extents of the collaboration say since when and by which notice or agreement."""
    now = Reader().shown("/utbud", {"omrade": "samverkansomrade-gymnasium"})
    assert "37 kommuner. Från " in now
    assert "1 juli 2023" in now
    assert "har ingen känd dag" in now
    announced = Reader().shown("/utbud", {"omrade": "skane-blekinge"})
    assert "38 kommuner. Från " in announced
    assert "17 mars 2026" in announced


def test_nonsense_is_told_and_replaced() -> None:
    """Unknown words of the address give a page that says what it shows instead."""
    query = {"program": "xx", "fran": "narnia", "km": "7", "rutor": "allt", "ar": "2020"}
    html = Reader().shown("/utbud", query)
    assert "Programmet ”xx” ges inte här" in html
    assert "Räknar från" in html
    assert "Avståndet ”7” går inte att välja" in html
    assert "Rutorna kan inte visa ”allt”" in html
    assert "vilket läsår som än är valt" in html
    assert "inte att visa" not in html


def test_one_school_unit_is_told_in_the_singular() -> None:
    """A square of a single school unit says "1 skolenhet"."""
    squares = str(card("program", rutor="skolor").body)
    assert ": 1 skolenhet" in squares
    assert re.search(r"\b1 skolenheter\b", squares) is None
