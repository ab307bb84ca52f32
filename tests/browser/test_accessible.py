"""Every page for every reader: machine-checked, in both themes, at every width, by keyboard."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TypedDict

import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from likvard.figures.theme import DARK, LIGHT, Tokens
from tests.browser import seen
from tests.browser.conftest import DESK, PHONE, Opener, settled

pytestmark = pytest.mark.browser

PAGES = {
    "/": "Översikt",
    "/indikator?indikator=behorig-yrkesprogram&kommun=lund,eslov": "Utforska",
    "/kommun": "Min kommun utan val",
    "/kommun?kommun=eslov": "Min kommun",
    "/om": "Om",
}
THEMES = {"ljust": LIGHT, "mörkt": DARK}
TEXTS = ("h1", ".lv-lede", ".lv-nav a", ".lv-strip summary", ".lv-source", ".ytick text")
TABLET: ViewportSize = {"width": 768, "height": 1024}


class Violation(TypedDict):
    """A rule broken, how badly, and where."""

    id: str
    impact: str
    where: list[str]


@lru_cache(maxsize=1)
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[Violation]:
    """Return the grave rules of axe that the page breaks as it stands."""
    page.evaluate(_axe())
    found: list[Violation] = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .filter(({ impact }) => ["serious", "critical"].includes(impact))
            .map(({ id, impact, nodes }) => ({ id, impact,
                where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }))"""
    )
    return found


def overflow(page: Page) -> int:
    """Return how many px wider than the window the page is, itself or in Streamlit's section."""
    wider: int = page.evaluate(
        """() => {
            const own = document.querySelector("[data-testid=stMain]");
            return Math.max(document.scrollingElement.scrollWidth, own.scrollWidth) - innerWidth;
        }"""
    )
    return wider


@pytest.mark.parametrize("path", PAGES, ids=PAGES.values())
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_accessible_and_fits_at_every_width(
    reader: Opener, path: str, theme: str
) -> None:
    """On desk, tablet and phone nothing scrolls sideways and axe finds nothing grave."""
    page = reader(path, dark=theme == "mörkt")
    _assert_ground(page, THEMES[theme])
    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size(size)
        settled(page)
        page.wait_for_function(
            """() => [...document.querySelectorAll("[data-plot]")].filter((one) => one.offsetParent)
                .every((one) => Math.abs(one.clientWidth - one._fullLayout.width) < 2)"""
        )
        assert overflow(page) <= 0
        if size != TABLET:
            assert violations(page) == []


def _assert_ground(page: Page, tokens: Tokens) -> None:
    """Assert that most of the window is paper, and that the texts stand clear of it."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    most, ground = max(colours, key=lambda pair: pair[0])
    assert ground == _rgb(tokens.paper)
    assert most > picture.width * picture.height / 3
    for selector in TEXTS:
        for text in page.locator(selector).locator("visible=true").all()[:3]:
            colour = text.evaluate(
                "node => getComputedStyle(node)[node.ownerSVGElement ? 'fill' : 'color']"
            )
            assert _contrast(_parsed(colour), _rgb(tokens.paper)) >= 4.5


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _parsed(colour: str) -> tuple[int, ...]:
    return tuple(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_open_menus_tables_and_dialog_are_accessible(reader: Opener) -> None:
    """What opens on demand has nothing grave either: a list, a menu, a table and the dialog."""
    page = reader("/indikator?kommun=lund")
    page.locator("#val-ar-knapp").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#indikator").click()
    expect(page.locator("#indikator-lista")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    seen.table(page, "karta")
    assert violations(page) == []
    seen.chart(page, "utveckling").locator('[data-tool="enlarge"]').click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_menu_and_choices_work_on_a_phone(reader: Opener) -> None:
    """At 375 px the page is chosen in the folded menu, and year and municipality in the strip."""
    page = reader("/", phone=True)
    expect(page.locator(".lv-nav .lv-desk")).to_be_hidden()
    page.locator("#meny-knapp").click()
    page.locator("#meny").get_by_role("link", name="Utforska").click()
    expect(page).to_have_title("Utforska – Likvärd")
    page.locator("#urval-knapp").click()
    page.locator("#m-val-ar-knapp").click()
    page.locator("#m-val-ar").get_by_role("link", name="2018/19").click()
    expect(page.locator("#urval-knapp")).to_contain_text("2018/19, alla elever, Skåne")
    page.locator("#urval-knapp").click()
    page.locator("#m-folj-knapp").click()
    page.locator("#m-folj-sok").fill("sjöbo")
    page.keyboard.press("Enter")
    expect(page.locator(".lv-hand .lv-followed")).to_have_text(["Sjöbo ×"])
    assert page.url.endswith("/indikator?ar=2019&kommun=sjobo")
    assert overflow(page) <= 0


def test_a_tap_on_the_phones_map_follows(reader: Opener) -> None:
    """At 375 px a municipality is followed by a click in its shape as on a desk."""
    page = reader("/indikator", phone=True)
    seen.click(page, "karta", "hassleholm")
    expect(page.locator(".lv-hand .lv-followed")).to_have_text(["Hässleholm ×"])
    assert seen.marks(page, "karta", 0)
