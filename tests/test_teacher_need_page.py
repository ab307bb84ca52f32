"""Behov framåt: sums, assumptions that go with the number, and what ages change."""

import numpy as np
import pytest

from likvard.equity.pupils import AHEAD
from likvard.equity.teacher_need import NeedView, ageing_of, need_view
from likvard.exports.csv import shown_for
from likvard.figures.theme import LIGHT
from likvard.measures.teacher_need import retired_by_age
from likvard.own import Figures, invented
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.teacher_need import fan_card
from likvard.ui.viewing import viewed
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]

pytestmark = pytest.mark.usefixtures("database")
PATH = "/lararbehov"
SCENARIO = {"avgang": "3", "andel": "85", "tathet": "-0,5", "flytt": "-1"}


def asked(**query: str) -> NeedView:
    """Return the scenario at an address."""
    return need_view(viewed(PATH, query))


def answer(**query: str) -> Answer:
    """Return what the page says at an address."""
    return ANSWERS[PATH](viewed(PATH, query))


@pytest.mark.parametrize("query", [{}, SCENARIO | {"egna": "exempel"}])
def test_sums_are_equal(query: dict[str, str]) -> None:
    """The area needs, has left and lacks what its municipalities do together; so do its parts."""
    shown = asked(**query)
    for sums in (shown.places, shown.parts):
        assert shown.whole.needed == pytest.approx(np.sum([p.needed for p in sums], axis=0))
        assert shown.whole.left == pytest.approx(np.sum([p.left for p in sums], axis=0))
    gaps = sum(place.needed[AHEAD] - place.left[AHEAD] for place in shown.places)
    assert shown.whole.gap(AHEAD).value == pytest.approx(gaps)


def test_nobody_leaves_unless_assumed_or_known() -> None:
    """Without ages and departures all of today's are left, and the difference is the change."""
    shown = asked()
    assert not shown.leaving
    for place in shown.places:
        assert (place.left == place.now.value).all()
        for ahead in range(place.reach + 1):
            assert place.gap_share(ahead) == pytest.approx(place.change(ahead))
    assert "utan avgångar" in " ".join(answer().lines)


def test_assumptions_move_the_need_the_right_way() -> None:
    """Fewer pupils per teacher, more certified and more pupils need more; leaving leaves fewer."""
    plain = asked().whole
    for word, value in (("tathet", "-1"), ("andel", "90"), ("flytt", "1")):
        assert asked(**{word: value}).whole.needed[AHEAD] > plain.needed[AHEAD]
    left = [asked(avgang=word).whole.left[AHEAD] for word in ("", "2", "10")]
    assert left == sorted(left, reverse=True)
    assert left[1] == pytest.approx(plain.now.value * 0.98**AHEAD)


def test_the_start_is_what_was_published() -> None:
    """Lund's posts of the latest autumn are pupils through pupils per teacher, times the share."""
    shown = asked(kull="lund")
    counted = shown.pupils.place.counts[-1].sum()
    ratio = shown.basis.ratio.cell(shown.outlook.now, "1281").value
    share = shown.basis.shares.cell(shown.outlook.now, "1281").value
    assert shown.place.now.value == pytest.approx(counted / ratio * share / 100)
    assert shown.place.now.low < shown.place.now.value < shown.place.now.high
    assert shown.place.history[shown.outlook.now] == pytest.approx(shown.place.now.value)


def test_the_assumptions_stand_wherever_the_numbers_do() -> None:
    """In the source of every card, the table, and the notes and columns of every file."""
    found = answer(**SCENARIO)
    for card in found.cards:
        assert card.table
        for text in (card.source, card.table.caption):
            assert "minst 85 procent behöriga" in text
            assert "andra avgångar: 3 procent om året" in text
            assert "Scenario: 1 procent" in text
        assert "minst 85 procent behöriga" in card.subtitle
        name = card.data_href.split("/data/")[1].split(".csv")[0]
        file = shown_for(name, SCENARIO)
        assert any("andra avgångar: 3 procent" in note for note in file.notes)
        header, row = file.tables[0].header, file.tables[0].rows[-1]
        at = header.index("Elever per lärare, ändring")
        assert row[at : at + 4] == ("-0,5", "85", "3", "-1")
    assert "minst 85 procent behöriga" in " ".join(found.lines)


def test_invented_ages_are_marked_on_every_card() -> None:
    """Invented rows are told in title, headings, sources and files, and of how many they are."""
    found = answer(egna="exempel")
    assert found.lines[0].startswith("Påhittade exempelrader: ")
    for card in found.cards:
        assert card.heading.startswith("Påhittade exempelrader. ")
        assert "inga verkliga uppgifter" in card.source
        assert "kommuner, inga i de andra" in card.source
    assert any("Påhittade" in note for note in shown_for("lararbehov", {"egna": "exempel"}).notes)
    assert "Påhittade" not in shown_page(PATH).partition("lv-own")[0]


def test_ages_are_read_as_the_template_has_them() -> None:
    """Groups of the latest year, expected retirements where given, of compulsory school only."""
    made = invented("aldrar")
    rows = made.rows[made.rows["municipality"] == "1281"]
    yearly = rows.head(2).assign(age=None, teachers=None, year=[2024, 2027], retirements=[9.0, 4.0])
    known = ageing_of(Figures("aldrar", rows, "uploaded", ""), 2024)["1281"]
    groups = dict(zip(rows["age"], rows["teachers"], strict=True))
    assert known.retired(1.0) == pytest.approx(retired_by_age(groups, AHEAD))
    told = ageing_of(Figures("aldrar", yearly, "uploaded", ""), 2024)["1281"]
    assert told.yearly == (4.0,) * AHEAD, "what was before the start is past"
    assert told.retired(400.0)[2] == pytest.approx(0.02)
    other = rows.assign(form="gymnasieskola")
    assert not ageing_of(Figures("aldrar", other, "uploaded", ""), 2024)
    assert not ageing_of(None, 2024)


def test_a_place_is_told_of_as_far_as_the_forecast_carries() -> None:
    """Where the record stops earlier, title and table say so, and the rows give the reason."""
    shown = asked()
    short = next(place for place in shown.places if 0 < place.reach < AHEAD)
    found = answer(kull=short.key)
    assert shown.period(short.reach) in found.lines[0]
    assert "bär prognosens tidigare träffsäkerhet" in found.lede
    rows = found.card("lararbehov-kommuner")
    assert rows
    assert rows.table
    assert [r[-1] for r in rows.table.rows if r[0] == short.name] == ["osäkrare än ±25 %"]


def test_the_fan_shows_those_left_only_when_somebody_leaves() -> None:
    """A second dashed line from today's posts, named at its end, where there are departures."""
    plain, leaving = (
        fan_card(asked(**q)).draws[0](LIGHT).to_dict()  # type: ignore[attr-defined]  # plotly's own
        for q in ({}, {"avgang": "3"})
    )
    assert len(leaving["data"]) == len(plain["data"]) + 1
    words = [note["text"] for note in leaving["layout"]["annotations"]]
    assert any("Kvar av dagens" in text for text in words)


def test_what_cannot_be_followed_is_told() -> None:
    """Unknown assumptions give the plain ones and a notice each."""
    shown = asked(avgang="7", andel="33", tathet="x", kull="y")
    assert shown.assumed == asked().assumed
    for word in ("”7”", "”33”", "”x”", "”y”"):
        assert any(word in notice for notice in shown.notices)
    html = shown_page(PATH, {"avgang": "7"})
    assert "Antagandet ”7” går inte att välja" in html
    assert "Ladda upp fil" in html
