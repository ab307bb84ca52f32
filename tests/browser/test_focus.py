"""Where the focus is can always be seen, and it comes to everything that can be pressed."""

from typing import TypedDict

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.colours import contrast, from_css
from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.looks import EXPLORE

pytestmark = pytest.mark.browser

PATHS = ("/", EXPLORE, "/kommun", "/kommun?kommun=eslov", "/om", "/tillganglighet")
MOST = 250  # stops of Tab on one page


class Stop(TypedDict):
    """What has the focus: its words, its outline now and before, what it stands on, how it lies."""

    name: str
    outline: str
    before: str
    width: float
    colour: str
    ground: str


# Every control in sight, and how each is outlined without the focus.
REMEMBER = """() => {
  const controls = "a[href], button, summary, input, [tabindex='0']";
  window.seenBefore = new Map([...document.querySelectorAll(controls)]
    .map((one) => [one, getComputedStyle(one).outlineStyle]));
  window.visited = new Set();
}"""

# Whether what has the focus is in the window, as far as it fits, and nothing lies over it.
IN_SIGHT = """() => {
  const node = document.activeElement;
  if (node === document.body) return true;
  const own = node.getClientRects()[0];
  const top = Math.max(own.top, 0), bottom = Math.min(own.bottom, innerHeight);
  const left = Math.max(own.left, 0), right = Math.min(own.right, innerWidth);
  const shown = bottom - top >= Math.min(own.height, innerHeight / 3) - 1
    && right - left >= Math.min(own.width, innerWidth) - 1;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return shown && node.contains(hit);
}"""

FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  window.visited.add(node);
  const style = getComputedStyle(node);
  let under = style.outlineOffset.startsWith("-") ? node : node.parentElement;
  const clear = (one) => /rgba\\(.*, 0\\)|transparent/.test(getComputedStyle(one).backgroundColor);
  while (clear(under)) under = under.parentElement;
  return {
    name: `${node.tagName} ${node.id} ${node.textContent.trim().slice(0, 40)}`,
    outline: style.outlineStyle, before: window.seenBefore.get(node) ?? "none",
    width: parseFloat(style.outlineWidth), colour: style.outlineColor,
    ground: getComputedStyle(under).backgroundColor,
  };
}"""

PASSED_OVER = """() => [...window.seenBefore.keys()]
  .filter((one) => one.isConnected && one.checkVisibility({ visibilityProperty: true })
    && one.tabIndex === 0 && !window.visited.has(one))
  .map((one) => one.outerHTML.slice(0, 120))"""


def walk(page: Page) -> list[Stop]:
    """Press Tab from the top until the page is through; each stop must be in sight."""
    page.evaluate(REMEMBER)
    stops: list[Stop] = []
    while len(stops) < MOST:
        page.keyboard.press("Tab")
        page.wait_for_function(IN_SIGHT, timeout=5000)
        stop: Stop | None = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize(
    ("size", "dark"), [(DESK, False), (PHONE, True)], ids=["wide and light", "narrow and dark"]
)
@pytest.mark.parametrize("path", PATHS)
def test_tab_comes_to_everything_and_is_always_seen(
    reader: Opener, path: str, size: ViewportSize, *, dark: bool
) -> None:
    """Each stop is outlined by 2 px at 3:1 or more, in the window, uncovered; none is missed."""
    page = reader(path, phone=size is PHONE, dark=dark)
    stops = walk(page)
    assert 8 < len(stops) < MOST
    for stop in stops:
        assert (stop["outline"], stop["before"]) == ("solid", "none"), stop
        assert stop["width"] >= 2, stop
        assert contrast(from_css(stop["colour"]), from_css(stop["ground"])) >= 3, stop
    assert page.evaluate(PASSED_OVER) == []


def test_what_is_pointed_at_in_a_list_and_walked_to_in_a_plot_is_seen(reader: Opener) -> None:
    """The active choice of a search field is outlined; the municipality walked to has a ring."""
    page = reader(EXPLORE)
    page.locator("#indikator").focus()
    page.keyboard.press("ArrowDown")
    active = page.locator("#indikator-lista [data-active]")
    style = "(one, name) => getComputedStyle(one)[name]"
    assert active.evaluate(style, "outlineStyle") == "solid"
    page.keyboard.press("Escape")
    plot = page.locator("[data-plot]").first
    plot.focus()
    page.keyboard.press("ArrowRight")
    ring = plot.locator(".lv-ring path").last
    ground = from_css(page.locator(".stApp").evaluate(style, "backgroundColor"))
    assert contrast(from_css(ring.evaluate(style, "stroke")), ground) >= 3
    assert ring.bounding_box()
