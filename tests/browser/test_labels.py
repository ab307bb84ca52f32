"""Words in charts: never on each other, never cut, at any width of the window."""

from itertools import combinations
from typing import TypedDict

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.steady import steady

pytestmark = pytest.mark.browser

WIDTHS = (375, 768, 1366, 1920)
NEAR = "kommun=lund,lomma,staffanstorp,kavlinge,burlov,svedala"
EXTREME = "kommun=malmo,ostra-goinge,lomma,vellinge,perstorp,osby"
VIEWS = [
    "/",
    f"/?{NEAR}",
    "/indikator",
    f"/indikator?indikator=meritvarde&{NEAR}&karta=hexkarta",
    f"/indikator?indikator=kostnad-per-elev&{EXTREME}",
    f"/indikator?indikator=antal-elever&{EXTREME}&ordning=namn",
    f"/indikator?indikator=np-svenska-som-andrasprak-andel&{NEAR}",
    f"/kommun?{EXTREME.replace('malmo,ostra-goinge', 'ostra-goinge,malmo')}",
]
WORDS = """() => [...document.querySelectorAll("[data-plot]")].filter((one) => one.clientWidth)
  .map((plot) => {
    const ground = plot.getBoundingClientRect();
    const seen = { opacityProperty: true, visibilityProperty: true };
    const told = [...plot.querySelectorAll(".main-svg text")].filter(
      (node) => node.textContent.trim() && node.checkVisibility(seen));
    const words = told.map((node) => {
      const box = node.getBoundingClientRect();
      const [left, right] = [box.left, box.right].map((x) => x - ground.left);
      const [top, bottom] = [box.top, box.bottom].map((y) => y - ground.top);
      return { text: node.textContent, place: [left, top, right, bottom] };
    });
    return { name: plot.getAttribute("aria-label") ?? plot.dataset.plot,
      wide: ground.width, high: ground.height, words };
  })"""


class Words(TypedDict):
    """A label and its box: left, top, right and bottom in px of its chart."""

    text: str
    place: tuple[float, float, float, float]


class Chart(TypedDict):
    """A chart, its size in px, and every word in it."""

    name: str
    wide: float
    high: float
    words: list[Words]


def charts(page: Page) -> list[Chart]:
    """Return what each plot in the page says, and where."""
    found: list[Chart] = page.evaluate(WORDS)
    return found


def outside(chart: Chart) -> list[str]:
    """Return the labels that reach more than a pixel outside their chart."""
    return [
        words["text"]
        for words in chart["words"]
        for left, top, right, bottom in [words["place"]]
        if min(left, top, chart["wide"] - right, chart["high"] - bottom) < -1
    ]


def colliding(chart: Chart) -> list[tuple[str, str]]:
    """Return the pairs of labels whose boxes share more than a pixel both ways."""
    return [
        (one["text"], two["text"])
        for one, two in combinations(chart["words"], 2)
        if _shared(one, two, 0) > 1 and _shared(one, two, 1) > 1
    ]


def _shared(one: Words, two: Words, axis: int) -> float:
    first, last = axis, axis + 2
    return min(one["place"][last], two["place"][last]) - max(
        one["place"][first], two["place"][first]
    )


@pytest.mark.parametrize("view", VIEWS)
def test_no_label_is_cut_or_lies_on_another(reader: Opener, view: str) -> None:
    """On phone, tablet, laptop and projector every word of every chart stands whole and alone."""
    page = reader(view)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        steady(page)
        drawn = charts(page)
        assert sum(len(chart["words"]) for chart in drawn) > 20
        faults = [(chart["name"], outside(chart), colliding(chart)) for chart in drawn]
        assert [(width, *fault) for fault in faults if fault[1] or fault[2]] == []
