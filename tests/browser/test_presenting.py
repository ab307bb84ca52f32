"""A meeting is presented: on the wall, in the speaker's window, without network, from a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from likvard.meeting import Item, Meeting, written
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, Faults

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("presenting")]

MEASURE: Final = "indikator=behorig-yrkesprogram&kommun=eslov,lund"
VIEWS: Final = {
    f"/indikator?{MEASURE}": ("karta", "ordning"),
    f"/spridning?{MEASURE}": ("punkter",),
    f"/konen?{MEASURE}": ("flickor-pojkar",),
    f"/bakgrund?{MEASURE}": ("bakgrund",),
}
PAIRS: Final = [(address, key) for address, keys in VIEWS.items() for key in keys]
MEETING: Final = Meeting(
    "Likvärdig kvalitet i Skåne",
    "Nätverksträff",
    tuple(Item(*pair, note=f"Säg {place}.\nVänta.") for place, pair in enumerate(PAIRS, 1)),
)
SCREENS: Final[tuple[ViewportSize, ...]] = (
    {"width": 1280, "height": 720},
    {"width": 1920, "height": 1080},
    {"width": 3840, "height": 2160},
)
MISPLACED: Final = """() => {
  const slide = document.querySelector(".slide.now"), stage = slide.getBoundingClientRect();
  const scale = stage.width / 1920, faults = [];
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { words: node.textContent.trim().slice(0, 40), left: (left - stage.left) / scale,
      top: (top - stage.top) / scale, right: (right - stage.left) / scale,
      bottom: (bottom - stage.top) / scale };
  };
  const boxes = (names) => [...slide.querySelectorAll(names)].map(box);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8;
  const own = boxes("h1 span, .title span, .subtitle span, .big-year, .source, .place, .qr");
  const drawn = boxes(".chart text");
  for (const one of [...own, ...drawn]) {
    const inside = one.left >= 0 && one.top >= 0 && one.right <= 1920 && one.bottom <= 1080;
    if (!inside) faults.push(`cut: ${one.words}`);
  }
  own.forEach((a, at) => [...own.slice(at + 1), ...drawn].filter((b) => meet(a, b))
    .forEach((b) => faults.push(`${a.words} over ${b.words}`)));
  const whole = stage.left >= -0.5 && stage.top >= -0.5 && stage.right <= innerWidth + 0.5 &&
    stage.bottom <= innerHeight + 0.5;
  return whole && Math.abs(stage.width / stage.height - 16 / 9) < 0.01 ? faults : ["stage"];
}"""
HIDDEN: Final = "getComputedStyle(document.body).cursor === 'none'"
STEPPED: Final = """async () => {
  const times = [];
  for (const key of ["Home", ...Array(5).fill("ArrowRight"), ...Array(5).fill("ArrowLeft")]) {
    const begun = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.querySelector(".slide.now .foot").getBoundingClientRect();
    times.push(performance.now() - begun);
    await new Promise(requestAnimationFrame);
  }
  return times.sort((a, b) => a - b)[5];
}"""


@pytest.fixture
def wall(chromium: Browser, server: str) -> Iterator[Page]:
    """The wall of a meeting room, where nothing may fail."""
    context = chromium.new_context(viewport=SCREENS[0], accept_downloads=True)
    faults = Faults(server)
    context.on("page", faults.watch)
    page = context.new_page()
    page.goto(f"{server}/presentera?m={written(MEETING)}")
    yield page
    context.close()
    assert faults.said == []


def shown(page: Page) -> str:
    """Return which view a window shows, and its year where it steps through years."""
    slide = page.locator(".slide.now")
    year = slide.locator(".big-year")
    told = slide.get_attribute("aria-label") or ""
    return f"{told} {year.inner_text().split()[-1]}" if year.count() else told


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def opened(context: BrowserContext, page: Page) -> Page:
    """Open the speaker's view and return its window."""
    with context.expect_page() as came:
        press(page, "s")
    came.value.locator("#clock").wait_for()
    return came.value


def test_a_meeting_of_five_views_is_presented(wall: Page) -> None:
    """Nothing is cut on any screen, every key works, axe is content, the pointer hides."""
    expect(wall.locator("h1")).to_have_text(MEETING.title)
    press(wall, "ArrowRight", " ", "PageDown")
    assert shown(wall) == "Vy 3 av 5"
    assert wall.url.endswith("&bild=3")
    press(wall, "ArrowLeft", "PageUp")
    assert shown(wall) == "Vy 1 av 5 2024/25"
    wall.reload()
    assert shown(wall) == "Vy 1 av 5 2024/25"
    press(wall, "b")
    expect(wall.locator(".black")).to_be_visible()
    press(wall, "Escape", "4", "Enter")
    assert shown(wall) == "Vy 4 av 5"
    press(wall, "t")
    expect(wall.locator(".slide.now table")).to_be_visible()
    assert violations(wall) == []
    press(wall, "Escape", "?")
    expect(wall.get_by_role("dialog")).to_contain_text("Svart skärm")
    press(wall, "Escape")
    wall.mouse.click(1200, 300)
    assert shown(wall) == "Vy 5 av 5"
    assert violations(wall) == []
    for screen in SCREENS:
        wall.set_viewport_size(screen)
        press(wall, "Home")
        for _ in range(len(PAIRS) + 1):
            assert wall.evaluate(MISPLACED) == [], (screen, shown(wall))
            press(wall, "ArrowRight")
    assert wall.evaluate(STEPPED) < 50
    wall.wait_for_function(HIDDEN)
    wall.mouse.move(100, 100)
    wall.wait_for_function(f"!({HIDDEN})")
    press(wall, "Escape")
    wall.wait_for_url("**/mote?m=*")


def test_the_speaker_is_in_step_without_network(wall: Page) -> None:
    """With the network gone every step and year is there, and the speaker's window follows."""
    wall.wait_for_function("!document.body.dataset.years")
    context = wall.context
    context.set_offline(True)
    speaker = opened(context, wall)
    expect(speaker.locator("#notes p")).to_have_text("")
    press(speaker, "ArrowRight")
    expect(speaker.locator("#notes p")).to_have_text("Säg 1.\nVänta.", use_inner_text=True)
    expect(wall.locator(".slide.now h2")).to_be_visible()
    press(wall, "ArrowDown", "ArrowDown")
    expect(speaker.locator(".slide.now .big-year")).to_contain_text("2022/23")
    assert shown(wall) == shown(speaker) == "Vy 1 av 5 2022/23"
    assert "läsåret 2022/23" in wall.locator(".slide.now .subtitle").inner_text()
    expect(speaker.locator(".slide.next")).to_have_attribute("aria-label", "Vy 2 av 5")
    speaker.locator("#list button").last.click()
    expect(wall.locator(".slide").last).to_have_class("slide now")
    assert wall.locator("body").aria_snapshot().count("Säg") == 0
    assert violations(speaker) == []
    context.set_offline(False)


def test_the_file_presents_from_disk(wall: Page, tmp_path: Path, server: str) -> None:
    """Saved and opened with no server: it steps, shows years and table, and has its speaker."""
    context = wall.context
    answer = context.request.get(f"{server}/hamta/mote.html?m={written(MEETING)}")
    path = tmp_path / "möte.html"
    path.write_bytes(answer.body())
    assert len(answer.body()) < 5_000_000
    context.set_offline(True)
    page = context.new_page()
    page.goto(path.as_uri())
    press(page, "1", "Enter", "ArrowDown", "t")
    assert shown(page) == "Vy 1 av 5 2023/24"
    expect(page.locator(".slide.now table")).to_be_visible()
    speaker = opened(context, page)
    expect(speaker.locator(".slide.now .big-year")).to_contain_text("2023/24")
    press(speaker, "End")
    expect(page.locator(".slide").last).to_have_class("slide now")
    assert page.evaluate(MISPLACED) == []
    page.reload()
    assert shown(page) == "Vy 5 av 5"


def test_a_phone_reads_the_meeting_as_a_page(chromium: Browser, server: str) -> None:
    """At 375 px the views lie below each other, with charts of that width and a way to each."""
    context = chromium.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(f"{server}/presentera?m={written(MEETING)}")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(page.locator(".slide h2:visible")).to_have_count(5)
    assert page.locator(".chart > svg").first.get_attribute("width") == "343"
    links = page.locator(".open:visible").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert [link.partition("/indikator")[1] for link in links][:2] == ["/indikator"] * 2
    assert violations(page) == []
    context.close()
