"""Shapes by address: fetched once for all maps, and a figure is whole again in the browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

import likvard.ui.chart
from likvard.figures.sending import Shapes, sent
from likvard.figures.theme import LIGHT, TEMPLATES
from tests.browser.conftest import Opener, settled
from tests.test_figures_all import FIGURES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("shapes")]

WHOLE = (Path(likvard.ui.chart.__file__).parent / "whole.js").read_text(encoding="utf-8")
MAKE_WHOLE = f"""([told, known]) => {{
  const TEMPLATES = {json.dumps(TEMPLATES)};
  {WHOLE}
  shapes.set("/alla", {{ known }});
  return opened(opened(JSON.parse(told)));
}}"""
FAULT = "Diagrammet kunde inte ritas."


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_made_whole_again(chromium: Browser, name: str) -> None:
    """What the browser makes of what it is sent is the figure itself, mark for mark."""
    drawn = FIGURES[name](LIGHT)
    plain = json.loads(drawn.to_json())
    named = [t for t in plain["data"] if t.get("meta", {}).get("shape")]
    known = {t["meta"]["shape"]: (t["x"], t["y"]) for t in named}
    page = chromium.new_page()
    shapes = Shapes(frozenset(known), "/alla")
    found: Any = page.evaluate(MAKE_WHOLE, [sent(FIGURES[name](LIGHT), shapes), known])
    page.close()
    for key in ("words", "looks", "shapes"):
        found["layout"]["meta"].pop(key, None)
    assert found == plain


def test_the_shapes_are_fetched_once(reader: Opener) -> None:
    """From page to page and from measure to measure the shapes are asked for a single time."""
    page = reader("/om")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("Översikt", "Utforska"):
        page.get_by_role("navigation").get_by_role("link", name=path, exact=True).click()
        settled(page)
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert len([url for url in asked if "/geometri.json" in url]) == 1


def test_without_shapes_the_other_charts_stand(chromium: Browser, server: str) -> None:
    """When the shapes cannot be had the maps say so, and the ranking is drawn all the same."""
    page = chromium.new_page(viewport={"width": 1366, "height": 3000})
    page.route("**/geometri.json*", lambda route: route.abort())
    page.goto(f"{server}/indikator")
    expect(page.get_by_text(FAULT)).to_have_count(2)
    expect(page.locator(".st-key-ordning .js-plotly-plot")).to_be_visible()
    page.close()
