"""The chart taken along: saved and copied."""

import re
import struct

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chart.reading import Opener, clipboard, drawn, tool

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_the_picture_is_saved_at_two_pixels_to_each(opened: Opener) -> None:
    """Bild saves a PNG twice as wide as the chart and its margins."""
    page = opened()
    chart = drawn(page)
    width = chart.evaluate("node => node.clientWidth")
    with page.expect_download() as saved:
        tool(chart, "Bild").click()
    assert saved.value.suggested_filename == "likvard_prov_2025_skane.png"
    content = saved.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", content[16:20])[0] == 2 * (width + 48)
    assert len(content) > 10_000
    expect(chart.locator(".lv-status")).to_have_text("Bilden är sparad.")


def test_the_svg_stands_on_its_own(opened: Opener) -> None:
    """SVG holds title, subtitle, legend, source, name and the typeface, and points nowhere."""
    page = opened()
    chart = drawn(page)
    with page.expect_download() as saved:
        tool(chart, "SVG").click()
    text = saved.value.path().read_text()
    for part in ("Kommunerna utan val", "lägeskommun", "under 70 (2)", "Skolverket", "Likvärd, 20"):
        assert part in text
    assert "@font-face" in text
    assert "url(data:font/woff2;base64," in text
    assert not re.search(r'(href|src)="https?:', text)


def test_a_picture_is_light_whatever_the_screen(opened: Opener, chromium: Browser) -> None:
    """In the dark theme the plot is dark and the saved picture light."""
    dark = chromium.new_context(color_scheme="dark", viewport={"width": 1366, "height": 768})
    page = opened(context=dark)
    chart = drawn(page)
    expect(chart.locator('path.js-fill[style*="rgb(28, 53, 80)"]')).to_be_attached()
    with page.expect_download() as saved:
        tool(chart, "SVG").click()
    text = saved.value.path().read_text()
    assert "rgb(220, 233, 245)" in text
    assert "rgb(28, 53, 80)" not in text
    dark.close()


def test_several_plots_offer_no_picture(opened: Opener) -> None:
    """A chart of rows has table and enlargement; it has no data address here."""
    chart = drawn(opened(), "rader")
    expect(chart.locator(".lv-tool")).to_have_text(["Tabell", "Förstora"])


def test_copy_puts_the_picture_on_the_clipboard(opened: Opener) -> None:
    """Kopiera gives a PNG to paste, and says so."""
    page = opened()
    chart = drawn(page)
    tool(chart, "Kopiera").click()
    expect(chart.locator(".lv-status")).to_have_text("Bilden är kopierad.")
    types = "navigator.clipboard.read().then(all => all.flatMap(one => one.types))"
    assert page.evaluate(types) == ["image/png"]


def test_copy_falls_back_to_the_table(opened: Opener) -> None:
    """Where pictures cannot be copied the table is, as text, and the reader is told."""
    page = opened()
    chart = drawn(page)
    page.evaluate("delete window.ClipboardItem")
    tool(chart, "Kopiera").click()
    expect(chart.locator(".lv-status")).to_contain_text("Tabellen är kopierad som text.")
    assert clipboard(page).splitlines()[:2] == ["Kommun\tVärde, %\tAntal", "Eslöv\t74\t–"]
