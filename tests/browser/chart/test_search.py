"""The search field with its list."""

import pytest
from playwright.sync_api import expect

from tests.browser.chart.reading import Opener, asked_for

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_the_search_field_by_keyboard(opened: Opener) -> None:
    """Typed words narrow the list, the hits are counted aloud, Enter goes, the list is shut."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.focus()
    expect(page.get_by_role("option")).to_have_count(3)
    expect(page.locator("[data-active]")).to_have_text("Meritvärde")
    page.keyboard.type("betyg god")
    expect(page.get_by_role("option")).to_have_text(["Klarar alla ämnen"])
    expect(page.locator("#lv-announcer")).to_have_text("1 träff")
    active = page.locator("[data-active]").get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", active or "")
    page.keyboard.press("Enter")
    asked_for(page, "{'matt': 'amnen'}")
    expect(field).to_have_value("Klarar alla ämnen")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_the_search_field_is_walked_by_arrows(opened: Opener) -> None:
    """Arrows, Home and End move the active option; Esc shuts and restores the text."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.focus()
    active = page.locator("[data-active]")
    for key, text in [
        ("ArrowDown", "Klarar alla ämnen"),
        ("End", "Trygga i skolan"),
        ("ArrowDown", "Meritvärde"),
        ("ArrowUp", "Trygga i skolan"),
        ("Home", "Meritvärde"),
    ]:
        page.keyboard.press(key)
        expect(active).to_have_text(text)
    page.keyboard.type("skräp")
    expect(page.locator(".lv-none:visible")).to_have_text("Inget träffar din sökning")
    expect(page.locator("#lv-announcer")).to_have_text("Inga träffar")
    page.keyboard.press("Escape")
    expect(field).to_have_value("Meritvärde")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("Tab")
    expect(page.get_by_role("option")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("amnen", ["Klarar alla ämnen"]),
        ("ÄMNEN", ["Klarar alla ämnen"]),
        ("meritvarde", ["Meritvärde"]),
        ("mobb", ["Trygga i skolan"]),
        ("ämnem", []),
        ("åmnen", []),
    ],
)
def test_swedish_letters_in_the_search_field(opened: Opener, typed: str, hits: list[str]) -> None:
    """A and o stand for å, ä and ö too; å, ä and ö only for themselves."""
    page = opened()
    page.get_by_role("combobox", name="Mått").fill(typed)
    expect(page.get_by_role("option")).to_have_text(hits)


def test_the_search_field_by_mouse(opened: Opener) -> None:
    """A click opens the list under its headings, a click on an option goes there."""
    page = opened()
    page.get_by_role("combobox", name="Mått").click()
    expect(page.get_by_role("group", name="Trygghet")).to_be_visible()
    expect(page.locator('[aria-selected="true"]')).to_have_text("Meritvärde")
    page.get_by_role("option", name="Trygga i skolan").click()
    asked_for(page, "{'matt': 'trygg'}")
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_press_outside_shuts_the_search_field(opened: Opener) -> None:
    """What was typed and not chosen is taken back."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.fill("try")
    page.mouse.click(1200, 60)
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("Meritvärde")
