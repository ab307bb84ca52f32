"""Every page for every reader: machine-checked, in both themes, at every width."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from likvard.conformity import load_run
from likvard.figures.theme import DARK, LIGHT, Tokens
from tests.browser import seen
from tests.browser.accessibility import axe_version, fitted, shown_at, violations
from tests.browser.colours import contrast, from_css, from_hex
from tests.browser.conftest import Opener
from tests.browser.looks import LOOKS, nothing
from tests.browser.test_swedish import assert_swedish

pytestmark = pytest.mark.browser

TEXTS = ("h1", ".lv-lede", ".lv-nav a", ".lv-strip summary", ".lv-source", ".ytick text")
TABLET: ViewportSize = {"width": 768, "height": 1024}


def overflow(page: Page) -> int:
    """Return how many px wider than the window the page is, itself or in Streamlit's section."""
    wider: int = page.evaluate(
        """() => {
            const own = document.querySelector("[data-testid=stMain]");
            return Math.max(document.scrollingElement.scrollWidth, own.scrollWidth) - innerWidth;
        }"""
    )
    return wider


@pytest.mark.parametrize("name", LOOKS)
def test_each_look_is_fit_for_every_reader_as_the_statement_says(reader: Opener, name: str) -> None:
    """Each page and state breaks no rule of axe, is in Swedish, is not cut, stands on its ground.

    A page is opened in the dark and again in the light, there wide and narrow; a state that a
    reader brings it into, whose colours are those of the page, is seen in the light alone.
    A statement made from a run with another axe, or with faults that are no more, is out of date:
    `python -m tests.browser.accessibility` makes it anew.
    """
    look, run = LOOKS[name], load_run()
    plain = look.act is nothing
    page = reader(look.path, dark=plain)
    if plain:
        _assert_fit(page)
        _assert_grounds(page, DARK)
        page.emulate_media(color_scheme="light")
        page.reload()
    for shown in shown_at(page, look):
        _assert_fit(shown)
    if plain:
        _assert_grounds(page, LIGHT)
    assert [fault for fault in run.violations if fault.startswith(f"{name}: ")] == []
    assert run.axe == axe_version(page)


def _assert_fit(page: Page) -> None:
    """Assert that a page as it stands breaks no rule, is not cut, and is in Swedish."""
    assert violations(page) == []
    assert overflow(page) <= 0
    assert_swedish(page)


def _assert_grounds(page: Page, tokens: Tokens) -> None:
    """Assert that the page on a tablet is not cut, and stands on the ground of its theme."""
    fitted(page, TABLET)
    assert overflow(page) <= 0
    _assert_ground(page, tokens)


def _assert_ground(page: Page, tokens: Tokens) -> None:
    """Assert that most of the window is paper, and that the texts stand clear of it."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    most, ground = max(colours, key=lambda pair: pair[0])
    assert ground == from_hex(tokens.paper)
    assert most > picture.width * picture.height / 3
    for selector in TEXTS:
        for text in page.locator(selector).locator("visible=true").all()[:3]:
            colour = text.evaluate(
                "node => getComputedStyle(node)[node.ownerSVGElement ? 'fill' : 'color']"
            )
            assert contrast(from_css(colour), from_hex(tokens.paper)) >= 4.5


def test_the_readers_own_colours_contrast_and_stillness_are_respected(reader: Opener) -> None:
    """Forced colours leave plots and marks as drawn, more contrast is given, nothing moves."""
    page = reader(LOOKS["Utforska"].path, dark=True)
    page.emulate_media(forced_colors="active", contrast="more", reduced_motion="reduce")
    plot = seen.plot(page, "ordning")
    style = "(one, name) => getComputedStyle(one).getPropertyValue(name)"
    ground = plot.locator(".main-svg").first.evaluate(style, "background-color")
    assert from_css(ground) == from_hex(DARK.paper)
    for text in plot.locator(".main-svg text").locator("visible=true").all()[:5]:
        assert contrast(from_css(text.evaluate(style, "fill")), from_css(ground)) >= 4.5
    dot = page.locator(".lv-desk .lv-followed").first
    dotted = dot.evaluate("(one) => getComputedStyle(one, '::before').backgroundColor")
    assert from_css(dotted) == from_hex(DARK.chosen[0])
    assert plot.evaluate(style, "transition-duration") == "0s"
    root = page.locator("html")
    assert root.evaluate(style, "--lv-muted").strip() == DARK.ink


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
