"""Choosing a municipality in a plot, by mouse and by finger."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chart.reading import Opener, drawn, point
from tests.browser.steady import answered

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_a_click_on_a_fill_selects_and_the_plot_lives_on(opened: Opener) -> None:
    """The address changes, the same plot node shows the choice, the page does not move."""
    page = opened()
    chart = drawn(page)
    node = chart.locator(".lv-plot").element_handle()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 120")
    page.mouse.click(*point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    expect(chart.locator('path.js-fill[style*="rgb(194, 78, 0)"]')).to_be_attached()
    assert page.url.endswith("/?kommun=eslov")
    assert chart.locator(".lv-plot").evaluate("(now, then) => now === then", node)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 120


def test_back_after_a_selection_takes_it_away(opened: Opener) -> None:
    """Back gives the view before, in the same page."""
    page = opened()
    chart = drawn(page)
    page.mouse.click(*point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    page.go_back()
    expect(chart.locator("h2")).to_have_text("Kommunerna utan val")


def test_one_click_gives_one_step_in_the_history(opened: Opener) -> None:
    """Plotly's event and the plain click of the same press count as one."""
    page = opened()
    chart = drawn(page)
    before = page.evaluate("history.length")
    page.mouse.click(*point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    answered(page)
    assert page.evaluate("history.length") == before + 1


def test_the_pointer_shows_what_can_be_chosen(opened: Opener) -> None:
    """Over a mark with an address the pointer is a hand, beside it an arrow."""
    page = opened()
    chart = drawn(page)
    cursor = "node => getComputedStyle(node).cursor"
    page.mouse.move(*point(chart, 0.25, 0.7))
    expect(chart.locator(".lv-plot[data-over]")).to_be_attached()
    assert chart.locator(".nsewdrag").first.evaluate(cursor) == "pointer"
    page.mouse.move(*point(chart, 0.5, 0.7))
    expect(chart.locator(".lv-plot[data-over]")).not_to_be_attached()
    assert chart.locator(".nsewdrag").first.evaluate(cursor) == "default"


def test_a_tap_selects(opened: Opener, chromium: Browser) -> None:
    """A finger does what a click does."""
    phone = chromium.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = opened(context=phone)
    chart = drawn(page)
    page.touchscreen.tap(*point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    phone.close()


def test_a_finger_on_a_plot_scrolls_the_page(opened: Opener, chromium: Browser) -> None:
    """A swipe that starts on a plot moves the page and selects nothing."""
    phone = chromium.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = opened(context=phone)
    x, y = point(drawn(page), 0.25, 0.7)
    fingers = phone.new_cdp_session(page)
    for kind, moved in [("touchStart", 0), *(("touchMove", 20 * i) for i in range(1, 10))]:
        points = [{"x": x, "y": y - moved}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 80")
    assert "kommun" not in page.url
    phone.close()
