"""Without colour the classes of a map are still told apart: by tone, and by a letter."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import Locator

from likvard.figures.classes import LETTERS
from tests.browser import seen
from tests.browser.colours import contrast
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

STEP = 1.3  # least contrast between the tones of classes next to each other

# Every class letter drawn in a plot: the letter, and its box in px of the plot.
DRAWN = """(plot) => {
  const { left, top } = plot.getBoundingClientRect();
  const texts = [...plot.querySelectorAll(".main-svg :is(text, tspan):not(:has(tspan))")];
  return texts.filter((text) => /^[A-E]$/.test(text.textContent) && text.checkVisibility())
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width)
    .map(([letter, box]) => [letter, [box.left - left, box.top - top,
      box.right - left, box.bottom - top]]);
}"""


def grey(node: Locator) -> Image.Image:
    """Return a picture of what is seen there, without its colours."""
    return Image.open(BytesIO(node.screenshot(animations="disabled"))).convert("L")


def ground(picture: Image.Image) -> int:
    """Return the tone, 0 to 255, that covers most of a picture."""
    tones = picture.histogram()
    return tones.index(max(tones))


@pytest.mark.parametrize("phone", [False, True], ids=["map", "hexagons on a phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_grey_picture_tells_the_classes_apart(reader: Opener, *, phone: bool, dark: bool) -> None:
    """In grey, each class is a clear step from the next, and its letter stands on its tone."""
    form = "hexkarta" if phone else "karta"
    path = f"/indikator?indikator=behorig-yrkesprogram&karta={form}"
    page = reader(path, dark=dark, phone=phone)
    swatches = seen.chart(page, "karta").locator(".lv-legend .lv-swatch")
    assert swatches.all_inner_texts() == list(LETTERS)
    tones = [ground(grey(swatch)) for swatch in swatches.all()]
    assert tones in (sorted(tones), sorted(tones, reverse=True))
    for one, other in pairwise(tones):
        assert contrast((one,) * 3, (other,) * 3) >= STEP
    plot = seen.plot(page, "karta")
    plot.scroll_into_view_if_needed()
    picture = grey(plot)
    letters = plot.evaluate(DRAWN)
    assert {letter for letter, _ in letters} == set(LETTERS)
    for letter, box in letters:
        assert ground(picture.crop(box)) == tones[LETTERS.index(letter)], letter
