"""Bakgrund: dots answer mouse and keyboard, and the other background is one click away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
KEY = "bakgrund"
TITLES = """(plot) => [...plot.querySelectorAll(".annotation text")]
  .filter(({ textContent }) => textContent.includes("lägeskommun"))
  .map((node) => node.getBoundingClientRect()).map(({ left, right }) => [left, right])"""


def test_dots_lead_to_their_municipalities(reader: Opener) -> None:
    """Arrow keys go from dot to dot, Enter follows, and the other background keeps the choice."""
    page = reader("/bakgrund?indikator=klarar-alla-amnen-ak9")
    seen.plot(page, KEY).focus()
    page.keyboard.press("End")
    told = seen.plot(page, KEY).locator(".lv-told")
    expect(told).to_contain_text("Lomma")
    expect(told).to_contain_text("Föräldrar med högre utbildning")
    page.keyboard.press("ArrowLeft")
    expect(told).not_to_contain_text("Lomma")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    seen.followed(page, "Lomma")
    assert any(mark["text"] == "Lomma" for mark in seen.marks(page, KEY, 0))
    seen.chart(page, KEY).get_by_role("link", name="Utländsk bakgrund").click()
    expect(page).to_have_url(re.compile(r"kommun=lomma.*bakgrund=utlandsk"))
    expect(page.locator("h1")).to_contain_text("utländsk bakgrund")


def test_a_phone_has_the_whole_page(reader: Opener) -> None:
    """At 375 px nothing sticks out: both names and both axis titles lie whole within the plot."""
    page = reader("/bakgrund?kommun=malmo,lund", phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    for slot, name in enumerate(("Malmö", "Lund")):
        named = [mark for mark in seen.marks(page, KEY, slot) if mark["text"] == name]
        assert named
        assert all(mark["left"] >= 0 and mark["right"] <= 375 for mark in named)
    titles = seen.plot(page, KEY).evaluate(TITLES)
    assert len(titles) == 2
    assert all(left >= 0 and right <= 375 for left, right in titles)
