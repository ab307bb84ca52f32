"""The page about girls and boys: its cards, tables, files and links, for all it can show."""

import csv
import io
import json

import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.choice import chosen
from likvard.equity.gender import Pair
from likvard.exports.csv import file_for
from likvard.exports.gender import OF_GAPS, OF_MEANS
from likvard.suited import indicators_for, suited
from likvard.ui.chart import Card, payload
from likvard.ui.gender import gap_trend_card, known_pair, pair_card
from likvard.ui.gender_text import certain_text, nothing
from likvard.ui.strip import strip
from tests.test_gender import AK6, EVERY_YEAR, MATHS
from tests.test_gender import found as found_pair


def asked(catalogue: Catalogue, **query: str) -> View:
    """Return the page's view of a query."""
    return suited(view(catalogue, "/konen", query))


def cards(shown: View) -> tuple[Pair, int, list[Card]]:
    """Return the page's pair, year and cards."""
    pair, year = known_pair(shown)
    return pair, year, [pair_card(shown, pair, year), gap_trend_card(shown, pair)]


def rows_of(name: str, query: dict[str, str], header: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of the table under a header, by column."""
    text = file_for(name, query).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    start = lines.index(list(header)) + 1
    return [dict(zip(header, row, strict=True)) for row in lines[start : lines.index([], start)]]


@pytest.mark.parametrize("query", [{}, {"medel": "3", "kommun": "malmo,perstorp", "kon": "M"}])
def test_every_indicator_has_whole_cards(catalogue: Catalogue, query: dict[str, str]) -> None:
    """Each indicator's charts are drawn, told in words, and have a table for all municipalities."""
    for indicator in indicators_for("/konen", catalogue):
        shown = asked(catalogue, indikator=indicator.id, **query)
        pair, year, found = cards(shown)
        for card in found:
            told = json.loads(payload(card, dark=False))
            assert None not in told["figures"]
            assert card.table is not None
            assert len(card.table.rows) in {33, 34}
            assert card.heading
            assert "nan" not in f"{card.heading} {card.subtitle} {card.source} {card.alt}".split()
        assert "<h2" in certain_text(shown, pair, year)


def test_the_table_has_both_the_gap_and_how_sure_it_is(catalogue: Catalogue) -> None:
    """A row tells both values with n, the signed gap, its interval, certainty and ratio."""
    shown = asked(catalogue, indikator=AK6)
    pair, year, (card, _) = cards(shown)
    assert card.table is not None
    rows = {row[0]: row for row in card.table.rows}
    own = next(gap for gap in pair.gaps(year) if gap.name == "Landskrona")
    assert rows["Landskrona"][5:8] == ("+19,1", "+11,4 till +26,3", "ja")
    assert rows["Landskrona"][1] == own.girls.shown
    assert rows["Malmö"][7] == "nej"
    assert rows["Landskrona"][8] == f"{2 - own.boys.value / own.girls.value:.2f}".replace(".", ",")
    assert "justerad GPI" in card.table.caption


def test_the_file_has_every_gap_as_it_was_published() -> None:
    """The file's values are the published ones and the gaps those of the page, certainty too."""
    pair, year = found_pair(AK6)
    rows = rows_of("konen", {"indikator": AK6}, OF_GAPS)
    assert len(rows) == 33
    for row, gap in zip(rows, pair.gaps(year), strict=True):
        numbers = [float(row[name].replace(",", ".")) for name in ("Flickor", "Pojkar")]
        assert numbers == pytest.approx([gap.girls.value, gap.boys.value])
        told = float(row["Skillnad (flickor minus pojkar)"].replace(",", "."))
        assert told == pytest.approx(gap.value, abs=1e-5)
    assert [row["Kommun"] for row in rows if row["Säker skillnad"] == "Ja"] == ["Landskrona"]


def test_the_file_has_no_number_for_a_bound() -> None:
    """Where only "nearly all" is published, neither value nor gap stands in the file."""
    rows = rows_of("konen", {"indikator": "np-svenska-andel"}, OF_GAPS)
    bounded = [row for row in rows if "flickor: 1–4 elever från alla" in row["Anmärkning"]]
    assert bounded
    for row in bounded:
        assert row["Flickor"] == row["Skillnad (flickor minus pojkar)"] == row["95 % från"] == ""


def test_the_file_of_all_years_has_the_means() -> None:
    """Each year has the mean municipality and every member, of single years whatever is chosen."""
    pair, _ = found_pair(MATHS)
    query = {"indikator": MATHS, "medel": "3"}
    means = rows_of("konen-utveckling", query, OF_MEANS)
    assert [row["Läsår eller år"] for row in means] == [pair.both.period(y) for y in pair.years]
    gap = float(means[-1]["Medelkommun, skillnad"].replace(",", "."))
    assert gap == pytest.approx(pair.average(pair.years[-1]).gap, abs=1e-5)
    assert len(rows_of("konen-utveckling", query, OF_GAPS)) == 33 * len(pair.years)


def test_an_unsuited_indicator_gives_way(catalogue: Catalogue) -> None:
    """Merit value is not published by gender: the page's own takes its place, and it is told."""
    shown = asked(catalogue, indikator="meritvarde")
    assert shown.indicator.id == "behorig-yrkesprogram"
    assert any("passar inte" in notice for notice in shown.notices)


def test_the_strip_has_both_and_their_years(catalogue: Catalogue) -> None:
    """The gender is no choice here, and the years offered are those published for both."""
    shown = asked(catalogue, indikator="behorig-yrkesprogram-hemkommun")
    menus = {menu.name: menu for menu in strip(shown, split=True).menus}
    assert menus["Kön"].label == "Flickor och pojkar"
    assert menus["Kön"].items == ()
    assert menus["Läsår"].label == "Läsår 2023/24"
    assert chosen(shown, shown.indicator).notices == (
        "Uppgift för flickor och pojkar finns till och med läsåret 2023/24.",
    )


def test_links_keep_the_readers_gender(catalogue: Catalogue) -> None:
    """A gender chosen on another page stays in the links, though this page shows both."""
    shown = asked(catalogue, kon="K", indikator=EVERY_YEAR)
    _, _, (card, _) = cards(shown)
    assert all("kon=K" in href for href in card.hrefs.values())
    assert "kon=" not in asked(catalogue).href()
    assert "kon=" not in card.data_href


def test_measures_with_known_numbers_are_offered_where_they_are_not(catalogue: Catalogue) -> None:
    """Without intervals the text says why, and leads to measures that have them."""
    shown = asked(catalogue, indikator=EVERY_YEAR)
    pair, year, _ = cards(shown)
    text = certain_text(shown, pair, year)
    assert "antalet flickor och pojkar publiceras inte" in text
    assert "indikator=klarar-alla-amnen-ak6" in text
    assert "indikator=" not in certain_text(*_of(catalogue, AK6))


def _of(catalogue: Catalogue, identity: str) -> tuple[View, Pair, int]:
    shown = asked(catalogue, indikator=identity)
    return shown, *known_pair(shown)


def test_where_nothing_is_published_the_page_says_so(catalogue: Catalogue) -> None:
    """The title tells whose figures are lacking, in place of a chart."""
    told = nothing(asked(catalogue, indikator="behorig-yrkesprogram-hemkommun"))
    assert told["lines"] == [
        "Ingen kommun har uppgift om behörighet till yrkesprogram för både flickor och pojkar"
    ]


def test_no_column_is_left_empty_where_there_are_no_intervals(catalogue: Catalogue) -> None:
    """Without n the middle column holds who was the same way every year, not a second refusal."""
    for identity, heading in ((EVERY_YEAR, "Samma håll"), (AK6, "Mot medelskillnaden")):
        shown = asked(catalogue, indikator=identity)
        told = certain_text(shown, *known_pair(shown))
        assert f'<h2 class="lv-h2">{heading}' in told
        assert "Går inte att säga utan intervall" not in told
