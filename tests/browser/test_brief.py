"""A brief is made by hand: a theme chosen, its facts, own words, and one page printed."""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, Opener
from tests.browser.steady import answered

pytestmark = pytest.mark.browser

UNSURE = "Skillnaderna mellan kommunerna i andelen behöriga lärare över åren"
ASK = "Rikta stödet dit lärarna saknas"


def ticked(page: Page) -> int:
    """Return how many facts are chosen."""
    return page.locator(".lv-pick-many[aria-current]").count()


def one_sheet(page: Page) -> str:
    """Return what the browser prints, which is one page of A4."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    size = sheets[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)
    return " ".join(sheets[0].extract_text().split())


def test_a_brief_is_made_for_a_state_secretary(reader: Opener) -> None:
    """Only certain facts can be ticked, three at most; the printed page is one A4, fit for all."""
    page = reader("/underlag")
    page.get_by_role("link", name="Lärarförsörjning").click()
    expect(page).to_have_title("Underlag – Likvärd")
    off = page.locator("li", has_text=UNSURE)
    expect(off).to_contain_text("Förändringen är inte säker: p = 0,16.")
    expect(off.get_by_role("link")).to_have_count(0)
    assert ticked(page) == 3
    page.get_by_role("link", name="Vald, ta bort:").last.press("Enter")
    expect(page.locator("h1")).to_have_text(
        "Två fakta som håller, och ett som pekar åt andra hållet"
    )
    page.get_by_label("Eller med egna ord").fill(ASK)
    page.get_by_role("button", name="Använd").click()
    expect(page.get_by_label("Eller med egna ord")).to_have_value(ASK)
    answered(page)
    assert ticked(page) == 2
    page.get_by_role("link", name="Visa och skriv ut").click()
    expect(page.locator("h1")).to_have_text(ASK)
    assert violations(page) == []
    printed = one_sheet(page)
    assert "Det som pekar åt andra hållet" in printed
    assert "Kontaktuppgift saknas." in printed
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []
