"""The chart on its page: drawn, fitted to its width, alive through every change."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chart.reading import Opener, drawn
from tests.browser.steady import steady

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]

WIDTH = "document.querySelector('[data-testid=stMain]').scrollWidth"


def test_a_chart_is_drawn_with_its_texts(opened: Opener) -> None:
    """Heading, tab, subtitle, plot, legend, source and tools stand in the page."""
    chart = drawn(opened())
    expect(chart.locator("h2")).to_have_text("Kommunerna utan val")
    expect(chart.locator(".lv-tabs [aria-current]")).to_have_text("Karta")
    expect(chart.get_by_role("application", name="Karta över fyra kommuner")).to_be_visible()
    expect(chart.locator(".lv-legend li")).to_have_text(
        ["under 70 (2)", "70 och över (2)", "uppgift saknas (1)"]
    )
    names = ["Tabell", "Bild", "SVG", "Kopiera", "Data", "Förstora"]
    expect(chart.locator(".lv-tool")).to_have_text(names)
    expect(chart.locator(".lv-source")).to_contain_text("Källa: Skolverket.")


def test_texts_and_tools_have_the_sizes_of_the_look(opened: Opener) -> None:
    """Headings are 20 px, the small print 13, and every tool is at least 24 px high."""
    chart = drawn(opened())
    size = "node => getComputedStyle(node).fontSize"
    assert chart.locator("h2").evaluate(size) == "20px"
    for small in (".lv-subtitle", ".lv-source", ".lv-legend li >> nth=0", ".lv-tool >> nth=0"):
        assert chart.locator(small).evaluate(size) == "13px"
    for target in [*chart.locator(".lv-tool").all(), *chart.locator(".lv-tabs a").all()]:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_a_figure_takes_its_narrow_form_below_480_px(opened: Opener) -> None:
    """On a phone the narrow margin, proportion and labels are used, and back again."""
    page = opened()
    chart = drawn(page)
    expect(chart.locator(".annotation-text")).to_have_text(["bred", "alltid"])
    page.set_viewport_size({"width": 375, "height": 740})
    expect(chart.locator(".annotation-text")).to_have_text(["smal", "alltid"])
    steady(page)
    box = chart.locator(".lv-plot").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(0.9 * box["width"], abs=1)
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(chart.locator(".annotation-text")).to_have_text(["bred", "alltid"])


def test_a_phone_needs_no_sideways_scroll(opened: Opener) -> None:
    """At 375 px nothing is wider than the window, and the tools lie below the source."""
    page = opened()
    page.set_viewport_size({"width": 375, "height": 740})
    chart = drawn(page)
    assert page.evaluate(WIDTH) <= 375
    source = chart.locator(".lv-source").bounding_box()
    tools = chart.locator(".lv-tools").bounding_box()
    assert source is not None
    assert tools is not None
    assert tools["y"] >= source["y"] + source["height"]


def test_a_window_made_narrow_is_never_too_narrow_for_the_page(opened: Opener) -> None:
    """From the first frame at 375 px, before any plot is drawn anew, nothing is wider."""
    page = opened()
    drawn(page)
    page.evaluate(
        """() => {
            window.widths = [];
            const page = document.querySelector("[data-testid=stMain]");
            const note = () => {
                if (innerWidth === 375) widths.push(page.scrollWidth);
                requestAnimationFrame(note);
            };
            note();
        }"""
    )
    page.set_viewport_size({"width": 375, "height": 740})
    drawn(page)
    assert page.evaluate("[widths.length > 4, Math.max(...widths)]") == [True, 375]


@pytest.mark.parametrize("change", ["vand", "lada"])
def test_plots_in_rows_outlive_a_change_of_rows(opened: Opener, change: str) -> None:
    """When the page's own HTML is turned round or wrapped, each plot moves with its row."""
    page = opened()
    chart = drawn(page, "rader")
    expect(chart.locator(".main-svg")).to_have_count(6)
    page.evaluate(
        "window.plots = [0, 1].map(i => document.querySelector("
        "`#rader-rubrik`).closest('.lv-chart').querySelector(`[data-plot='${i}']`))"
    )
    page.evaluate(
        "href => { const a = Object.assign(document.createElement('a'), {href});"
        "a.dataset.nav = ''; document.body.append(a); a.click(); }",
        f"/?{change}=1",
    )
    first = "1" if change == "vand" else "0"
    expect(chart.locator(".lv-plot").first).to_have_attribute("data-plot", first)
    if change == "lada":
        expect(chart.locator(".lv-stage p")).to_have_text("Ny")
    assert page.evaluate("plots.every(plot => plot.isConnected && plot.querySelector('.main-svg'))")
    expect(chart.locator(".main-svg")).to_have_count(6)


def test_a_notice_above_does_not_redraw_a_chart(opened: Opener) -> None:
    """An element that comes before the chart moves it down, alive."""
    page = opened()
    node = drawn(page).locator(".lv-plot").element_handle()
    page.evaluate(
        "History.prototype.pushState.call(history, null, '', '/?notis=1');"
        "dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page.get_by_text("En notis")).to_be_visible()
    assert drawn(page).locator(".lv-plot").evaluate("(now, then) => now === then", node)


@pytest.mark.parametrize("fault", ["python", "plotly"])
def test_a_figure_that_fails_says_so(opened: Opener, fault: str) -> None:
    """A fault in Python or in Plotly becomes a Swedish sentence, and the next figure is drawn."""
    page = opened(f"/?fel={fault}")
    chart = page.locator(".lv-chart").filter(has=page.locator("#fel-rubrik"))
    expect(chart.locator(".lv-fault")).to_have_text("Diagrammet kunde inte ritas.")
    page.locator("#till-ett").click()
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(chart.locator(".lv-fault")).to_have_count(0)


def test_without_plotly_the_table_is_shown(context: BrowserContext, address: str) -> None:
    """When plotly.js cannot be had the reader is told, and gets the figures as a table."""
    page = context.new_page()
    page.route("**/plotly.js", lambda route: route.abort())
    page.goto(address)
    chart = page.locator(".lv-chart").filter(has=page.locator("#karta-rubrik"))
    expect(chart.locator("table")).to_be_visible()
    expect(chart.locator(".lv-table .lv-fault")).to_contain_text("Diagrammen kunde inte laddas.")
    page.close()


def test_a_chart_asked_for_twice_comes_once_from_the_server(opened: Opener) -> None:
    """The script is fetched once by its version, however many charts and reruns there are."""
    seen: list[str] = []
    page = opened()
    drawn(page)
    page.on("request", lambda request: seen.append(request.url))
    page.reload()
    drawn(page)
    page.locator("#till-ett").click()
    page.locator("#till-tva").click()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    page.go_back()
    drawn(page)
    assert sum("/chart.js?" in url for url in seen) <= 1
