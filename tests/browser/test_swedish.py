"""The interface is in Swedish through and through, numbers and school years too."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

# No word here is also a Swedish one.
ENGLISH = """
    about above add and any are average axes back been below by cancel chart charts choose clear
    click clipboard close copied copy deploy description details download drag empty enlarge error
    exception expand export failed feedback found fullscreen girls has help here hide hover image
    independent indicator initial invalid keyboard language latest link loading made main make menu
    more municipal municipalities municipality next none nothing null of off open option options
    our page pan please plotly pointer press previous private public published pupils rank read
    record rerun reset result results rows running save school schools screenshot search select
    selected selection settings share show skip sorry source stop streamlit table tables teachers
    the theme there this toggle trace traceback true try undefined unknown up upload use value
    values view warning was where which with year years you your zoom nan false
"""

READ = """() => {
  const told = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, nodeValue } = walker.currentNode;
    if (parent.checkVisibility({ visibilityProperty: true }) && nodeValue.trim()) {
      told.push(nodeValue.trim());
    }
  }
  const names = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext",
    "title", "placeholder", "alt", "value", "data-tooltip"];
  for (const node of document.querySelectorAll("body *")) {
    if (!node.checkVisibility({ visibilityProperty: true })) continue;
    for (const name of names) if (node.getAttribute(name)) told.push(node.getAttribute(name));
  }
  return told;
}"""


def read_all(page: Page) -> list[str]:
    """Return every text and label in sight, pieces of a line apart."""
    told: list[str] = page.evaluate(READ)
    return told


def assert_swedish(page: Page) -> None:
    """Assert that nothing in sight is English or written with a decimal point."""
    told = read_all(page)
    assert len(told) > 15
    english = {
        text
        for text in told
        if set(ENGLISH.split()) & set(re.findall(r"[a-zåäö]+", _prose(text).lower()))
    }
    assert english == set()
    assert [text for text in told if re.search(r"\d\.\d", _prose(text))] == []
    years = r"(?i)läsår(?:et|en)? \d{4}(?!/\d\d)|\d{4}/\d{4}"
    assert [text for text in told if re.search(years, text)] == []
    assert [text for text in told if re.search(r"-\d", _prose(text)) and "−" not in text] == []


def _prose(text: str) -> str:
    """Return a text without addresses, code, dates and versions."""
    addresses = r"https?://\S+|\S+\.(?:se|org|io)\S*|/halsa"
    versions = r"\d{4}-\d\d-\d\d(?:-[0-9a-f]{4,})?|\d+\.\d+\.\d+|WCAG \d\.\d"
    return re.sub(rf"{addresses}|{versions}|python -m .*", "", text)


def test_no_word_of_a_menu_list_table_or_dialog_is_english(reader: Opener) -> None:
    """What opens on demand is Swedish too: menus, lists, notices, tables, the dialog, hints."""
    page = reader("/indikator?indikator=behoriga-larare&kommun=lund,atlantis")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    for menu in ("val-ar", "val-kon", "val-huvudman", "val-omrade", "folj"):
        page.locator(f"#{menu}-knapp").click()
        expect(page.locator(f"#{menu} .lv-panel")).to_be_visible()
        assert_swedish(page)
    page.keyboard.press("Escape")
    page.locator("#indikator").fill("zzz")
    expect(page.locator(".lv-pick .lv-none")).to_be_visible()
    assert_swedish(page)
    page.keyboard.press("Escape")
    seen.table(page, "karta")
    seen.table(page, "utveckling")
    assert_swedish(page)
    seen.hover(page, "ordning", "lund")
    expect(seen.plot(page, "ordning").locator(".hovertext").first).to_contain_text("Lund")
    assert_swedish(page)
    seen.chart(page, "ordning").locator('[data-tool="enlarge"]').click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_swedish(page)


def test_the_phone_menus_are_swedish(reader: Opener) -> None:
    """On a phone the folded menu and choices are Swedish as well."""
    page = reader("/indikator?kommun=lund", phone=True)
    page.locator("#meny-knapp").click()
    assert_swedish(page)
    page.keyboard.press("Escape")
    page.locator("#urval-knapp").click()
    page.locator("#m-val-ar-knapp").click()
    assert_swedish(page)
