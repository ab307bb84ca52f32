"""The whole app without a mouse: where Tab goes, that it is seen, and what Esc closes."""

import re
from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


class Stop(TypedDict):
    """What has the focus: its id, its words, and whether the focus and the place are seen."""

    id: str
    text: str
    marked: bool
    inside: bool


FOCUSED = """() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  return {
    id: node.id,
    text: node.textContent.replace(/\\s+/g, " ").trim(),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none",
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab(page: Page, times: int) -> list[Stop]:
    """Press Tab and return where each press leads."""
    stops: list[Stop] = []
    for _ in range(times):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return stops


def test_tab_walks_from_the_top_through_menu_choices_search_and_tools(reader: Opener) -> None:
    """In reading order: skip link, menu, choices, search field, tabs, tools; each one is seen."""
    page = reader("/indikator?kommun=lund")
    first, *stops = tab(page, 40)
    assert first["text"] == "Hoppa till innehållet"
    texts = [stop["text"] for stop in stops]
    ids = [stop["id"] for stop in stops]
    pages = [
        "Likvärd",
        "Översikt",
        "Utforska",
        "Likvärdighet",
        "Min kommun",
        "Gymnasium",
        "Kompetens",
        "Möte",
        "Om",
    ]
    assert texts[: len(pages)] == pages
    menus = [f"val-{name}-knapp" for name in ("ar", "kon", "huvudman", "omrade")]
    assert ids[len(pages) :][: len(menus)] == menus
    order = ["bort-0", "folj-knapp", "kopiera-lank", "indikator", "karta-flik-1"]
    order += [f"karta-{tool}" for tool in ("table", "image", "svg", "copy", "data", "enlarge")]
    assert [one for one in ids if one in order] == order
    unseen = [one for one in (first, *stops) if not (one["marked"] and one["inside"])]
    assert unseen == []


def test_the_skip_link_leads_past_menu_and_choices(reader: Opener) -> None:
    """After Enter on the first stop, Tab comes to the first thing of the page's own content."""
    page = reader("/indikator")
    tab(page, 1)
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()
    assert tab(page, 1)[0]["id"] == "indikator"


@pytest.mark.parametrize("key", ["PageDown", "Space", "End"])
def test_a_page_just_opened_is_scrolled_by_keys(reader: Opener, key: str) -> None:
    """Before anything has the focus, the keys that scroll a page scroll this one."""
    page = reader("/om")
    page.keyboard.press(key)
    page.wait_for_function("document.getElementById('stMain').scrollTop > 300")


def test_a_year_is_chosen_with_the_keyboard(reader: Opener) -> None:
    """Enter opens the menu, an arrow and Enter choose, and the focus is back on the menu."""
    page = reader("/indikator?indikator=meritvarde")
    page.locator("#val-ar-knapp").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#val-ar .lv-panel")).to_be_visible()
    for _ in ("Ett år", "Medel av tre år", "2024/25", "2023/24"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"ar=2024$"))
    expect(page.locator("#val-ar-knapp")).to_contain_text("Läsår 2023/24")
    expect(page.locator("#val-ar .lv-panel")).to_be_hidden()
    expect(page.locator("#val-ar-knapp")).to_be_focused()


def test_esc_closes_every_menu_and_gives_the_focus_back(reader: Opener) -> None:
    """Each menu of the strip closes on Esc, with the focus on what opened it."""
    page = reader("/kommun")
    for menu in ("val-ar", "val-kon", "val-huvudman", "val-omrade", "folj"):
        page.locator(f"#{menu}-knapp").focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#{menu}")).to_have_attribute("open", "")
        page.keyboard.press("Escape")
        if menu == "folj":  # the first closes the search field's list within
            page.keyboard.press("Escape")
        expect(page.locator(f"#{menu}")).not_to_have_attribute("open", "")
        expect(page.locator(f"#{menu}-knapp")).to_be_focused()


def test_esc_closes_the_search_and_keeps_the_measure(reader: Opener) -> None:
    """What was typed and not chosen is taken back, and the address is as it was."""
    page = reader("/indikator?indikator=meritvarde")
    page.locator("#indikator").focus()
    page.keyboard.type("trygg")
    page.keyboard.press("Escape")
    expect(page.locator("#indikator-lista")).to_be_hidden()
    expect(page.locator("#indikator")).to_have_value("Meritvärde, åk 9")
    assert page.url.endswith("?indikator=meritvarde")


def test_esc_closes_the_enlarged_chart(reader: Opener) -> None:
    """The dialog opens from the keyboard, and Esc gives the page and the focus back."""
    page = reader("/indikator")
    page.locator("#ordning-enlarge").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#ordning-enlarge")).to_be_focused()
    expect(seen.plot(page, "ordning")).to_be_visible()


def test_the_focus_goes_on_when_a_municipality_is_no_longer_followed(reader: Opener) -> None:
    """The link that was pressed is gone; what stands after it has the focus."""
    page = reader("/indikator?kommun=lund")
    page.locator("#bort-0").focus()
    page.keyboard.press("Enter")
    seen.followed(page)
    expect(page.locator("#folj-knapp")).to_be_focused()


def test_a_page_is_chosen_with_the_keyboard(reader: Opener) -> None:
    """Tab to a page's name and Enter opens it; the next Tab goes on from there."""
    page = reader("/")
    page.locator(".lv-brand").focus()
    tab(page, 2)
    page.keyboard.press("Enter")
    expect(page.locator(".lv-nav [aria-current='page']")).to_have_text("Utforska")
    assert tab(page, 1)[0]["text"] == "Likvärdighet"
