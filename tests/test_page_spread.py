"""Spridning as the server makes it: every choice in its address, and the files behind it."""

import csv
import io

import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.exports.csv import file_for
from likvard.measures.arrays import NotDefinedError
from likvard.swedish import number
from likvard.ui import spreading
from likvard.ui.chart import Card, payload
from likvard.ui.spread import spread_card
from likvard.ui.spread_groups import groups_card
from likvard.ui.spread_numbers import numbers_card
from likvard.ui.spread_words import words
from likvard.ui.spreading import Shown, dots_card, line_card, shown
from tests.spread_figures import AK9, HOME, panel_of
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]


def of(asked: View) -> Shown:
    """Return what the page shows for an address where something is published."""
    page = shown(asked)
    assert page is not None
    return page


def cards(catalogue: Catalogue, **query: str) -> list[Card | None]:
    """Return the page's cards for an address."""
    asked = view(catalogue, "/spridning", query)
    page = of(asked)
    makers = (dots_card, line_card, groups_card, numbers_card)
    return [make(asked, page) for make in makers]


@pytest.mark.parametrize("grouping", ["delregion", "kommuntyp", "huvudman"])
@pytest.mark.parametrize("weight", ["", "elever"])
@pytest.mark.parametrize("identity", [HOME, AK9, "kostnad-maltider", "trygghet-ak8"])
def test_every_choice_gives_a_whole_page(
    catalogue: Catalogue, identity: str, weight: str, grouping: str
) -> None:
    """All cards can be drawn for shares, money and surveys, weighted or not, for all groups."""
    made = cards(catalogue, indikator=identity, vikt=weight, grupp=grouping, kommun="eslov,lund")
    for card in made:
        if card is not None:
            assert b'"figures":[null]' not in payload(card, dark=False)
    assert (made[3] is None) == (identity == "trygghet-ak8")


def test_the_page_stands_in_its_frame() -> None:
    """The title, three columns of text and the link to the other weight are on the page."""
    html = shown_page("/spridning", {"indikator": AK9, "kommun": "malmo"})
    assert html.count("<h1") == 1
    for words_ in ("Vad är spridning?", "Ytterlägen jämnar ut sig", "Vem har ändrat sig?"):
        assert words_ in html
    assert "vikt=elever" in html
    assert "Väg efter antal elever" in html


def test_the_weight_is_a_link_both_ways_where_pupils_are_known(catalogue: Catalogue) -> None:
    """Weighted leads back to unweighted; without numbers of pupils there is the reason instead."""
    for query, said in (
        ({"vikt": "elever"}, "Låt varje kommun väga lika"),
        ({"indikator": "behoriga-larare"}, "Varje kommun väger därför lika"),
    ):
        asked = view(catalogue, "/spridning", query)
        assert said in words(asked, of(asked))


def test_every_label_says_how_the_municipalities_weigh(catalogue: Catalogue) -> None:
    """Unweighted and weighted are told on the charts of mean, spread and numbers."""
    for query, spoken in (({}, ("ovägd", "ovägt")), ({"vikt": "elever"}, ("vägd efter", "vägt"))):
        dots, line, _, table = cards(catalogue, **query)
        assert dots is not None
        assert line is not None
        assert table is not None
        assert "väger lika" in dots.subtitle
        assert spoken[0] in line.subtitle
        assert spoken[1] in table.subtitle


def test_by_pupils_it_is_a_typical_pupils_municipality(catalogue: Catalogue) -> None:
    """The table reads the deviation as the heading does, and what stays unweighted says so."""
    heavy, plain = (view(catalogue, "/spridning", q) for q in ({"vikt": "elever"}, {}))
    table = cards(catalogue, vikt="elever")[-1]
    assert table is not None
    assert "en typisk elevs kommun" in str(table.body)
    assert "Här väger varje kommun lika." in words(heavy, of(heavy))
    assert "Här väger varje kommun lika." not in words(plain, of(plain))


def test_a_band_says_what_it_rests_on_or_why_it_is_not_there(catalogue: Catalogue) -> None:
    """Stand-in counts are told as rough; points and staff tell why there is no interval."""
    rough = cards(catalogue, indikator=HOME)[1]
    assert rough is not None
    assert "ungefärligt 95 % intervall" in rough.subtitle
    assert (
        "skolornas antal elever i åk 9 (Skolverket, medel 2016–2025) används i stället"
        in rough.source
    )
    none = cards(catalogue, indikator="meritvarde")[1]
    assert none is not None
    assert "Inget intervall: hur mycket enskilda elever skiljer sig åt" in none.subtitle


def test_the_overviews_spread_has_the_same_band(catalogue: Catalogue) -> None:
    """Översikt draws the band of Spridning, in the table too, and says that it is rough."""
    asked = view(catalogue, "/", {})
    panel, year = panel_of(catalogue, HOME)
    card = spread_card(asked, panel)
    low, high = (of(asked).spreads.by_year[year].low, of(asked).spreads.by_year[year].high)
    assert card is not None
    assert card.table is not None
    assert f"{number(low, 1)}–{number(high, 1)}" in card.table.rows[-1]
    assert "Ljust fält: ungefärligt 95 % intervall" in card.subtitle
    assert "Intervallet är ungefärligt" in card.source
    assert b"toself" in payload(card, dark=False)


def test_a_chosen_year_leaves_out_all_later_ones(catalogue: Catalogue) -> None:
    """Looking back, nothing of what came after is shown or tested."""
    asked = view(catalogue, "/spridning", {"ar": "2019"})
    page = of(asked)
    assert page.year == page.spreads.panel.years[-1] == 2019
    assert page.spreads.verdict.points == 8


def test_nothing_published_is_a_page_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no municipality has any value the title says it, and nothing is drawn."""

    def none(*_: object) -> None:
        raise NotDefinedError("nothing is published")

    monkeypatch.setattr(spreading, "panel_for", none)
    html = shown_page("/spridning", {"kommun": "osby,bjuv,perstorp"})
    assert "Inga uppgifter om behörighet till yrkesprogram är publicerade" in html
    assert "inte att visa" not in html


def test_sums_of_pupils_are_not_compared() -> None:
    """Numbers of pupils follow the size of a municipality: another measure is shown, and told."""
    html = shown_page("/spridning", {"indikator": "antal-elever"})
    assert "passar inte på den här sidan" in html


def rows(name: str, **query: str) -> list[dict[str, str]]:
    """Return the rows of a file up to its first empty line."""
    text = file_for(name, query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text.split("\r\n\r\n")[0]), delimiter=";"))


def test_the_files_hold_what_is_shown(catalogue: Catalogue) -> None:
    """The measures by year and the groups are the page's own numbers, with unit and weight."""
    asked = view(catalogue, "/spridning", {"indikator": AK9, "vikt": "elever"})
    page = of(asked)
    found = rows("spridning-matt", indikator=AK9, vikt="elever")
    assert [r["Läsår eller år"] for r in found] == [
        page.spreads.panel.period(y) for y in page.spreads.by_year
    ]
    last = found[-1]
    at = page.spreads.at(page.year)
    assert float(last["Standardavvikelse"].replace(",", ".")) == pytest.approx(at.sd, abs=1e-5)
    assert last["Vikt"].startswith("vägt")
    parts = rows("spridning-grupper", indikator=AK9, grupp="huvudman")
    assert [r["Huvudman"] for r in parts] == ["Kommunala skolor", "Fristående skolor"]


def test_every_card_leads_to_a_file_that_answers(catalogue: Catalogue) -> None:
    """Each card's address of data names a file that can be made."""
    for card in cards(catalogue, indikator=AK9):
        assert card is not None
        name = card.data_href.split("/data/")[1].split(".csv")[0]
        assert file_for(name, {"indikator": AK9}).content
