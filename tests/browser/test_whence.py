"""Where a figure comes from, and what refreshes have changed, by keyboard and by address."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.accessibility import violations
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_a_row_leads_to_its_card_and_back(reader: Opener) -> None:
    """The card of a row opens by keyboard, begins at its head, closes with Esc, and is shared."""
    page = reader("/indikator?indikator=meritvarde")
    chart = seen.chart(page, "ordning")
    chart.get_by_role("button", name="Tabell").press("Enter")
    row = chart.get_by_role("link", name="Eslöv, ursprung")
    row.press("Enter")
    dialog = page.get_by_role("dialog", name="Varifrån siffrorna kommer")
    expect(dialog).to_contain_text("224 poäng")
    expect(dialog.get_by_role("heading", name="Varifrån siffrorna kommer")).to_be_focused()
    assert violations(page) == []
    shared = str(dialog.get_by_role("link", name="Länk till det här kortet").get_attribute("href"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(row).to_be_focused()
    page.goto(shared.replace(urlsplit(shared).netloc, urlsplit(page.url).netloc))
    expect(page.get_by_role("heading", level=1)).to_have_text("Varifrån siffrorna kommer")
    expect(page.locator("#kort")).to_contain_text("Eslöv")


def test_the_overview_tells_where_its_numbers_come_from(reader: Opener) -> None:
    """The lede and each row of the overview have a card of their own."""
    page = reader("/")
    page.get_by_role("link", name="Ursprung för Meritvärde, åk 9").press("Enter")
    dialog = page.get_by_role("dialog", name="Varifrån siffrorna kommer")
    expect(dialog).to_contain_text("SKV_MERIT17")
    dialog.get_by_role("button", name="Stäng").press("Enter")
    expect(page.get_by_role("link", name="Ursprung för Meritvärde, åk 9")).to_be_focused()
    page.get_by_role("link", name="Ursprung för siffrorna i ingressen").press("Enter")
    expect(dialog).to_contain_text("N15428")


def test_the_pages_of_our_own_are_for_everyone(reader: Opener) -> None:
    """The changelog and a card open cold at their addresses, in both themes and widths."""
    for phone, dark in ((False, True), (True, False)):
        page = reader("/om", phone=phone, dark=dark)
        for path in ("/om/andringar", "/ursprung?vy=/&diagram=matt"):
            page.goto(f"http://{urlsplit(page.url).netloc}{path}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
