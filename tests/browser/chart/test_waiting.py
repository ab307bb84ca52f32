"""What happens between a click and its answer: nothing is lost, and the plots step back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chart.reading import Opener, drawn, point
from tests.browser.steady import LATE, pause

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_a_second_click_waits_for_the_first(opened: Opener) -> None:
    """Two clicks faster than the answer choose both."""
    page = opened("/?sen=1")
    chart = drawn(page)
    for across in (0.25, 0.75):
        page.mouse.move(*point(chart, 0.5, 0.7))
        expect(chart.locator(".lv-plot[data-over]")).to_have_count(0)
        page.mouse.move(*point(chart, across, 0.7))
        expect(chart.locator(".lv-plot[data-over]")).to_have_count(1)
        page.mouse.click(*point(chart, across, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov och lund")
    assert parse_qs(urlsplit(page.url).query) == {"kommun": ["eslov,lund"], "sen": ["1"]}


def test_three_choices_by_the_keyboard_are_all_kept(opened: Opener) -> None:
    """Enter, an arrow and Enter again, faster than the answers, follow each of them."""
    page = opened("/?sen=1")
    chart = drawn(page)
    chart.locator(".lv-plot").focus()
    for key in ("Home", "Enter", "ArrowRight", "Enter", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov och lund och osby")


def test_plots_step_back_while_an_answer_is_long_in_coming(opened: Opener) -> None:
    """Late answers dim the plots, which stay; the answer brings them back."""
    page = opened()
    chart = drawn(page)
    _note_opacity(page)
    page.evaluate(
        """() => {
            History.prototype.pushState.call(history, null, "", "/?sen=1");
            dispatchEvent(new PopStateEvent("popstate"));
        }"""
    )
    page.wait_for_function("Math.abs(Math.min(...shades) - 0.6) < 0.001")
    assert chart.locator(".main-svg").first.is_visible()
    expect(chart.locator(".lv-frame[data-waiting]")).to_have_count(0)
    expect(chart.locator(".lv-plot")).to_have_css("opacity", "1")


def test_plots_do_not_flicker_when_the_answer_is_quick(opened: Opener) -> None:
    """An address that the server answers at once dims nothing."""
    page = opened()
    chart = drawn(page)
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    pause(page, LATE)
    expect(chart.locator(".lv-frame[data-waiting]")).to_have_count(0)


def _note_opacity(page: Page) -> None:
    """Note how strong the map is at every frame."""
    page.evaluate(
        """() => {
            window.shades = [];
            const plot = document.querySelector(".lv-plot");
            const note = () => {
                shades.push(Number(getComputedStyle(plot).opacity));
                requestAnimationFrame(note);
            };
            note();
        }"""
    )
