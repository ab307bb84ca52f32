"""The chart's Python face: what it sends to the browser."""

import json
import logging
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

import likvard.ui
from likvard.figures.classes import LegendEntry
from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.ui.chart import Tab, Table, _figures
from likvard.ui.chart.assets import ADDRESS, SCRIPT, STUB

HOME = Path(likvard.ui.__file__).parent
SCRIPTS = sorted([*(HOME / "chart").glob("*.js"), *HOME.glob("*.js")])
TABLE = Table("Prov", ("Kommun", "Värde, %"), (("Eslöv", "74"),))
PLAIN: dict[str, Any] = {
    "key": "prov",
    "heading": "Rubrik",
    "subtitle": "Under",
    "source": "Källa: Skolverket.",
    "alt": "Det som syns",
    "table": TABLE,
    "filename": "likvard_prov",
    "data_href": "/data.csv",
}


class Named:
    """A figure that tells which theme it was drawn in."""

    def __init__(self, name: str) -> None:
        self.name = name

    def to_json(self) -> str:
        """Return the theme's name as a figure."""
        return json.dumps({"data": [], "layout": {"meta": {"name": self.name}}})


def named(tokens: Tokens) -> Named:
    """Draw a figure that tells its theme."""
    return Named(tokens.name)


def broken(_tokens: Tokens) -> Named:
    """Fail to draw."""
    raise ValueError("no figure")


def _page(draws: tuple, parts: dict) -> None:  # type: ignore[type-arg]
    from likvard.ui.chart import Card, chart  # noqa: PLC0415  AppTest takes only the body

    chart(Card(draws=draws, **parts))


def sent(*draws: Any, **parts: Any) -> dict[str, Any]:  # noqa: ANN401  all kinds of parts
    """Return what the browser is given for a chart with these parts."""
    shown = {"draws": draws or (named,), "parts": PLAIN | parts}
    app = AppTest.from_function(_page, kwargs=shown, default_timeout=20).run()
    assert not app.exception
    found: dict[str, Any] = json.loads(app.main.children[0].proto.bytes)
    return found


def tools(html: str) -> list[str]:
    """Return the names of the tools in a chart's HTML."""
    return re.findall(r'class="lv-tool".*?>([^<]+)</', html)


def test_texts_are_escaped() -> None:
    """Nothing in a text can become HTML."""
    html = sent(heading="<b>1</b>", subtitle="&", source='"<i>', alt='"x"')["html"]
    assert "&lt;b&gt;1&lt;/b&gt;" in html
    assert "<i>" not in html
    assert 'aria-label="&#34;x&#34;"' in html


def test_all_tools_are_offered_for_one_plot() -> None:
    """A plot with table and data has all six tools, in the order of the look."""
    names = ["Tabell", "Bild", "SVG", "Kopiera", "Data", "Förstora"]
    assert tools(sent()["html"]) == names


def test_tools_without_an_object_are_left_out() -> None:
    """No table, no data and several plots each take their tools away."""
    assert tools(sent(table=None, data_href="")["html"]) == ["Bild", "SVG", "Kopiera", "Förstora"]
    several = sent(named, named, body=Markup("<div></div>"))["html"]
    assert tools(several) == ["Tabell", "Data", "Förstora"]


def test_asked_for_tools_only() -> None:
    """A page may ask for fewer tools, or none."""
    assert tools(sent(tools=("table", "data"))["html"]) == ["Tabell", "Data"]
    assert "lv-tools" not in sent(tools=())["html"]


def test_the_body_is_the_pages_own() -> None:
    """HTML from the page stands as it is, in a group that carries the text alternative."""
    html = sent(body=Markup('<p class="egen">Ja</p>'))["html"]
    assert '<p class="egen">Ja</p>' in html
    assert 'role="group" aria-label="Det som syns"' in html


def test_tabs_and_legend() -> None:
    """The current tab is marked; a class has its swatch and its count, the missing a hatch."""
    html = sent(
        tabs=[Tab("Karta", "/?a=1&b=2", current=True), Tab("Hex", "/h", current=False)],
        legend=[LegendEntry("under 60", 8, 0), LegendEntry("uppgift saknas", 2, None)],
    )["html"]
    assert unescape(html).count('href="/?a=1&b=2"') == 1
    assert html.count('aria-current="true"') == 1
    assert 'lv-swatch-0"></span>under 60 <span class="lv-count">(8)</span>' in html
    assert "lv-swatch-missing" in html


def test_a_saved_legend_has_the_light_colours() -> None:
    """Pictures are light, so their legend is."""
    legend = sent(legend=[LegendEntry("a", 1, 4), LegendEntry("b", 1, None)])["legend"]
    assert [entry["fill"] for entry in legend] == [LIGHT.sequential[4], None]


def test_a_figure_that_fails_leaves_the_page_whole(caplog: pytest.LogCaptureFixture) -> None:
    """The fault is logged with its cause and the chart is sent without a figure."""
    with caplog.at_level(logging.ERROR):
        found = sent(broken, named, body=Markup("<div></div>"))
    assert found["figures"][0] is None
    assert found["figures"][1]
    assert "no figure" in caplog.text


def test_an_unchanged_figure_has_an_unchanged_mark() -> None:
    """The browser redraws by the mark: same figure, same mark; another figure, another."""
    first, again, other = sent(named), sent(named, heading="Ny"), sent(lambda _: Named("ny"))
    assert first["marks"] == again["marks"] != other["marks"]
    assert other["figures"][0]["layout"]["meta"]["name"] == "ny"


def test_the_light_figure_goes_along_when_the_screen_is_dark() -> None:
    """One dark plot brings its light picture; light plots and rows bring nothing more."""
    light, dark = named(LIGHT).to_json(), named(DARK).to_json()
    assert _figures([named], dark=True) == ([dark], [light])
    assert _figures([named], dark=False) == ([light], [])
    assert _figures([named, named], dark=True) == ([dark, dark], [])


def test_the_address_asked_for_goes_along() -> None:
    """The browser is told which view it gets, so that it knows an answer from an older one."""
    app = AppTest.from_function(_page, kwargs={"draws": (named,), "parts": PLAIN})
    app.query_params["kommun"] = ",lund"
    app.default_timeout = 20
    data = json.loads(app.run().main.children[0].proto.bytes)
    assert data["asked"] == {"kommun": ",lund"}
    assert sent()["asked"] == {}


def test_the_script_is_one_module() -> None:
    """All parts stand in one file with one way in; its address changes when it does."""
    assert SCRIPT.count("export default") == 1
    assert "import " not in re.sub(r"/\*.*?\*/", "", SCRIPT, flags=re.DOTALL)
    assert re.fullmatch(r"/chart\.js\?[0-9a-f]{16}", ADDRESS)
    assert ADDRESS in STUB


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_safe_and_told(script: Path) -> None:
    """No script writes raw HTML or runs text, and every function says what it does."""
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function", text)
    lines = text.splitlines()
    assert len(lines) <= 250
    for place, line in enumerate(lines):
        if re.match(r"(export default )?(async )?function ", line):
            assert lines[place - 1].endswith("*/"), line


def test_the_search_field_escapes_and_marks() -> None:
    """The list groups its links under headings, marks the current one, and escapes all."""
    environment = Environment(autoescape=True, loader=FileSystemLoader(HOME / "templates"))
    macro: Any = environment.get_template("combobox.html").module
    groups = [("A & B", [("<Ett>", "/?x=1&y=2", "ord", True)]), (None, [("Två", "/2", "", False)])]
    html = str(macro.combobox("falt", "Mått", 'v"', "Sök", groups))
    assert 'value="v&#34;"' in html
    assert 'role="group" aria-label="A &amp; B"' in html
    assert "&lt;Ett&gt;" in html
    assert html.count('aria-selected="true"') == 1
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_every_walk_has_its_instruction() -> None:
    """Each kind of walk by the arrow keys has its stops, its steps and the words explaining it."""
    walk = (HOME / "chart" / "walk.js").read_text(encoding="utf-8")
    keys = (HOME / "chart" / "keys.js").read_text(encoding="utf-8")
    stops, steps = (
        set(re.findall(r"(\w+): ", table))
        for table in re.findall(r"const (?:STOPS|STEPS) = {(.*?)};", walk)
    )
    assert stops == steps == set(re.findall(r'^  (\w+): "', keys, re.MULTILINE))
