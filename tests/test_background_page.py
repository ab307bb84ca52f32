"""The page Bakgrund: its cards, tables, files and links, for all it can show."""

import csv
import io
import json

import pandas as pd
import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.equity.salsa import residual_of
from likvard.exports.csv import file_for
from likvard.suited import indicators_for, suited
from likvard.ui.background import scatter_card, shown, title
from likvard.ui.background_slopes import slopes_card
from likvard.ui.background_words import words
from likvard.ui.chart import Card, payload
from likvard.ui.expected import expected_card
from likvard.ui.expected_funnel import funnel_card, funnel_words
from likvard.ui.salsa import salsa_card
from likvard.warehouse import ROOT

FILES = ("bakgrund", "bakgrund-lutning", "vantat", "salsa")


def asked(catalogue: Catalogue, **query: str) -> View:
    """Return the page's view of a query."""
    return suited(view(catalogue, "/bakgrund", query))


def cards(own: View) -> list[Card]:
    """Return the page's charts, those that there are."""
    page = shown(own)
    found = [scatter_card(own, page), slopes_card(own, page), expected_card(own, page)]
    return [card for card in (*found, funnel_card(own, page), salsa_card(own)) if card]


def rows_of(name: str, **query: str) -> list[list[str]]:
    """Return the rows of a file, its header first, up to the first empty one."""
    text = file_for(name, query).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    return lines[: lines.index([])]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"bakgrund": "utlandsk", "vikt": "elever", "kommun": "malmo,lund"},
        {"huvudman": "fristaende", "medel": "3"},
    ],
)
def test_every_indicator_has_whole_cards(catalogue: Catalogue, query: dict[str, str]) -> None:
    """Each suited indicator's charts are drawn and told in words, or say why they are not."""
    for indicator in indicators_for("/bakgrund", catalogue):
        own = asked(catalogue, indikator=indicator.id, **query)
        for card in cards(own):
            told = json.loads(payload(card, dark=False))
            assert None not in told["figures"]
            assert card.draws or card.body
            assert card.heading
            assert "nan" not in f"{card.heading} {card.subtitle} {card.source} {card.alt}".split()
        assert "<h2" in words(own, shown(own))


def test_residents_give_way_to_pupils(catalogue: Catalogue) -> None:
    """An indicator by home municipality has no background: another is shown, with a notice."""
    own = asked(catalogue, indikator="meritvarde-hemkommun")
    assert own.indicator.perspective == "host"
    assert own.notices
    assert not asked(catalogue).notices


def test_the_tabs_lead_to_the_other_background(catalogue: Catalogue) -> None:
    """The choice of background is a link, and the link to weights is one."""
    own = asked(catalogue, kommun="lund")
    tabs = {tab.label: tab.href for tab in scatter_card(own, shown(own)).tabs}
    assert tabs["Utländsk bakgrund"] == "/bakgrund?kommun=lund&bakgrund=utlandsk"
    assert "vikt=elever" in words(own, shown(own))
    weighted = asked(catalogue, vikt="elever")
    assert "vikt=" not in words(weighted, shown(weighted))


def test_tables_have_every_member(catalogue: Catalogue) -> None:
    """All 33 stand in the tables of the scatter and of what was expected, in Swedish order."""
    own = asked(catalogue, indikator="klarar-alla-amnen-ak9")
    page = shown(own)
    for card in (scatter_card(own, page), expected_card(own, page)):
        assert card.table is not None
        assert [row[0] for row in card.table.rows] == [m.name for m in own.members]


def test_the_order_is_by_deviation_or_by_name(catalogue: Catalogue) -> None:
    """The first row lies furthest above what is expected, unless the alphabet is asked for."""
    first = {}
    for order in ("varde", "namn"):
        own = asked(catalogue, indikator="klarar-alla-amnen-ak9", ordning=order)
        sent = json.loads(payload(expected_card(own, shown(own)), dark=False))
        axis = sent["figures"][0]["layout"]["yaxis"]
        first[order] = (axis["ticktext"][0], axis["ticktext"][-1])
    assert first == {"varde": ("Lomma", "Svalöv"), "namn": ("Bjuv", "Östra Göinge")}


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_columns_filled(name: str) -> None:
    """Each file has a header and as many cells in every row."""
    header, *rows = rows_of(name, indikator="klarar-alla-amnen-ak9")
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_the_file_of_pairs_has_the_country() -> None:
    """All 290 with both values, the 33 marked as members."""
    header, *rows = rows_of("bakgrund", indikator="meritvarde")
    member = header.index("I området")
    assert len(rows) == 290
    assert sum(row[member] == "ja" for row in rows) == 33


def test_the_file_of_what_is_expected_says_how() -> None:
    """Below the table stands what the model rests on, and how it was tried."""
    text = file_for("vantat", {"indikator": "meritvarde"}).content.decode("utf-8-sig")
    assert "egen modell för rikets kommuner läsåren 2020/21–2024/25" in text
    assert "procent inom sina gränser" in text


def test_no_file_of_what_cannot_be_expected() -> None:
    """Without numbers of pupils there is no such file."""
    with pytest.raises(KeyError):
        file_for("vantat", {"indikator": "godkant-matematik"})


def test_salsa_is_shown_as_published_and_not_ranked(catalogue: Catalogue) -> None:
    """Every unit of Skåne stands with its published residual, in rows by name."""
    own = asked(catalogue)
    card = salsa_card(own)
    assert card is not None
    assert card.table is not None
    path = ROOT / "data" / "figures" / "school_unit" / "skolverket-salsa.parquet"
    theirs = pd.read_parquet(path).query("series == 'SKV_SALSA_MERIT_AVV'")
    units = pd.read_parquet(ROOT / "data" / "figures" / "school_units.parquet")
    here = theirs.merge(units[units["municipality"].str.startswith("12")], on="unit")
    shown_values = [float(row[2].replace("\u2212", "-")) for row in card.table.rows]
    assert sorted(shown_values) == sorted(here["value"].tolist())
    names = [m.name for m in own.members]
    order = [names.index(row[0]) for row in card.table.rows]
    assert order == sorted(order)
    assert "ska inte användas för att rangordna skolor" in card.source
    ends = here.groupby("municipality")["value"].agg(["min", "max"])
    both = int(((ends["min"] < 0) & (ends["max"] > 0)).sum())
    assert card.heading.startswith(f"I {both} av 33 kommuner ligger skolenheter både över och")


@pytest.mark.parametrize(
    ("query", "identity"),
    [
        ({}, "salsa"),
        ({"indikator": "klarar-alla-amnen-ak9"}, "salsa-alla"),
        ({"indikator": "klarar-alla-amnen-ak9", "enhetsmatt": "salsa"}, "salsa"),
        ({"enhetsmatt": "utlandsk-bakgrund"}, "salsa"),
    ],
)
def test_the_residual_follows_the_indicator_unless_chosen(
    query: dict[str, str], identity: str, catalogue: Catalogue
) -> None:
    """Merit values have their residual and all subjects theirs; a choice goes first."""
    assert residual_of(asked(catalogue, **query)).id == identity


def test_one_reader_gets_what_another_got(catalogue: Catalogue) -> None:
    """The fit is made once for the figures: the next reader is given the same."""
    own = asked(catalogue, indikator="klarar-alla-amnen-ak9")
    other = asked(catalogue, indikator="klarar-alla-amnen-ak9", kommun="eslov")
    assert title(own, shown(own)) == title(other, shown(other))
    assert (
        shown(own).panel.derived["expected", 2025] is shown(other).panel.derived["expected", 2025]
    )
    assert funnel_words(own, shown(own)) == funnel_words(other, shown(other))
