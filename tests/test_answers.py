"""What a meeting shows of a page is what the page itself says and draws."""

from urllib.parse import urlencode

import pytest

from likvard.meeting import Item
from likvard.ui.answers import ANSWERS
from likvard.ui.exhibits import NO_CHART, NO_PAGE, exhibit
from likvard.ui.sections import SECTIONS
from likvard.ui.viewing import viewed
from tests.whole_pages import Reader, page

FOLLOWING = {"kommun": "eslov,lund"}
VIEWS = [
    ("/", FOLLOWING),
    ("/indikator", {"indikator": "klarar-alla-amnen-ak9", "ar": "2023", "karta": "hexkarta"}),
    ("/indikator", {"indikator": "meritvarde", "medel": "3", **FOLLOWING}),
    ("/spridning", {"indikator": "klarar-alla-amnen-ak9", "grupp": "kommuntyp"}),
    ("/bakgrund", {}),
    ("/konen", {"indikator": "meritvarde"}),
    ("/skolor", {}),
    ("/skolor", {"enhetsmatt": "utlandsk-bakgrund"}),
    ("/resurser", {}),
    ("/samband", {"indikator": "meritvarde", "mot": "behorig"}),
    ("/kommun", FOLLOWING),
    ("/kommun", {}),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader for all pages."""
    return Reader()


@pytest.mark.parametrize(("path", "query"), VIEWS)
def test_a_meeting_shows_what_the_page_shows(
    reader: Reader, path: str, query: dict[str, str]
) -> None:
    """Title and charts of a view are, in a meeting, those of its page, word by word."""
    shown, answer = page(reader, path, query), ANSWERS[path](viewed(path, query))
    drawn = {c["key"]: c for c in shown.charts if c["key"] != "steg"}
    assert set(drawn) == {card.key for card in answer.cards}
    for card in answer.cards:
        sent = drawn[card.key]
        assert [sent[n] for n in ("heading", "subtitle", "source", "alt")] == [
            card.heading,
            card.subtitle,
            card.source,
            card.alt,
        ]
    for line in answer.lines:
        assert line in shown.told


def test_every_page_with_charts_can_be_shown() -> None:
    """No page that draws is left out of meetings."""
    assert {s.path for s in SECTIONS if s.charts} == set(ANSWERS)


def test_every_chart_has_its_numbers() -> None:
    """Each chart that offers a file has that file's tables with it, and at least one row."""
    for path, query in VIEWS[:-1]:
        address = f"{path}?{urlencode(query)}"
        for card in ANSWERS[path](viewed(path, query)).cards:
            found = exhibit(Item(address, card.key))
            assert found.missing == ""
            assert found.address == address
            if card.data_href:
                assert found.shown is not None
                assert any(table.rows for table in found.shown.tables)


def test_what_cannot_be_shown_says_why() -> None:
    """An unknown page or chart becomes a view that gives the reason, with the presenter's note."""
    lost = exhibit(Item("/finns-inte", "karta", note="Kom ihåg"))
    assert (lost.missing, lost.note) == (NO_PAGE, "Kom ihåg")
    assert exhibit(Item("/spridning", "karta")).missing == NO_CHART
    assert exhibit(Item("/kommun", "profil")).missing == NO_CHART


def test_the_answer_is_said_once() -> None:
    """The main chart of a page has the page's answer as title, the next its own heading."""
    main, next_one = (exhibit(Item("/spridning", key)) for key in ("punkter", "avstand"))
    assert main.title.startswith("Skillnaderna i behörighet")
    assert next_one.title == next_one.heading != main.title
    assert exhibit(Item("/spridning", "punkter", title="Min rubrik")).lines == ("Min rubrik",)
