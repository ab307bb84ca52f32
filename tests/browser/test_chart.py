"""The chart and the page's own behaviours in a real Chromium, over a small app made for it."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)

from tests.browser.conftest import answers, free_port, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]

ROOT = Path(__file__).parents[2]
APP = """
from pathlib import Path
import plotly
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route
from likvard.ui.chart.assets import PATH, SCRIPT
PLOTLY = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()

async def plotly_js(request):
    return Response(PLOTLY, media_type="text/javascript")

async def chart_js(request):
    forever = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(SCRIPT, media_type="text/javascript", headers=forever)

app = st.App("pages/frame.py", routes=[Route(PATH, chart_js), Route("/plotly.js", plotly_js)])
"""

FRAME = """
from pathlib import Path
import jinja2
import streamlit as st
import likvard.ui
st.set_page_config(page_title="Prov", layout="wide")
HOME = Path(likvard.ui.__file__).parent
pages = [st.Page("a/first.py", title="Ett", url_path="", default=True),
         st.Page("a/second.py", title="Två", url_path="andra")]
page = st.navigation(pages, position="hidden")
st.html(HOME / "templates" / "combobox.css")
st.html(HOME / "chart" / "chart.css")
macro = jinja2.Environment(autoescape=True).from_string(
    (HOME / "templates" / "combobox.html").read_text()).module.combobox
chosen = st.query_params.get("matt", "merit")
def option(slug, text, words):
    return (text, f"/?matt={slug}", words, slug == chosen)
groups = [("Resultat", [option("merit", "Meritvärde", "betyg snitt"),
                        option("amnen", "Klarar alla ämnen", "betyg godkänt")]),
          ("Trygghet", [option("trygg", "Trygga i skolan", "mobbning otrygg")])]
towns = [(None, [(n, f"/?kommun={n.lower()}", "", False) for n in ("Lund", "Osby")])]
value = next(t for _, os in groups for t, _, _, c in os if c)
st.html(f'''<nav>
<a id="till-ett" href="/" data-nav>Ett</a> <a id="till-tva" href="/andra" data-nav>Två</a>
<details class="lv-menu" id="m1"><summary id="s1">Läsår</summary>
<a href="/?ar=2024" data-nav>2023/24</a> <a href="/?ar=2025" data-nav>2024/25</a></details>
<details class="lv-menu" id="m2"><summary id="s2">Kön</summary>
<a href="/?kon=K" data-nav>Flickor</a></details>
<details class="lv-menu" id="m3"><summary id="s3">Följ fler</summary>
{macro("folj", "Följ en kommun", "", "Sök kommun", towns)}</details>
<button data-copy-link id="kopiera">Kopiera länk</button></nav>
<p id="adress">{dict(st.query_params)}</p>
<div style="max-width:460px">{macro("matt", "Mått", value, "Sök mått", groups)}</div>''')
PAGE = st.components.v2.component("page", html="<div></div>", js=(HOME / "page.js").read_text(),
                                  isolate_styles=False)
PAGE(key="page")
page.run()
"""

FIRST = """
import time
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup
from likvard.figures.classes import LegendEntry
from likvard.ui.chart import Tab, Table, chart
q = st.query_params
kommun = [k for k in q.get("kommun", "").split(",") if k]
names = {"eslov": "Eslöv", "lund": "Lund", "malmo": "Malmö", "osby": "Osby <b>&"}
values = {"eslov": 74, "lund": 82, "malmo": 69, "osby": 64}

def href(slug):
    left = [k for k in kommun if k != slug] + [slug] * (slug not in kommun)
    return "/?kommun=" + ",".join(left)

def squares(tokens):
    figure = go.Figure()
    for place, slug in enumerate(values):
        x, y = place % 2, place // 2
        figure.add_scatter(
            x=[x, x + 0.9, x + 0.9, x, x], y=[y, y, y + 0.9, y + 0.9, y],
            mode="lines", fill="toself",
            fillcolor=tokens.chosen[0] if slug in kommun else tokens.sequential[place],
            line={"width": 0}, hoveron="fills", text=f"<b>{slug}</b>", hoverinfo="text",
            meta={"slug": slug},
            customdata=[slug] * 5)
    notes = [dict(name=n, text=t, x=0, y=2, showarrow=False, xanchor="left")
             for n, t in (("wide", "bred"), ("narrow", "smal"), ("", "alltid"))]
    figure.update_layout(
        template="none", height=300, annotations=notes, hovermode="closest", dragmode=False,
        paper_bgcolor=tokens.paper, plot_bgcolor=tokens.paper,
        font={"family": "Source Sans, sans-serif", "size": 13},
        margin=dict(l=10, r=10, t=10, b=10), showlegend=False,
        meta=dict(aspect=0.28, narrow={"margin.l": 30, "meta.aspect": 0.9, "font": {"size": 14}}))
    figure.update_xaxes(visible=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    return figure

def dots(slug):
    def draw(tokens):
        figure = go.Figure(go.Scatter(
            x=list(values.values()), y=[0] * 4, mode="markers", customdata=list(values),
            marker={"size": 12, "color": tokens.dot}))
        figure.update_layout(
            template="none", height=60, margin=dict(l=0, r=0, t=0, b=0), title=slug,
            showlegend=False, hovermode="closest", dragmode=False)
        figure.update_xaxes(fixedrange=True)
        figure.update_yaxes(fixedrange=True)
        return figure
    return draw

def broken(tokens):
    raise ValueError("trasig")

def bent(tokens):
    class Bent:
        def to_json(self):
            return '{"data": [{"type": "nonsens"}, 3], "layout": 7}'
    return Bent()

if "notis" in q:
    st.html("<p>En notis</p>")
table = Table(
    "Klarar alla ämnen, procent, läsåret 2024/25", ("Kommun", "Värde, %", "Antal"),
    tuple((names[s], str(v), "1\\u2009698" if v == 82 else "–") for s, v in values.items()))
form = q.get("karta", "karta")
source = "Källa: Skolverket. Visar kommuner, inte enskilda elever."
chart([squares], key="karta", heading=f"Kommunerna {' och '.join(kommun) or 'utan val'}",
      subtitle="Procent av eleverna i åk 9, lägeskommun, 2024/25", source=source,
      alt="Karta över fyra kommuner", table=table,
      filename="likvard_prov_2025_skane", data_href="/data.csv",
      hrefs={s: href(s) for s in values},
      tabs=[Tab("Karta", "/", form == "karta"),
            Tab("Hexkarta", "/?karta=hexkarta", form != "karta")],
      legend=[LegendEntry("under 70", 2, 1), LegendEntry("70 och över", 2, 3),
              LegendEntry("uppgift saknas", 1, None)])
order = [1, 0] if "vand" in q else [0, 1]
row = Markup("<tr><th>Rad {0}</th><td style='width:80%'>"
             "<div class='lv-plot' data-plot='{0}'></div></td></tr>")
rows = Markup("").join(row.format(i) for i in order)
body = Markup("<table style='width:100%'><tbody>{}</tbody></table>").format(rows)
if "lada" in q:
    body = Markup("<div><p>Ny</p>{}</div>").format(body)
chart([dots("a"), dots("b")], key="rader", heading="Två rader", subtitle="", source=source,
      alt="Två rader", table=table, filename="rader", data_href="",
      hrefs={s: href(s) for s in values}, body=body)
bad = {"python": broken, "plotly": bent}.get(q.get("fel"), dots("c"))
chart([bad], key="fel", heading="Fel", subtitle="", source=source, alt="Fel", table=None,
      filename="fel", data_href="")
st.html("<div style='height:1500px'></div>")
"""

SECOND = """
import streamlit as st
st.html("<h1>Två</h1><div style='height:2000px'></div>")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small app on a free port."""
    folder = tmp_path_factory.mktemp("chart")
    _write(folder)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: answers(f"http://localhost:{port}/_stcore/health"), 60)
    yield f"http://localhost:{port}"
    server.terminate()
    server.wait()


def _write(folder: Path) -> None:
    (folder / "pages" / "a").mkdir(parents=True)
    (folder / ".streamlit").mkdir()
    config = (ROOT / ".streamlit" / "config.toml").read_text()
    (folder / ".streamlit" / "config.toml").write_text(
        config.replace("[server]", "[server]\nheadless = true")
    )
    (folder / "app.py").write_text(APP)
    (folder / "pages" / "frame.py").write_text(FRAME)
    (folder / "pages" / "a" / "first.py").write_text(FIRST)
    (folder / "pages" / "a" / "second.py").write_text(SECOND)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a clean browser context as wide as a laptop."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the small app; at the end nothing has gone wrong in its console."""
    faults: list[str] = []

    def opener(path: str = "/", *, context: BrowserContext = context) -> Page:
        page = context.new_page()
        _watch(page, address, faults)
        page.goto(address + path)
        expect(page.locator("html[data-lv-page] #adress")).to_be_attached()
        return page

    yield opener
    assert faults == []


def _watch(page: Page, address: str, faults: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.text} {message.location}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", on_request)


def _drawn(page: Page, key: str = "karta") -> Locator:
    """Return a chart whose plots are drawn."""
    chart = page.locator(".lv-chart").filter(has=page.locator(f"#{key}-rubrik"))
    expect(chart.locator(".main-svg").first).to_be_visible()
    return chart


def _tool(chart: Locator, name: str) -> Locator:
    return chart.locator(".lv-tool", has_text=re.compile(f"^{name}$"))


def _point(chart: Locator, across: float, down: float) -> tuple[float, float]:
    box = chart.locator(".lv-plot").first.bounding_box()
    assert box is not None
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _address(page: Page, query: str) -> None:
    expect(page.locator("#adress")).to_have_text(query)


def test_a_chart_is_drawn_with_its_texts(opened: Callable[..., Page]) -> None:
    """Heading, tab, subtitle, plot, legend, source and tools stand in the page."""
    chart = _drawn(opened())
    expect(chart.locator("h2")).to_have_text("Kommunerna utan val")
    expect(chart.locator(".lv-tabs [aria-current]")).to_have_text("Karta")
    expect(chart.get_by_role("img", name="Karta över fyra kommuner")).to_be_visible()
    expect(chart.locator(".lv-legend li")).to_have_text(
        ["under 70 (2)", "70 och över (2)", "uppgift saknas (1)"]
    )
    names = ["Tabell", "Bild", "SVG", "Kopiera", "Data", "Förstora"]
    expect(chart.locator(".lv-tool")).to_have_text(names)
    expect(chart.locator(".lv-source")).to_contain_text("Källa: Skolverket.")


def test_texts_and_tools_have_the_sizes_of_the_look(opened: Callable[..., Page]) -> None:
    """Headings are 20 px, the small print 13, and every tool is at least 24 px high."""
    chart = _drawn(opened())
    size = "node => getComputedStyle(node).fontSize"
    assert chart.locator("h2").evaluate(size) == "20px"
    for small in (".lv-subtitle", ".lv-source", ".lv-legend li >> nth=0", ".lv-tool >> nth=0"):
        assert chart.locator(small).evaluate(size) == "13px"
    for target in [*chart.locator(".lv-tool").all(), *chart.locator(".lv-tabs a").all()]:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_a_click_on_a_fill_selects_and_the_plot_lives_on(opened: Callable[..., Page]) -> None:
    """The address changes, the same plot node shows the choice, the page does not move."""
    page = opened()
    chart = _drawn(page)
    node = chart.locator(".lv-plot").element_handle()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 120")
    page.mouse.click(*_point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    expect(chart.locator('path.js-fill[style*="rgb(194, 78, 0)"]')).to_be_attached()
    assert page.url.endswith("/?kommun=eslov")
    assert chart.locator(".lv-plot").evaluate("(now, then) => now === then", node)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 120


def test_back_after_a_selection_takes_it_away(opened: Callable[..., Page]) -> None:
    """Back gives the view before, in the same page."""
    page = opened()
    chart = _drawn(page)
    page.mouse.click(*_point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    page.go_back()
    expect(chart.locator("h2")).to_have_text("Kommunerna utan val")


def test_one_click_gives_one_step_in_the_history(opened: Callable[..., Page]) -> None:
    """Plotly's event and the plain click of the same press count as one."""
    page = opened()
    chart = _drawn(page)
    before = page.evaluate("history.length")
    page.mouse.click(*_point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    page.wait_for_timeout(400)
    assert page.evaluate("history.length") == before + 1


def test_the_pointer_shows_what_can_be_chosen(opened: Callable[..., Page]) -> None:
    """Over a mark with an address the pointer is a hand, beside it an arrow."""
    page = opened()
    chart = _drawn(page)
    cursor = "node => getComputedStyle(node).cursor"
    page.mouse.move(*_point(chart, 0.25, 0.7))
    expect(chart.locator(".lv-plot[data-over]")).to_be_attached()
    assert chart.locator(".nsewdrag").first.evaluate(cursor) == "pointer"
    page.mouse.move(*_point(chart, 0.5, 0.7))
    expect(chart.locator(".lv-plot[data-over]")).not_to_be_attached()
    assert chart.locator(".nsewdrag").first.evaluate(cursor) == "default"


def test_a_tap_selects(opened: Callable[..., Page], chromium: Browser) -> None:
    """A finger does what a click does."""
    phone = chromium.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = opened(context=phone)
    chart = _drawn(page)
    page.touchscreen.tap(*_point(chart, 0.25, 0.7))
    expect(chart.locator("h2")).to_have_text("Kommunerna eslov")
    phone.close()


def test_a_finger_on_a_plot_scrolls_the_page(
    opened: Callable[..., Page], chromium: Browser
) -> None:
    """A swipe that starts on a plot moves the page and selects nothing."""
    phone = chromium.new_context(viewport={"width": 375, "height": 740}, has_touch=True)
    page = opened(context=phone)
    x, y = _point(_drawn(page), 0.25, 0.7)
    fingers = phone.new_cdp_session(page)
    for kind, moved in [("touchStart", 0), *(("touchMove", 20 * i) for i in range(1, 10))]:
        points = [{"x": x, "y": y - moved}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 80")
    assert "kommun" not in page.url
    phone.close()


def test_the_table_takes_the_place_of_the_plot(opened: Callable[..., Page]) -> None:
    """Tabell shows a real table with escaped texts, and the plot again."""
    chart = _drawn(opened())
    assert chart.locator("table").count() == 0
    _tool(chart, "Tabell").click()
    expect(_tool(chart, "Tabell")).to_have_attribute("aria-pressed", "true")
    expect(chart.locator(".lv-plot")).to_be_hidden()
    expect(chart.locator("caption")).to_have_text("Klarar alla ämnen, procent, läsåret 2024/25")
    expect(chart.locator("thead th[scope=col]")).to_have_text(["Kommun", "Värde, %", "Antal"])
    expect(chart.locator("tbody th[scope=row]").last).to_have_text("Osby <b>&")
    _tool(chart, "Tabell").click()
    expect(chart.locator(".lv-plot")).to_be_visible()
    expect(chart.locator("table")).to_be_hidden()


def test_the_table_stays_through_a_change(opened: Callable[..., Page]) -> None:
    """A rerun changes the figures, not the reader's choice of table."""
    page = opened()
    chart = _drawn(page)
    _tool(chart, "Tabell").click()
    chart.locator(".lv-tabs a", has_text="Hexkarta").click()
    expect(chart.locator(".lv-tabs [aria-current]")).to_have_text("Hexkarta")
    expect(chart.locator("table")).to_be_visible()
    expect(_tool(chart, "Tabell")).to_have_attribute("aria-pressed", "true")


def test_the_picture_is_saved_at_two_pixels_to_each(opened: Callable[..., Page]) -> None:
    """Bild saves a PNG twice as wide as the chart and its margins."""
    page = opened()
    chart = _drawn(page)
    width = chart.evaluate("node => node.clientWidth")
    with page.expect_download() as saved:
        _tool(chart, "Bild").click()
    assert saved.value.suggested_filename == "likvard_prov_2025_skane.png"
    content = saved.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", content[16:20])[0] == 2 * (width + 48)
    assert len(content) > 10_000
    expect(chart.locator(".lv-status")).to_have_text("Bilden är sparad.")


def test_the_svg_stands_on_its_own(opened: Callable[..., Page]) -> None:
    """SVG holds title, subtitle, legend, source, name and the typeface, and points nowhere."""
    page = opened()
    chart = _drawn(page)
    with page.expect_download() as saved:
        _tool(chart, "SVG").click()
    text = saved.value.path().read_text()
    for part in ("Kommunerna utan val", "lägeskommun", "under 70 (2)", "Skolverket", "Likvärd, 20"):
        assert part in text
    assert "@font-face" in text
    assert "url(data:font/woff2;base64," in text
    assert not re.search(r'(href|src)="https?:', text)


def test_a_picture_is_light_whatever_the_screen(
    opened: Callable[..., Page], chromium: Browser
) -> None:
    """In the dark theme the plot is dark and the saved picture light."""
    dark = chromium.new_context(color_scheme="dark", viewport={"width": 1366, "height": 768})
    page = opened(context=dark)
    chart = _drawn(page)
    expect(chart.locator('path.js-fill[style*="rgb(28, 53, 80)"]')).to_be_attached()
    with page.expect_download() as saved:
        _tool(chart, "SVG").click()
    text = saved.value.path().read_text()
    assert "rgb(220, 233, 245)" in text
    assert "rgb(28, 53, 80)" not in text
    dark.close()


def test_copy_puts_the_picture_on_the_clipboard(
    opened: Callable[..., Page], context: BrowserContext
) -> None:
    """Kopiera gives a PNG to paste, and says so."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened()
    chart = _drawn(page)
    _tool(chart, "Kopiera").click()
    expect(chart.locator(".lv-status")).to_have_text("Bilden är kopierad.")
    types = "navigator.clipboard.read().then(all => all.flatMap(one => one.types))"
    assert page.evaluate(types) == ["image/png"]


def test_copy_falls_back_to_the_table(opened: Callable[..., Page], context: BrowserContext) -> None:
    """Where pictures cannot be copied the table is, as text, and the reader is told."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened()
    chart = _drawn(page)
    page.evaluate("delete window.ClipboardItem")
    _tool(chart, "Kopiera").click()
    expect(chart.locator(".lv-status")).to_contain_text("Tabellen är kopierad som text.")
    assert _clipboard(page).splitlines()[:2] == ["Kommun\tVärde, %\tAntal", "Eslöv\t74\t–"]


def test_the_chart_enlarged_lives_in_a_dialog(opened: Callable[..., Page]) -> None:
    """Förstora moves the same plot into a dialog; Esc puts it, and the focus, back."""
    page = opened()
    chart = _drawn(page)
    node = chart.locator(".lv-plot").element_handle()
    _tool(chart, "Förstora").press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert dialog.locator(".lv-plot").evaluate("(now, then) => now === then", node)
    page.mouse.click(*_point(dialog, 0.25, 0.7))
    expect(dialog.locator("h2")).to_have_text("Kommunerna eslov")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(chart.locator(".lv-plot .main-svg").first).to_be_visible()
    expect(_tool(chart, "Förstora")).to_be_focused()


def test_the_dialog_has_a_button_that_closes(opened: Callable[..., Page]) -> None:
    """Stäng puts the chart back."""
    page = opened()
    chart = _drawn(page)
    _tool(chart, "Förstora").click()
    page.get_by_role("button", name="Stäng").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(chart.locator(".lv-plot .main-svg").first).to_be_visible()


def test_a_figure_takes_its_narrow_form_below_480_px(opened: Callable[..., Page]) -> None:
    """On a phone the narrow margin, proportion and labels are used, and back again."""
    page = opened()
    chart = _drawn(page)
    expect(chart.locator(".annotation-text")).to_have_text(["bred", "alltid"])
    page.set_viewport_size({"width": 375, "height": 740})
    expect(chart.locator(".annotation-text")).to_have_text(["smal", "alltid"])
    box = chart.locator(".lv-plot").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(0.9 * box["width"], abs=1)
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(chart.locator(".annotation-text")).to_have_text(["bred", "alltid"])


def test_a_phone_needs_no_sideways_scroll(opened: Callable[..., Page]) -> None:
    """At 375 px nothing is wider than the window, and the tools lie below the source."""
    page = opened()
    page.set_viewport_size({"width": 375, "height": 740})
    chart = _drawn(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 375
    source = chart.locator(".lv-source").bounding_box()
    tools = chart.locator(".lv-tools").bounding_box()
    assert source is not None
    assert tools is not None
    assert tools["y"] >= source["y"] + source["height"]


@pytest.mark.parametrize("change", ["vand", "lada"])
def test_plots_in_rows_outlive_a_change_of_rows(
    opened: Callable[..., Page], context: BrowserContext, change: str
) -> None:
    """When the page's own HTML is turned round or wrapped, each plot moves with its row."""
    del context
    page = opened()
    chart = _drawn(page, "rader")
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


def test_several_plots_offer_no_picture(opened: Callable[..., Page]) -> None:
    """A chart of rows has table and enlargement; it has no data address here."""
    chart = _drawn(opened(), "rader")
    expect(chart.locator(".lv-tool")).to_have_text(["Tabell", "Förstora"])


def test_a_notice_above_does_not_redraw_a_chart(opened: Callable[..., Page]) -> None:
    """An element that comes before the chart moves it down, alive."""
    page = opened()
    node = _drawn(page).locator(".lv-plot").element_handle()
    page.evaluate(
        "history.pushState(null, '', '/?notis=1'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page.get_by_text("En notis")).to_be_visible()
    assert _drawn(page).locator(".lv-plot").evaluate("(now, then) => now === then", node)


@pytest.mark.parametrize("fault", ["python", "plotly"])
def test_a_figure_that_fails_says_so(opened: Callable[..., Page], fault: str) -> None:
    """A fault in Python or in Plotly becomes a Swedish sentence, and the next figure is drawn."""
    page = opened(f"/?fel={fault}")
    chart = page.locator(".lv-chart").filter(has=page.locator("#fel-rubrik"))
    expect(chart.locator(".lv-fault")).to_have_text("Diagrammet kunde inte ritas.")
    page.locator("#till-ett").click()
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(chart.locator(".lv-fault")).to_have_count(0)


def test_without_plotly_the_table_is_shown(context: BrowserContext, address: str) -> None:
    """When plotly.js cannot be had the reader is told, and gets the figures as a table."""
    context.route("**/plotly.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(address)
    chart = page.locator(".lv-chart").filter(has=page.locator("#karta-rubrik"))
    expect(chart.locator("table")).to_be_visible()
    expect(chart.locator(".lv-table .lv-fault")).to_contain_text("Diagrammen kunde inte laddas.")


def test_only_one_menu_is_open(opened: Callable[..., Page]) -> None:
    """Opening a menu closes the other; a press outside closes both."""
    page = opened()
    page.locator("#s1").click()
    page.locator("#s2").click()
    expect(page.locator("#m1")).not_to_have_attribute("open", "")
    expect(page.locator("#m2")).to_have_attribute("open", "")
    page.mouse.click(1200, 60)
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_menu_is_walked_by_keys(opened: Callable[..., Page]) -> None:
    """Arrows, Home and End move inside; Esc closes with the focus on the menu's head."""
    page = opened()
    head = page.locator("#s1")
    head.press("Enter")
    head.press("ArrowDown")
    expect(page.get_by_role("link", name="2023/24")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="2024/25")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(head).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("link", name="2024/25")).to_be_focused()
    page.keyboard.press("Escape")
    expect(head).to_be_focused()
    expect(page.locator("#m1")).not_to_have_attribute("open", "")


def test_a_choice_in_a_menu_gives_the_focus_back(opened: Callable[..., Page]) -> None:
    """After the rerun, which builds the menu anew, its head has the focus."""
    page = opened()
    page.locator("#s1").press("Enter")
    page.locator("#s1").press("ArrowDown")
    page.keyboard.press("Enter")
    _address(page, "{'ar': '2024'}")
    expect(page.locator("#s1")).to_be_focused()
    expect(page.locator("details[open]")).to_have_count(0)


def test_the_search_field_by_keyboard(opened: Callable[..., Page]) -> None:
    """Typed words narrow the list, the hits are counted aloud, Enter goes, the list is shut."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.focus()
    expect(page.get_by_role("option")).to_have_count(3)
    expect(page.locator("[data-active]")).to_have_text("Meritvärde")
    page.keyboard.type("betyg god")
    expect(page.get_by_role("option")).to_have_text(["Klarar alla ämnen"])
    expect(page.locator("#lv-announcer")).to_have_text("1 träff")
    active = page.locator("[data-active]").get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", active or "")
    page.keyboard.press("Enter")
    _address(page, "{'matt': 'amnen'}")
    expect(field).to_have_value("Klarar alla ämnen")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_the_search_field_is_walked_by_arrows(opened: Callable[..., Page]) -> None:
    """Arrows, Home and End move the active option; Esc shuts and restores the text."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.focus()
    active = page.locator("[data-active]")
    for key, text in [
        ("ArrowDown", "Klarar alla ämnen"),
        ("End", "Trygga i skolan"),
        ("ArrowDown", "Meritvärde"),
        ("ArrowUp", "Trygga i skolan"),
        ("Home", "Meritvärde"),
    ]:
        page.keyboard.press(key)
        expect(active).to_have_text(text)
    page.keyboard.type("skräp")
    expect(page.locator(".lv-none:visible")).to_have_text("Inget träffar din sökning")
    expect(page.locator("#lv-announcer")).to_have_text("Inga träffar")
    page.keyboard.press("Escape")
    expect(field).to_have_value("Meritvärde")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("Tab")
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_menu_that_searches_is_ready_to(opened: Callable[..., Page]) -> None:
    """Opening it lists everything with the focus in the field; Esc shuts list, then menu."""
    page = opened()
    page.locator("#s3").click()
    field = page.get_by_role("combobox", name="Följ en kommun")
    expect(field).to_be_focused()
    expect(page.get_by_role("option")).to_have_text(["Lund", "Osby"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#s3")).to_be_focused()
    page.locator("#s3").click()
    expect(field).to_be_focused()
    page.keyboard.type("osb")
    page.keyboard.press("Enter")
    _address(page, "{'kommun': 'osby'}")
    expect(page.locator("#s3")).to_be_focused()


def test_back_while_enlarged_closes_the_dialog(opened: Callable[..., Page]) -> None:
    """Leaving the page takes the dialog with it, and the chart is drawn anew on return."""
    page = opened()
    page.locator("#till-tva").click()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    page.locator("#till-ett").click()
    _tool(_drawn(page), "Förstora").click()
    page.go_back()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    page.go_forward()
    expect(_drawn(page).locator("h2")).to_have_text("Kommunerna utan val")


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("amnen", ["Klarar alla ämnen"]),
        ("ÄMNEN", ["Klarar alla ämnen"]),
        ("meritvarde", ["Meritvärde"]),
        ("mobb", ["Trygga i skolan"]),
        ("ämnem", []),
        ("åmnen", []),
    ],
)
def test_swedish_letters_in_the_search_field(
    opened: Callable[..., Page], typed: str, hits: list[str]
) -> None:
    """A and o stand for å, ä and ö too; å, ä and ö only for themselves."""
    page = opened()
    page.get_by_role("combobox", name="Mått").fill(typed)
    expect(page.get_by_role("option")).to_have_text(hits)


def test_the_search_field_by_mouse(opened: Callable[..., Page]) -> None:
    """A click opens the list under its headings, a click on an option goes there."""
    page = opened()
    page.get_by_role("combobox", name="Mått").click()
    expect(page.get_by_role("group", name="Trygghet")).to_be_visible()
    expect(page.locator('[aria-selected="true"]')).to_have_text("Meritvärde")
    page.get_by_role("option", name="Trygga i skolan").click()
    _address(page, "{'matt': 'trygg'}")
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_press_outside_shuts_the_search_field(opened: Callable[..., Page]) -> None:
    """What was typed and not chosen is taken back."""
    page = opened()
    field = page.get_by_role("combobox", name="Mått")
    field.fill("try")
    page.mouse.click(1200, 60)
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("Meritvärde")


def test_a_link_keeps_the_page_and_a_page_change_starts_at_the_top(
    opened: Callable[..., Page],
) -> None:
    """Following a link loads nothing anew; another path is shown from its top."""
    page = opened()
    _drawn(page)
    page.evaluate(
        "window.same = true; document.querySelector('[data-testid=stMain]').scrollTop = 500"
    )
    page.evaluate("document.querySelector('#till-tva').click()")
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    assert page.evaluate("window.same")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    page.go_back()
    _drawn(page)
    assert page.evaluate("window.same")


def test_a_click_with_ctrl_is_the_browsers_own(
    opened: Callable[..., Page], context: BrowserContext
) -> None:
    """Ctrl and click opens another tab and leaves this one."""
    page = opened()
    with context.expect_page() as other:
        page.locator("#till-tva").click(modifiers=["Control"])
    assert other.value.url.endswith("/andra")
    assert page.url.endswith("/")


def test_the_link_to_the_view_is_copied(
    opened: Callable[..., Page], context: BrowserContext
) -> None:
    """The button copies the whole address and says so for a while."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened("/?kommun=lund")
    page.locator("#kopiera").click()
    expect(page.locator("#kopiera")).to_have_text("Länken är kopierad")
    assert _clipboard(page) == page.url
    expect(page.locator("#kopiera")).to_have_text("Kopiera länk")


def test_a_link_that_cannot_be_copied_is_shown(opened: Callable[..., Page]) -> None:
    """Where the clipboard is closed the address stands selected in a field."""
    page = opened("/?kommun=lund")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error()); 0")
    page.locator("#kopiera").click()
    field = page.get_by_label("Länk till den här vyn")
    expect(field).to_have_value(page.url)
    expect(field).to_be_focused()


def test_the_page_is_swedish_to_machines(opened: Callable[..., Page]) -> None:
    """The page's language is Swedish and so is Streamlit's skip link, which still works."""
    page = opened()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    link = page.get_by_text("Hoppa till innehållet")
    expect(link).to_be_attached()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stMain")).to_be_focused()


def test_a_chart_asked_for_twice_comes_once_from_the_server(
    opened: Callable[..., Page],
) -> None:
    """The script is fetched once by its version, however many charts and reruns there are."""
    seen: list[str] = []
    page = opened()
    page.on("request", lambda request: seen.append(request.url))
    page.reload()
    _drawn(page)
    page.locator("#till-ett").click()
    page.locator("#till-tva").click()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    page.go_back()
    _drawn(page)
    assert sum("/chart.js?" in url for url in seen) <= 1
