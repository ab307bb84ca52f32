"""Whatever is published, Spridning has a title, sentences and charts that can be drawn."""

from collections.abc import Callable
from dataclasses import replace
from math import nan
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.address import View, view
from likvard.catalogue import load_catalogue
from likvard.cells import Published
from likvard.equity.spread import Spreads, spreads
from likvard.panel import Panel
from likvard.story.spread import lede, title
from likvard.ui.chart import Card, payload
from likvard.ui.spread_groups import groups_card
from likvard.ui.spread_numbers import numbers_card
from likvard.ui.spread_words import words
from likvard.ui.spreading import Shown, dots_card, line_card
from tests.spread_figures import AK9, COST, HOME, panel_of

Make = Callable[[View, Shown], Card | None]
MAKERS = (dots_card, line_card, groups_card, numbers_card)
CATALOGUE = load_catalogue()
VALUES = st.one_of(st.floats(0, 100), st.sampled_from([nan, 0.0, 50.0, 100.0]))
WEIGHTS = ("kommun", "elever")
COUNTS = st.sampled_from([nan, 1.0, 7.0, 300.0])


def invented(identity: str, rows: list[list[tuple[float, float]]]) -> Panel:
    """Return the panel with other values: a year a row, value and n a municipality."""
    panel, _ = panel_of(CATALOGUE, identity)
    published = {
        2010 + place: {
            m.code: Published(value, n, "" if value == value else "suppressed")  # noqa: PLR0124
            for m, (value, n) in zip(panel.members, row, strict=True)
        }
        for place, row in enumerate(rows)
    }
    return replace(panel, published=published)


def shown_whole(found: Spreads, asked: View) -> None:
    """Check title, lede, text and all cards of an invented spread."""
    page = Shown(found, found.panel.latest)
    assert title(found, page.year)
    assert lede(found, page.year).strip()
    assert "Vad är spridning?" in _fresh(words)(asked, page)
    for maker in MAKERS:
        card = cast("Make", _fresh(maker))(asked, page)
        if card is not None:
            assert b'"figures":[null]' not in payload(card, dark=False, pictures=False)


def _fresh(maker: Callable[..., object]) -> Callable[..., str]:
    """Return the function without what it has kept for the address."""
    return cast("Callable[..., str]", maker.__wrapped__)  # type: ignore[attr-defined]


def drawn(data: st.DataObject, years: int) -> list[list[tuple[float, float]]]:
    """Return values and counts for so many years; one of them is known at least."""
    size = len(panel_of(CATALOGUE, AK9)[0].members)
    few = st.lists(st.tuples(VALUES, COUNTS), min_size=1, max_size=4)
    rows = [(data.draw(few) * size)[:size] for _ in range(years)]
    rows[-1][0] = (60.0, 80.0)
    return rows


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 9), st.sampled_from([HOME, AK9, COST]), st.sampled_from(WEIGHTS))
def test_any_figures_give_a_whole_page(
    data: st.DataObject, years: int, identity: str, weight: str
) -> None:
    """Equal, missing, few or wild values, with or without n: nothing fails or is drawn empty."""
    kind = data.draw(st.sampled_from(["delregion", "kommuntyp", "huvudman"]))
    query = {"indikator": identity, "grupp": kind, "kommun": "eslov,lund", "vikt": weight}
    asked = view(CATALOGUE, "/spridning", query)
    panel = invented(identity, drawn(data, years))
    shown_whole(spreads(CATALOGUE, panel, weighted=weight == "elever"), asked)


@pytest.mark.parametrize("known", [1, 2, 26, 27, 33])
def test_missing_municipalities_change_the_count_not_the_page(known: int) -> None:
    """With fewer than four fifths the page says so; with more, the rest are computed on."""
    row = [(50.0 + place if place < known else nan, 100.0) for place in range(33)]
    panel = invented(AK9, [row] * 8)
    found = spreads(CATALOGUE, panel, weighted=False)
    shown_whole(found, view(CATALOGUE, "/spridning", {"indikator": AK9}))
    assert found.at(2017).count == known
    assert title(found, 2017)[0].startswith("Ingen spridning beräknas") == (known < 27)


def test_costs_of_nothing_have_no_relative_spread() -> None:
    """Where every amount is zero there is no per cent of the mean to tell."""
    panel = invented(COST, [[(0.0, 100.0)] * 33] * 7)
    found = spreads(CATALOGUE, panel, weighted=False)
    shown_whole(found, view(CATALOGUE, "/spridning", {"indikator": COST}))
    assert found.at(2016).sd != found.at(2016).sd
