"""Mellan skolor as the server makes it, without a browser."""

import pytest

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.equity.schools_view import choices, schools_view
from likvard.figures.theme import LIGHT
from likvard.ui.schools_dots import dots_card, extremes
from likvard.ui.schools_pairs import pairs
from likvard.ui.schools_parts import parts_card
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]


def shown(query: dict[str, str]) -> str:
    """Return the page's HTML."""
    return shown_page("/skolor", query)


def test_every_measure_has_its_own_page() -> None:
    """Each choice is marked when it is shown, and the title is about it."""
    html = shown({"enhetsmatt": "foraldrars-utbildning", "kommun": "lund"})
    assert "Av skolenheternas skillnader i föräldrars utbildning" in html
    current = html.split("lv-measures")[1].split("</nav>")[0].split('aria-current="true"')
    assert current[1].startswith(">Föräldrars utbildning<")
    assert "enhetsmatt=alla-amnen" in current[0]
    assert "Måttet ”x” finns inte per skolenhet. Visar Meritvärde." in shown({"enhetsmatt": "x"})


def test_a_year_too_early_leads_to_the_first() -> None:
    """Before anything is published there is no chart but a link to the first year."""
    html = shown({"ar": "2016"})
    assert "inte publicerat per skolenhet så tidigt" in html
    assert 'href="/skolor?ar=2021"' in html


@pytest.mark.parametrize(
    ("identity", "keys"),
    [
        ("meritvarde", [["delar", None]]),
        ("alla-amnen", [["mellan-skolor", "delar"]]),
        ("utlandsk-bakgrund", [["mellan-skolor", "fordelning"], ["fordelning-ar", "delar"]]),
    ],
)
def test_each_sort_of_measure_has_its_charts(
    identity: str, keys: list[list[str | None]], catalogue: Catalogue
) -> None:
    """A score has no share between schools; only the composition of pupils has a mix."""
    asked = schools_view(view(catalogue, "/skolor", {"enhetsmatt": identity}))
    found = pairs(asked, asked.panel.years[-1])
    assert [[card and card.key for card in pair] for pair in found] == keys
    for card in (card for pair in found for card in pair if card):
        assert card.heading
        assert card.table
        assert card.data_href


def test_the_scale_is_the_same_in_all_years(catalogue: Catalogue) -> None:
    """Whatever year is shown, the axis holds every year's values."""
    ranges = set()
    for year in ("2021", "2025"):
        asked = schools_view(view(catalogue, "/skolor", {"ar": year}))
        assert asked.year == int(year)
        (draw,) = dots_card(asked, asked.year).draws
        ranges.add(tuple(draw(LIGHT).layout.xaxis.range))  # type: ignore[attr-defined]
    ((low, high),) = ranges
    least, most = extremes(asked.panel)
    assert low < least < most < high


def test_the_parts_lead_to_each_measure(catalogue: Catalogue) -> None:
    """A click on a bar shows its measure, and the plain one has no word in the address."""
    asked = schools_view(view(catalogue, "/skolor", {"kommun": "lund"}))
    hrefs = parts_card(asked).hrefs
    assert list(hrefs) == [m.id for m in choices(catalogue)]
    assert hrefs["meritvarde"] == "/skolor?kommun=lund"
    assert hrefs["behorighet"] == "/skolor?kommun=lund&enhetsmatt=behorighet"
