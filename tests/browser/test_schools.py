"""Mellan skolor: units answer mouse and keyboard, and every choice stands in the address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
KEY = "skolenheter"


def test_a_unit_is_named_and_leads_to_its_municipality(reader: Opener) -> None:
    """Arrow keys name a unit with its pupils, along the row and into the next; a click follows."""
    page = reader("/skolor?kommun=malmo")
    plot = seen.plot(page, KEY)
    plot.focus()
    told = plot.locator(".lv-told")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text(re.compile(r"poäng.*n = \d+ elever.*Malmö"))
    first = told.inner_text()
    page.keyboard.press("ArrowRight")
    expect(told).not_to_have_text(first)
    expect(told).to_contain_text("Malmö")
    page.keyboard.press("ArrowDown")
    expect(told).to_contain_text("Osby")
    seen.click(page, KEY, "hoor")
    expect(page).to_have_url(re.compile(r"kommun=malmo,hoor$"))


def test_measure_and_order_are_links_on_a_phone_too(reader: Opener) -> None:
    """Choosing them changes title and rows, keeps the rest, and the page is no wider."""
    page = reader("/skolor?kommun=lund", phone=True)
    before = seen.title(page)
    page.get_by_role("link", name="Utländsk bakgrund", exact=True).click()
    expect(page).to_have_url(re.compile("kommun=lund&enhetsmatt=utlandsk-bakgrund"))
    expect(page.locator("h1")).not_to_have_text(before)
    seen.chart(page, KEY).get_by_role("link", name="Efter spridning").click()
    expect(page).to_have_url(re.compile("enhetsordning=spridning"))
    expect(seen.chart(page, "fordelning")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
