"""Elevunderlag as the server makes it: what it says, of whom, and when it says nothing."""

import pytest

from likvard.catalogue import Catalogue
from likvard.equity.pupils import Reason
from likvard.equity.pupils_view import pupils_view
from likvard.exports.csv import shown_for
from likvard.figures.theme import LIGHT
from likvard.story import pupils as story
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.pupils import fan_card
from likvard.ui.viewing import viewed
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]

pytestmark = pytest.mark.usefixtures("database")
PATH = "/elevunderlag"


def answer(**query: str) -> Answer:
    """Return what the page says at an address."""
    return ANSWERS[PATH](viewed(PATH, query))


def test_a_band_over_zero_is_told_as_either(catalogue: Catalogue) -> None:
    """Where the band holds more and fewer the title says so, with both ends; else how many."""
    for place in ("", "lomma"):
        shown = pupils_view(viewed(PATH, {"kull": place}))
        low, high = shown.place.change(6)[1:]
        title = " ".join(answer(kull=place).lines)
        assert ("kan både minska och öka" in title) == (low < 0 < high)
        assert "från läsåret 2024/25 till 2030/31, mellan" in title
    assert catalogue.areas[0].title in " ".join(answer().lines)


def test_the_scenario_stands_wherever_its_numbers_do() -> None:
    """One per cent moving out is told in title, subtitle, source, alternative and every file."""
    found, word = answer(flytt="-1"), "1 procent"
    assert found.lines[0].startswith("Med en årlig utflyttning på 1 procent ")
    for key in ("elevunderlag", "arskullar", "delregioner"):
        card = found.card(key)
        assert card
        assert f"Scenario: {word}" in card.subtitle
        assert f"Scenario: {word}" in card.source
        assert card.table
        assert f"Scenario: {word}" in card.table.caption
        name = card.data_href.split("/data/")[1].split(".csv")[0]
        file = shown_for(name, {"flytt": "-1"})
        assert any(f"Scenario: {word}" in note for note in file.notes)
        place = file.tables[0].header.index("Flyttning (% per år)")
        assert {row[place] for row in file.tables[0].rows} == {"-1"}


def test_what_cannot_be_followed_is_told() -> None:
    """Unknown words give the plain view and a notice each, and so does an earlier year."""
    found = pupils_view(viewed(PATH, {"flytt": "9", "fram": "7", "kull": "x", "ar": "2022"}))
    assert (found.moving, found.ahead, found.place) == (0, 6, found.outlook.whole)
    for word in ("”9”", "”7”", "”x”", "senaste räkningen"):
        assert any(word in notice for notice in found.notices)
    assert pupils_view(viewed(PATH, {"flytt": "+0.5"})).moving == 0.5


def test_a_forecast_stops_where_the_record_does() -> None:
    """A place whose errors grow too large is told of as far as they carry, and then why no more."""
    shown = pupils_view(viewed(PATH, {}))
    place = next(p for p in shown.outlook.places if 0 < p.reach < 6)
    found = answer(kull=place.key, fram="6")
    assert shown.period(place.reach) in found.lines[-1]
    assert "bär metodens tidigare träffsäkerhet ingen prognos" in found.lede
    card = found.cards[0]
    assert card.table
    assert "osäkrare än ±25 %" in card.table.rows[-1]
    rows = found.card("arskullar")
    assert rows
    assert rows.table
    assert [r[-1] for r in rows.table.rows if r[0] == place.name] == ["osäkrare än ±25 %"]


@pytest.mark.parametrize("why", ["years", "missing", "few", "record"])
def test_every_reason_is_a_sentence(why: Reason) -> None:
    """Without a forecast the reason is told in words, on the page and in the rows."""
    place = pupils_view(viewed(PATH, {})).outlook.whole.without(why)
    assert story.why(place).endswith(".")
    assert story.note(place, 1)


def test_the_fan_starts_from_what_was_counted() -> None:
    """Solid up to the last count, dashed from there, in a band that opens from that very point."""
    card = fan_card(pupils_view(viewed(PATH, {"kommun": "lund"})))
    figure = card.draws[0](LIGHT).to_dict()  # type: ignore[attr-defined]  # plotly's own figure
    band, dashed, solid, dots = figure["data"]
    at = list(dashed["x"]).index(2024)
    assert solid["y"][at] == dashed["y"][at] == band["y"][0] == band["y"][-1]
    assert solid["y"][at + 1] is None
    assert dashed["y"][at - 1] is None
    assert dashed["line"]["dash"] != "solid"
    assert list(dots["x"]) == [2024, 2030, 2032]


def test_the_page_is_of_the_areas_of_upper_secondary() -> None:
    """All 38 of Skåne and Blekinge are there, the note is told, and the file has them too."""
    html = shown_page(PATH, {"omrade": "skane-blekinge", "kull": "karlskrona"})
    assert "slutar nian i Karlskrona" in html
    assert "aviserades 17 mars 2026" in html
    table = shown_for("elevunderlag-kommuner", {"omrade": "skane-blekinge"}).tables[0]
    assert len({row[0] for row in table.rows}) == 38
