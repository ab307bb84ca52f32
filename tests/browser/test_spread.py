"""Spridning in the browser: a dot clicked is followed, and the weight is changed by a link."""

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener
from tests.browser.steady import answered

pytestmark = pytest.mark.browser


def test_a_dot_is_followed_and_the_weight_is_a_choice(reader: Opener) -> None:
    """A clicked dot gets its line and name; weighting by pupils stays in the address."""
    page = reader("/spridning?indikator=klarar-alla-amnen-ak9")
    seen.click(page, "punkter", "eslov")
    seen.followed(page, "Eslöv")
    assert any(mark["text"].startswith("Eslöv ") for mark in seen.marks(page, "punkter", 0))
    assert seen.marks(page, "grupper", 0)
    heading = seen.chart(page, "avstand").locator("h2")
    expect(heading).to_contain_text("En typisk kommun ligger")
    page.get_by_role("link", name="Väg efter antal elever").click()
    answered(page)
    expect(heading).to_contain_text("En typisk elevs kommun ligger")
    assert "vikt=elever" in page.url
    assert any(mark["text"].startswith("Eslöv ") for mark in seen.marks(page, "punkter", 0))
