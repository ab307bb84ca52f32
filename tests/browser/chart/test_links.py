"""Links that keep the page, the copied link, and the page's language."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chart.reading import Opener, clipboard, drawn
from tests.browser.steady import listen, said

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_a_link_keeps_the_page_and_a_page_change_starts_at_the_top(
    opened: Opener,
) -> None:
    """Following a link loads nothing anew; another path is shown from its top."""
    page = opened()
    drawn(page)
    page.evaluate(
        "window.same = true; document.querySelector('[data-testid=stMain]').scrollTop = 500"
    )
    page.evaluate("document.querySelector('#till-tva').click()")
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    assert page.evaluate("window.same")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")
    page.go_back()
    drawn(page)
    assert page.evaluate("window.same")


def test_a_click_with_ctrl_is_the_browsers_own(opened: Opener, context: BrowserContext) -> None:
    """Ctrl and click opens another tab and leaves this one."""
    page = opened()
    with context.expect_page() as other:
        page.locator("#till-tva").click(modifiers=["Control"])
    expect(other.value).to_have_url(re.compile(r"/andra$"))
    other.value.close()
    assert page.url.endswith("/")


def test_the_link_to_the_view_is_copied(opened: Opener) -> None:
    """The button copies the whole address and says so for a while."""
    page = opened("/?kommun=lund")
    listen(page.locator("#kopiera"))
    page.locator("#kopiera").click()
    said(page, "Länken är kopierad")
    assert clipboard(page) == page.url
    expect(page.locator("#kopiera")).to_have_text("Kopiera länk")


def test_a_link_that_cannot_be_copied_is_shown(opened: Opener) -> None:
    """Where the clipboard is closed the address stands selected in a field."""
    page = opened("/?kommun=lund")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error()); 0")
    page.locator("#kopiera").click()
    field = page.get_by_label("Länk till den här vyn")
    expect(field).to_have_value(page.url)
    expect(field).to_be_focused()


def test_the_page_is_swedish_to_machines(opened: Opener) -> None:
    """The page's language is Swedish and so is Streamlit's skip link, which still works."""
    page = opened()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    link = page.get_by_text("Hoppa till innehållet")
    expect(link).to_be_attached()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stMain")).to_be_focused()
