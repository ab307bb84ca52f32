"""Kompetens in the browser: levels and assumptions are links, by keyboard too, and hold in Back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_an_official_asks_what_it_would_take(reader: Opener) -> None:
    """From the menu to the teachers, a level of her own, and on to the need with departures."""
    page = reader("/?kommun=lund")
    page.locator("summary", has_text="Kompetens").click()
    page.get_by_role("link", name="Lärarna i dag", exact=True).click()
    expect(page.locator("h1")).to_contain_text("behöriga lärare")
    assert len(seen.table(page, "tjanster")) == 34
    link = page.get_by_role("link", name="90 procent", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("mal=90"))
    expect(seen.chart(page, "tjanster")).to_contain_text("ska nå 90 procent")
    page.get_by_role("link", name="Se behovet framåt").click()
    expect(page.locator("h1")).to_contain_text("räknat utan avgångar")
    before = seen.title(page)
    leaving = page.get_by_role("navigation", name="Avgångar utöver pension, % per år")
    leaving.get_by_role("link", name="3", exact=True).click()
    expect(page.locator("h1")).to_contain_text("3 procents avgång om året")
    expect(seen.chart(page, "lararbehov")).to_contain_text("andra avgångar: 3 procent om året")
    page.get_by_role("link", name="Visa med påhittade exempelrader").click()
    expect(page.locator("h1")).to_contain_text("Påhittade exempelrader")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text(before)
