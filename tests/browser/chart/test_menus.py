"""Menus that fold, by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.chart.reading import Opener, asked_for

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_only_one_menu_is_open(opened: Opener) -> None:
    """Opening a menu closes the other; a press outside closes both."""
    page = opened()
    page.locator("#s1").click()
    page.locator("#s2").click()
    expect(page.locator("#m1")).not_to_have_attribute("open", "")
    expect(page.locator("#m2")).to_have_attribute("open", "")
    page.mouse.click(1200, 60)
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_menu_is_walked_by_keys(opened: Opener) -> None:
    """Arrows, Home and End move inside; Esc closes with the focus on the menu's head."""
    page = opened()
    head = page.locator("#s1")
    head.press("Enter")
    head.press("ArrowDown")
    expect(page.get_by_role("link", name="2023/24")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="2024/25")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(head).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("link", name="2024/25")).to_be_focused()
    page.keyboard.press("Escape")
    expect(head).to_be_focused()
    expect(page.locator("#m1")).not_to_have_attribute("open", "")


def test_a_choice_in_a_menu_gives_the_focus_back(opened: Opener) -> None:
    """After the rerun, which builds the menu anew, its head has the focus."""
    page = opened()
    page.locator("#s1").press("Enter")
    page.locator("#s1").press("ArrowDown")
    page.keyboard.press("Enter")
    asked_for(page, "{'ar': '2024'}")
    expect(page.locator("#s1")).to_be_focused()
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_menu_that_searches_is_ready_to(opened: Opener) -> None:
    """Opening it lists everything with the focus in the field; Esc shuts list, then menu."""
    page = opened()
    page.locator("#s3").click()
    field = page.get_by_role("combobox", name="Följ en kommun")
    expect(field).to_be_focused()
    expect(page.get_by_role("option")).to_have_text(["Lund", "Osby"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#s3")).to_be_focused()
    page.locator("#s3").click()
    expect(field).to_be_focused()
    page.keyboard.type("osb")
    page.keyboard.press("Enter")
    asked_for(page, "{'kommun': 'osby'}")
    expect(page.locator("#s3")).to_be_focused()
