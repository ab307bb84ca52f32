"""A development of one year is no development: a sentence stands in place of a chart."""

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.ui.cards import trend_card
from likvard.ui.chart import Card


def _trend(catalogue: Catalogue, identity: str) -> Card:
    """Return what Utforska shows of the development of an indicator."""
    asked = view(catalogue, "/indikator", {"indikator": identity})
    return trend_card(asked, panel_for(catalogue, asked, asked.indicator)[0])


def test_a_single_year_is_told_and_not_drawn(catalogue: Catalogue) -> None:
    """The sentence names the year; table and file are still offered, pictures are not."""
    asked = _trend(catalogue, "behorig-estetiskt")
    assert not asked.draws
    assert asked.body is not None
    assert "ett enda år, läsåret 2024/25" in asked.body
    assert "/data/utveckling.csv" in asked.data_href
    assert set(asked.tools) == {"table", "data"}


def test_several_years_are_drawn(catalogue: Catalogue) -> None:
    """With more than a year the development is a chart with all its tools."""
    asked = _trend(catalogue, "meritvarde")
    assert len(asked.draws) == 1
    assert asked.body is None
    assert "image" in asked.tools
