"""Our own drawing of figures beside the page's, in the same browser at the same width."""

from base64 import b64encode
from pathlib import Path

import plotly
import pytest
import streamlit
from playwright.sync_api import Browser, Page

from likvard.figures.drawing import Drawing
from likvard.figures.svg import svg
from likvard.figures.svg.fit import fitted
from likvard.figures.theme import LIGHT
from tests.every_view import every_exhibit

pytestmark = pytest.mark.browser
SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FACES = Path(streamlit.__file__).parent / "static" / "static" / "media"
KINDS = ("karta", "utveckling", "flickor-pojkar")
NEAR = 1.6
"""Pixels: Plotly puts words on whole pixels, we do not."""
WORDS = """(id) => {
  const root = document.getElementById(id), from = root.getBoundingClientRect();
  return [...root.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.x + box.width / 2 - from.x, box.y + box.height / 2 - from.y];
  }).filter(([words]) => words).sort();
}"""
DOTS = """(id) => {
  const root = document.getElementById(id), from = root.getBoundingClientRect();
  const marks = id === "theirs" ? ".point" : ".traces circle";
  return [...root.querySelectorAll(marks)].map((mark) => {
    const box = mark.getBoundingClientRect();
    return [box.x + box.width / 2 - from.x, box.y + box.height / 2 - from.y];
  });
}"""


@pytest.fixture(scope="module")
def board(chromium: Browser) -> Page:
    """A page with Plotly and the typeface, and a place for each drawing."""
    face = b64encode(next(FACES.glob("SourceSansVF-Upright*")).read_bytes()).decode()
    page = chromium.new_page(viewport={"width": 1000, "height": 800})
    page.set_content(
        f"""<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900;
        src: url(data:font/woff2;base64,{face}) }} body {{ margin: 0 }}
        text {{ font-feature-settings: "tnum", "lnum" }}</style>
        <div id="theirs"></div><div id="ours"></div>"""
    )
    page.add_script_tag(path=SCRIPT)
    page.evaluate("""() => Promise.all([400, 600].map((weight) =>
        document.fonts.load(`${weight} 13px "Source Sans"`)))""")
    return page


@pytest.mark.parametrize("key", KINDS)
def test_words_and_dots_stand_where_the_page_has_them(board: Page, key: str) -> None:
    """Every word of the page's figure is in ours, within two pixels, and every dot within one."""
    one = next(one for one in every_exhibit() if one.key == key)
    for width in (343, 740):
        drawing = one.draws[0](LIGHT)
        assert isinstance(drawing, Drawing)
        found = fitted(drawing.plain, width, None, None)
        board.evaluate(
            "([data, layout]) => Plotly.newPlot('theirs', data, layout)",
            [list(found.traces), dict(found.layout) | {"autosize": False}],
        )
        placed = "(ours) => { document.getElementById('ours').innerHTML = ours }"
        board.evaluate(placed, svg(drawing, width=width))
        theirs, ours = (board.evaluate(WORDS, name) for name in ("theirs", "ours"))
        assert [words for words, *_ in ours] == [words for words, *_ in theirs]
        for (words, *a), (_, *b) in zip(theirs, ours, strict=True):
            assert a == pytest.approx(b, abs=NEAR), words
        apart = [
            min(max(abs(x - a), abs(y - b)) for a, b in board.evaluate(DOTS, "theirs"))
            for x, y in board.evaluate(DOTS, "ours")[:20]
        ]
        assert max(apart, default=0) < 1
