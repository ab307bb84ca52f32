"""How the tests find their way about a chart."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import steady

Opener = Callable[..., Page]


def drawn(page: Page, key: str = "karta") -> Locator:
    """Return a chart by its key, when every plot of the page is drawn at its width."""
    chart = page.locator(".lv-chart").filter(has=page.locator(f"#{key}-rubrik"))
    expect(chart.locator(".main-svg").first).to_be_visible()
    steady(page)
    return chart


def tool(chart: Locator, name: str) -> Locator:
    """Return one of a chart's tools."""
    return chart.locator(".lv-tool", has_text=re.compile(f"^{name}$"))


def point(chart: Locator, across: float, down: float) -> tuple[float, float]:
    """Return where on the screen a share of a plot's width and height lies."""
    box = chart.locator(".lv-plot").first.bounding_box()
    assert box is not None
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def clipboard(page: Page) -> str:
    """Return the text on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def asked_for(page: Page, query: str) -> None:
    """Wait until the script has run with these choices in the address."""
    expect(page.locator("#adress")).to_have_text(query)
