"""The whole of Utforska and of Min kommun without a mouse: every key a reader would press."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener
from tests.browser.steady import answered

pytestmark = pytest.mark.browser

MOST = 120  # presses of Tab to come to anything on a page


def reach(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab, or Shift and Tab, until what the selector names has the focus."""
    for _ in range(MOST):
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def press(page: Page, selector: str, *keys: str, back: bool = False) -> None:
    """Go to something by Tab, press keys there, and wait until the page stands again."""
    reach(page, selector, back=back)
    for key in keys:
        page.keyboard.press(key)
    answered(page)


def choose(page: Page, menu: str, item: str) -> None:
    """Open a menu of the strip, walk down to an item by the arrows, and take it."""
    reach(page, f"#{menu}-knapp", back=True)
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent.trim()") == item:
            break
    page.keyboard.press("Enter")
    answered(page)
    expect(page.locator(f"#{menu}-knapp")).to_contain_text(item)
    expect(page.locator(f"#{menu}-knapp")).to_be_focused()


def follow(page: Page, name: str) -> None:
    """Open the list of municipalities, search by name, and take the first found."""
    reach(page, "#folj-knapp")
    page.keyboard.press("Enter")
    expect(page.locator("#folj-sok")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def in_plot(key: str) -> str:
    """Return the selector of a chart's plot."""
    return f".lv-chart:has(#{key}-rubrik) [data-plot]"


def take(page: Page, key: str, *, pictures: bool = True) -> None:
    """Try every tool of a chart: table, picture, drawing, copy, data, enlargement."""
    press(page, f"#{key}-table", "Enter")
    table = seen.chart(page, key).locator(".lv-table table")
    expect(table).to_be_visible()
    page.keyboard.press("Enter")
    expect(table).to_be_hidden()
    for tool in ("image", "svg") if pictures else ():
        save(page, f"#{key}-{tool}", {"image": "png", "svg": "svg"}[tool])
    if pictures:
        press(page, f"#{key}-copy", "Enter")
        expect(seen.chart(page, key).locator(".lv-status")).to_have_text("Bilden är kopierad.")
    save(page, f"#{key}-data", "csv")
    reach(page, f"#{key}-enlarge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    reach(page, ".lv-close")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"#{key}-enlarge")).to_be_focused()


def save(page: Page, selector: str, ending: str) -> None:
    """Press what saves a file, and see that it is of the right kind."""
    reach(page, selector)
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith(f".{ending}")


def copy_link(page: Page) -> None:
    """Copy the address of the view and compare it."""
    press(page, "#kopiera-lank", "Enter", back=True)
    expect(page.locator("#kopiera-lank")).to_have_text("Länken är kopierad")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def opened(reader: Opener, path: str) -> Page:
    """Open a page whose reader may copy and paste, and takes the mouse away."""
    page = reader(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def test_the_whole_of_utforska_by_keyboard_alone(reader: Opener) -> None:
    """Search, choose, follow, walk, select, take along, copy the link and go on: keys only."""
    page = opened(reader, "/")
    press(page, "#sida-2", "Enter")
    expect(page.locator("#indikator")).to_be_visible()
    reach(page, "#indikator")
    page.keyboard.type("provpoäng svenska")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"indikator=np-svenska-poang"))
    answered(page)
    choose(page, "val-omrade", "Skåne Nordost")
    choose(page, "val-huvudman", "Kommunala skolor")
    assert "huvudman=kommunal" in page.url
    choose(page, "val-huvudman", "Alla huvudmän")
    choose(page, "val-kon", "Flickor")
    choose(page, "val-ar", "2023/24")
    press(page, "#steg-ar", "ArrowLeft")
    expect(page.locator("#steg-nu")).to_have_text("2022/23")
    for chosen in ("ar=2023", "kon=K", "omrade=skane-nordost"):
        assert chosen in page.url
    follow(page, "eslöv")
    seen.followed(page, "Eslöv")
    press(page, "#bort-0", "Enter", back=True)
    seen.followed(page)
    press(page, "#karta-flik-2", "Enter")
    expect(page.locator("#karta-flik-2")).to_have_attribute("aria-current", "true")
    press(page, "#karta-flik-1", "Enter", back=True)
    _select(page, "karta", "Home", "ArrowRight")
    _select(page, "ordning", "Home", "ArrowDown")
    _select(page, "utveckling", "ArrowLeft", "ArrowDown")
    press(page, "#ordning-flik-2", "Enter", back=True)
    assert "ordning=namn" in page.url
    for key in ("karta", "ordning", "utveckling"):
        reach(page, f"#{key}-table", back=key == "karta")
        take(page, key)
    copy_link(page)
    press(page, "#sida-4", "Enter", back=True)
    expect(page).to_have_title("Min kommun – Likvärd")


def _hear(page: Page, key: str, *arrows: str) -> str:
    """Walk in a plot; each step is said, and another than the one before. Return the last."""
    status, said = seen.chart(page, key).locator(".lv-status"), ""
    reach(page, in_plot(key))
    for arrow in arrows:
        page.keyboard.press(arrow)
        expect(status).not_to_have_text(said)
        expect(status).to_have_text(re.compile(r"^.+: .+\.$"))
        said = status.inner_text()
    return said


def _select(page: Page, key: str, *arrows: str) -> None:
    """Walk in a plot, hear where, follow the municipality walked to, and leave by Esc."""
    name = _hear(page, key, *arrows).split(":")[0]
    page.keyboard.press("Enter")
    answered(page)
    expect(page.locator(".lv-strip .lv-desk .lv-followed", has_text=name)).to_have_count(1)
    expect(page.locator(in_plot(key)).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{key}-table")).to_be_focused()


def test_the_whole_of_min_kommun_by_keyboard_alone(reader: Opener) -> None:
    """Choose by the list and by search, step the year, walk, take along, open a measure: keys."""
    page = opened(reader, "/kommun")
    press(page, ".lv-names a", "Enter")
    expect(page).to_have_url(re.compile(r"kommun=bjuv"))
    reach(page, "#kommun-val", back=True)
    page.keyboard.type("sjöb")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"kommun=sjobo"))
    answered(page)
    expect(page.locator("h1")).to_contain_text("Sjöbo")
    choose(page, "val-omrade", "Sydöstra Skåne")
    choose(page, "val-ar", "2022/23")
    assert "ar=2023" in page.url
    follow(page, "höör")
    seen.followed(page, "Sjöbo", "Höör")
    press(page, "#bort-1", "Enter", back=True)
    seen.followed(page, "Sjöbo")
    reach(page, ".lv-profile a", back=True)
    for key, arrow in (("egen-utveckling", "ArrowLeft"), ("liknande", "ArrowDown")):
        _hear(page, key, "Home", arrow if arrow == "ArrowDown" else "End")
        page.keyboard.press("Escape")
        expect(page.locator(f"#{key}-table")).to_be_focused()
    reach(page, "#egen-utveckling-table", back=True)
    take(page, "egen-utveckling")
    reach(page, "#profil-table", back=True)
    take(page, "profil", pictures=False)
    copy_link(page)
    press(page, ".lv-profile a", "Enter")
    expect(page).to_have_title("Utforska – Likvärd")
