"""Min kommun in the browser: the reader decides what makes municipalities alike."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_the_reader_weighs_what_makes_alike(reader: Opener) -> None:
    """A weight is a link: the list is another, the address says so, and Back undoes it."""
    page = reader("/kommun?kommun=eslov")
    names = page.locator(".lv-similar tbody th")
    expect(names).to_have_count(7)
    before = names.all_inner_texts()
    page.get_by_role("link", name="Antal elever: räknas inte").click()
    expect(page).to_have_url(re.compile("likhet=storlek(:|%3A)0"))
    expect(names).not_to_have_text(before)
    expect(page.get_by_role("link", name="Antal elever: räknas inte")).to_have_attribute(
        "aria-current", "true"
    )
    assert len(seen.table(page, "lika")) == 9
    page.go_back()
    expect(names).to_have_text(before)


def test_nonsense_in_the_likeness_is_told(reader: Opener) -> None:
    """A weight that does not exist is named on the page, which stands whole."""
    page = reader("/kommun?kommun=eslov&likhet=utbildning:9")
    notice = page.get_by_text("Valet ”utbildning:9” för likheten finns inte.")
    expect(notice).to_be_visible()
    expect(page.locator(".lv-similar tbody tr")).to_have_count(7)
