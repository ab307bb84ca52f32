"""A meeting is made by hand: views added, ordered, named, noted, shared and taken along."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from likvard.meeting import Item, Meeting, read, written
from tests.browser import seen
from tests.browser.accessibility import violations
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

SPREAD = "/spridning?indikator=klarar-alla-amnen-ak9&kommun=eslov"
THREE = Meeting(
    "Tre vyer", "", (Item("/", "karta"), Item(SPREAD, "punkter"), Item("/resurser", "behov"))
)


def add(page: Page, key: str) -> None:
    """Add a chart to the meeting, as its own tools do."""
    chart = seen.chart(page, key)
    chart.get_by_role("button", name="Till möte").click()
    expect(chart.locator(".lv-status")).to_contain_text("Tillagd i mötet")


def meeting(page: Page) -> Meeting:
    """Return the meeting that the address holds."""
    found = re.search(r"[?&]m=([\w.-]+)", page.url)
    return read(found[1]) if found else Meeting()


def views(page: Page) -> list[str]:
    """Return the charts of the views on the page, in order."""
    found: list[str] = page.locator(".lv-view").evaluate_all(
        "(all) => all.map((one) => one.dataset.chart)"
    )
    return found


def in_address(page: Page, charts: list[str]) -> None:
    """Wait until the address holds these charts in this order."""
    pause_until(lambda: [item.chart for item in meeting(page).items] == charts, page)


def pause_until(holds: Callable[[], bool], page: Page) -> None:
    """Wait a short while at a time, five seconds at most, until something holds."""
    for _ in range(50):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.url)


def test_a_meeting_is_made_of_charts(reader: Opener) -> None:
    """Charts are added where they stand; the page has them in order, at the choices made."""
    page = reader(SPREAD)
    add(page, "punkter")
    expect(page.locator(".lv-nav")).to_contain_text("Möte (1)")
    add(page, "avstand")
    seen.chart(page, "avstand").get_by_role("link", name="Öppna mötet").click()
    expect(page.locator(".lv-view")).to_have_count(2)
    assert meeting(page).items == (Item(SPREAD, "punkter"), Item(SPREAD, "avstand"))
    page.get_by_label("Mötets titel").fill("Nätverksträff")
    page.get_by_label("Anteckning till vy 1").fill("Vad ser ni?\nFråga Eslöv.")
    page.get_by_label("Anteckning till vy 1").blur()
    pause_until(lambda: meeting(page).items[0].note == "Vad ser ni?\nFråga Eslöv.", page)
    assert meeting(page).title == "Nätverksträff"
    page.reload()
    expect(page.get_by_label("Mötets titel")).to_have_value("Nätverksträff")
    expect(page.get_by_label("Anteckning till vy 1")).to_have_value("Vad ser ni?\nFråga Eslöv.")
    assert violations(page) == []
    with page.expect_download() as came:
        page.get_by_role("link", name="Spara som fil").click()
    assert came.value.suggested_filename == "Nätverksträff.mote.json"
    with page.expect_download() as came:
        page.get_by_role("link", name="PowerPoint").click()
    assert came.value.suggested_filename == "Nätverksträff.pptx"
    first, *slides = Presentation(str(came.value.path())).slides
    assert first.shapes.title.text == "Nätverksträff"
    assert len(slides) == 2
    assert all(any(shape.has_chart for shape in slide.shapes) for slide in slides)
    notes = slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith("Vad ser ni?")
    assert "version: 2026-" in notes


def test_views_change_places_and_back_undoes(reader: Opener) -> None:
    """Keys and pointer move views, a removed one comes back, and Back undoes every step."""
    page = reader(f"/mote?m={written(THREE)}")
    expect(page.locator(".lv-view")).to_have_count(3)
    page.get_by_label("Egen rubrik till vy 1").press("Alt+ArrowDown")
    expect(page.locator("#lv-announcer")).to_have_text("Vy 1 flyttad till plats 2 av 3")
    assert views(page) == ["punkter", "karta", "behov"]
    in_address(page, ["punkter", "karta", "behov"])
    grips = page.locator(".lv-grip")
    grips.nth(1).scroll_into_view_if_needed()
    start, end = grips.nth(1).bounding_box(), grips.nth(0).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] - 10, steps=6)
    page.mouse.up()
    assert views(page) == ["karta", "punkter", "behov"]
    page.get_by_role("button", name="Ta bort vy 3").click()
    expect(page.locator(".lv-gone")).to_have_text("Vy 3 är borttagen.Ångra")
    in_address(page, ["karta", "punkter"])
    page.get_by_role("button", name="Ångra").click()
    in_address(page, ["karta", "punkter", "behov"])
    page.get_by_role("button", name="Flytta upp vy 2").click()
    in_address(page, ["punkter", "karta", "behov"])
    page.go_back()
    expect(page.locator(".lv-view").first).to_have_attribute("data-chart", "karta")
    page.go_forward()
    expect(page.locator(".lv-view").first).to_have_attribute("data-chart", "punkter")


def test_a_damaged_link_is_told_and_a_phone_has_room(reader: Opener) -> None:
    """A damaged meeting gives a sentence and a way on; a whole one fits a phone."""
    page = reader("/mote?m=1.eJyrVspJLCtRslJ", phone=True)
    expect(page.get_by_role("alert")).to_contain_text("skadad")
    expect(page.get_by_role("link", name="Likvärdig kvalitet").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.goto(page.url.partition("/mote")[0] + f"/mote?m={written(THREE)}")
    expect(page.locator(".lv-view")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert violations(page) == []


def test_a_figure_is_checked_and_cited(reader: Opener) -> None:
    """By keyboard a chart tells its source, day and reckoning, its reference, and its QR code."""
    page = reader(SPREAD)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chart = seen.chart(page, "punkter")
    chart.get_by_role("button", name="Ursprung").press("Enter")
    dialog = page.get_by_role("dialog", name="Varifrån siffrorna kommer")
    for words in (
        "Skolverket: ",
        "Hämtad 2026-",
        "Kontrollsumma ",
        "Egen beräkning",
        "version 2026-",
    ):
        expect(dialog).to_contain_text(words)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(chart.get_by_role("button", name="Ursprung")).to_be_focused()
    chart.get_by_role("button", name="Citera").press("Enter")
    expect(chart.locator(".lv-status")).to_have_text("Referensen är kopierad.")
    cited = str(page.evaluate("navigator.clipboard.readText()"))
    assert "läsår" in cited
    assert "&data=2026-" in cited
    chart.get_by_role("button", name="QR").press("Enter")
    expect(page.get_by_role("dialog").locator("svg")).to_be_visible()
    page.get_by_role("button", name="Kort kod").click()
    code = page.locator(".lv-code-words").inner_text()
    page.goto(page.url.partition("/spridning")[0] + f"/k/{code.lower()}")
    expect(page).to_have_url(re.compile("/spridning"))
