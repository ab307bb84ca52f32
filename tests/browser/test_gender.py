"""Flickor och pojkar: the rows answer mouse and keyboard, and a phone has the numbers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
KEY = "flickor-pojkar"
AXES = "node => node._fullLayout.xaxis2?.visible && node.data.some(({ xaxis }) => xaxis === 'x2')"


def test_a_row_leads_to_its_municipality(reader: Opener) -> None:
    """A click follows the municipality in its colour, and the arrow keys tell a row in words."""
    page = reader("/konen?indikator=klarar-alla-amnen-ak6&kommun=malmo")
    before = seen.title(page)
    seen.click(page, KEY, "hoor")
    expect(page).to_have_url(re.compile(r"kommun=malmo,hoor$"))
    seen.followed(page, "Malmö", "Höör")
    assert seen.title(page) == before
    assert any("Höör" in mark["text"] for mark in seen.marks(page, KEY, 1))
    seen.plot(page, KEY).focus()
    page.keyboard.press("ArrowDown")
    told = seen.plot(page, KEY).locator(".lv-told")
    expect(told).to_contain_text(re.compile("flickor: .*pojkar: .*skillnad .*95 % intervall"))
    seen.chart(page, KEY).get_by_role("link", name="A–Ö").click()
    expect(page).to_have_url(re.compile("ordning=namn"))


def test_a_phone_has_values_and_numbers(reader: Opener) -> None:
    """In 375 px the axis of gaps gives way to numbers, and the page is no wider than the phone."""
    page = reader("/konen?indikator=klarar-alla-amnen-ak6&kommun=malmo", phone=True)
    assert not seen.plot(page, KEY).evaluate(AXES)
    assert any("+4,1" in mark["text"] for mark in seen.marks(page, KEY, 0))
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
