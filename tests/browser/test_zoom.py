"""Enlarged to 400 per cent, or with looser text, nothing is lost."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import seen
from tests.browser.accessibility import fitted
from tests.browser.conftest import DESK, Opener
from tests.browser.looks import EXPLORE

pytestmark = pytest.mark.browser

PATHS = ("/", EXPLORE, "/kommun", "/kommun?kommun=eslov", "/om", "/tillganglighet")
AT_400: ViewportSize = {"width": 320, "height": 256}  # 1280 x 1024 px enlarged four times
# The spacing every text must bear (WCAG 2.1, 1.4.12).
LOOSE = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

# What is drawn outside the window where nothing scrolls to it, or cut off inside its own box.
LOST = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const scrolls = (node) => node && node !== main
    && (/auto|scroll/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  const name = (node) => `${node.tagName} ${node.id} ${node.textContent.trim().slice(0, 60)}`;
  const told = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  const lost = [];
  for (const node of document.querySelectorAll("#root *")) {
    const { width, height, left, right } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const seen = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!seen || width < 2 || height < 2 || style.clipPath !== "none") continue;
    const outside = left < -1 || right > innerWidth + 1;
    if (outside && !node.ownerSVGElement && !scrolls(node)) lost.push(`outside: ${name(node)}`);
    const cut = style.overflow !== "visible" && style.overflow !== "auto" && told(node)
      && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
    if (cut || (node.tagName === "INPUT" && node.scrollWidth > node.clientWidth + 1)) {
      lost.push(`cut: ${name(node)} ${node.value ?? ""}`);
    }
  }
  if (Math.max(document.scrollingElement.scrollWidth, main.scrollWidth) > innerWidth) {
    lost.push("the page scrolls sideways");
  }
  return lost;
}"""

# The links, buttons and fields that, scrolled to, are not there to be pressed.
OUT_OF_REACH = """() => {
  const stops = [...document.querySelectorAll("main :is(a[href], button, summary, input)")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const lost = stops.filter((one) => {
    one.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = one.getClientRects()[0];
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return !one.contains(hit);
  });
  return { stops: stops.length, lost: lost.map((one) => `${one.tagName} ${one.textContent}`) };
}"""

# The words in plots that lie outside their plot.
CUT_WORDS = """() => [...document.querySelectorAll(".lv-plot .main-svg text")].filter((text) => {
  const [own, plot] = [text, text.closest(".lv-plot")].map((one) => one.getBoundingClientRect());
  return own.width && (own.left < plot.left - 1 || own.right > plot.right + 1
    || own.top < plot.top - 1 || own.bottom > plot.bottom + 1);
}).map((text) => text.textContent)"""


def assert_whole(page: Page) -> None:
    """Assert that nothing is outside, cut off or out of reach."""
    assert page.evaluate(LOST) == []
    reach = page.evaluate(OUT_OF_REACH)
    assert reach["stops"] > 8
    assert reach["lost"] == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_lost_at_400_per_cent_or_with_looser_text(reader: Opener, path: str) -> None:
    """In a window of 320 by 256 px, and with text spaced out, each page is whole and in reach."""
    page = reader(path)
    fitted(page, AT_400)
    page.evaluate("document.querySelectorAll('.lv-entry').forEach((one) => (one.open = true))")
    assert_whole(page)
    assert page.evaluate(CUT_WORDS) == []
    page.add_style_tag(content=LOOSE)
    assert_whole(page)
    fitted(page, DESK)
    assert_whole(page)


def test_menus_and_dialog_fit_at_400_per_cent(reader: Opener) -> None:
    """Menus, list, table and enlarged chart are used in the small window too, by keys alone."""
    page = reader("/indikator?indikator=meritvarde")
    fitted(page, AT_400)
    page.locator("#urval-knapp").focus()
    page.keyboard.press("Enter")
    page.locator("#m-val-ar-knapp").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(LOST) == []
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("#urval-knapp")).not_to_contain_text("2024/25")
    page.locator("#indikator").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#indikator-lista [data-active]")).to_be_in_viewport()
    assert page.evaluate(LOST) == []
    page.keyboard.press("Escape")
    seen.table(page, "karta")
    assert page.evaluate(LOST) == []
    page.locator("#ordning-enlarge").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(LOST) == []
    expect(page.get_by_role("button", name="Stäng")).to_be_in_viewport()
