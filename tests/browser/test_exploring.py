"""Utforska: every choice changes address, title, charts and table together."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_an_indicator_is_found_by_an_everyday_word_and_the_keyboard(reader: Opener) -> None:
    """Tab to the field, type "legitimation", Enter: the certified teachers are shown."""
    page = reader("/indikator?kommun=lund")
    before = seen.title(page)
    page.locator("#indikator").focus()
    page.keyboard.type("legitimation")
    expect(page.locator("#indikator-lista [data-active]")).to_have_text(
        "Behöriga lärare, grundskola"
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"indikator=behoriga-larare&kommun=lund$"))
    expect(page.locator("h1")).not_to_have_text(before, use_inner_text=True)
    expect(page.locator("#indikator")).to_have_value("Behöriga lärare, grundskola")
    _tells(page, "heltidstjänsterna i åk 1–9, lägeskommun, läsåret 2024/25")
    assert _values(page) == 33
    seen.followed(page, "Lund")


def test_an_indicator_is_found_with_the_mouse(reader: Opener) -> None:
    """A click in the field, an everyday word and a click on a hit shows that indicator."""
    page = reader("/indikator")
    for word, found, identity in (
        ("trygg", "Trygga i skolan, åk 8", "trygghet-ak8"),
        ("engelska", "Godkänt i engelska, åk 9", "godkant-engelska"),
    ):
        page.locator("#indikator").click()
        page.keyboard.type(word)
        page.locator("#indikator-lista").get_by_role("option", name=found, exact=True).click()
        expect(page).to_have_url(re.compile(rf"/indikator\?indikator={identity}$"))
        expect(page.locator("#indikator")).to_have_value(found)
        expect(page.locator("#indikator-lista")).to_be_hidden()


def test_the_year_is_chosen_for_title_charts_table_and_data(reader: Opener) -> None:
    """An earlier school year stands in the address, the title, the subtitles and the table."""
    page = reader("/indikator?indikator=meritvarde")
    table, before = seen.table(page, "karta"), seen.title(page)
    _choose(page, "val-ar", "2018/19")
    expect(page).to_have_url(re.compile(r"\?indikator=meritvarde&ar=2019$"))
    _tells(page, "läsåret 2018/19")
    expect(page.locator("h1")).not_to_have_text(before, use_inner_text=True)
    expect(page.locator("#val-ar-knapp")).to_contain_text("Läsår 2018/19")
    expect(page.locator("#karta-data")).to_have_attribute("href", re.compile("ar=2019"))
    earlier = seen.table(page, "karta")
    assert [row[0] for row in earlier] == [row[0] for row in table]
    assert [row[1] for row in earlier] != [row[1] for row in table]


def test_gender_is_chosen_where_the_measure_is_split(reader: Opener) -> None:
    """Girls only: the address, the charts' texts and the table follow, and boys differ."""
    page = reader("/indikator?indikator=behorig-yrkesprogram")
    _choose(page, "val-kon", "Flickor")
    expect(page).to_have_url(re.compile(r"kon=K$"))
    _tells(page, "lägeskommun, flickor, läsåret 2024/25")
    girls = seen.table(page, "ordning")
    _choose(page, "val-kon", "Pojkar")
    _tells(page, "lägeskommun, pojkar, läsåret 2024/25")
    assert seen.table(page, "ordning") != girls


def test_provider_is_chosen_where_the_measure_is_split(reader: Opener) -> None:
    """Independent schools only: those without any are told apart from those that hide theirs."""
    page = reader("/indikator?indikator=meritvarde")
    _choose(page, "val-huvudman", "Fristående skolor")
    expect(page).to_have_url(re.compile(r"huvudman=fristaende$"))
    _tells(page, "lägeskommun, fristående skolor, läsåret 2024/25")
    expect(page.locator("#val-huvudman-knapp")).to_contain_text("Fristående skolor")
    rows = seen.table(page, "karta")[1:]
    assert len(rows) == 33
    assert all(re.match(r"\d|För få elever|Finns inte här|Uppgift saknas", row[1]) for row in rows)
    assert any(not row[1][0].isdigit() for row in rows)


def test_a_subregion_steps_forward_and_the_33_remain(reader: Opener) -> None:
    """A highlighted part fades the others on the map; the ranking still has all of them."""
    page = reader("/indikator")
    _choose(page, "val-omrade", "Skåne Nordost")
    expect(page).to_have_url(re.compile(r"\?omrade=skane-nordost$"))
    expect(page.locator("#val-omrade-knapp")).to_contain_text("Skåne Nordost")
    page.wait_for_function(
        """() => {
            const shapes = document.querySelector("#karta-rubrik").closest(".lv-chart")
                .querySelector("[data-plot]").data.filter((trace) => trace.meta?.slug);
            const faded = shapes.filter((trace) => (trace.opacity ?? 1) < 1);
            return shapes.length === 33 && faded.length > 15 && faded.length < 33;
        }"""
    )
    assert len(seen.table(page, "ordning")) == 34


def test_the_neighbours_are_added_for_upper_secondary_school(reader: Opener) -> None:
    """The wider area is offered, drawn whole and followed in; another form lets it go."""
    page = reader("/indikator?indikator=examen-inom-fyra-ar&kommun=lund")
    _choose(page, "val-omrade", "Skåne och Blekinge, 38 kommuner")
    expect(page).to_have_url(re.compile(r"omrade=skane-blekinge$"))
    expect(page.locator("#val-omrade-knapp")).to_contain_text("38 kommuner")
    page.wait_for_function(f"{_SHAPES} === 38")
    assert len(seen.table(page, "karta")) == 39
    page.goto(page.url.replace("kommun=lund", "kommun=lund,ronneby"))
    seen.followed(page, "Lund", "Ronneby")
    page.goto(page.url.replace("examen-inom-fyra-ar", "meritvarde"))
    expect(page.locator(".lv-notice")).to_have_text(
        [
            "Skåne och Blekinge visas bara för mått om gymnasieskolan. Här visas Skåne.",
            "Kommunen Ronneby finns inte i Skåne.",
        ]
    )
    page.wait_for_function(f"{_SHAPES} === 33")
    seen.followed(page, "Lund")


_SHAPES = """document.querySelector("#karta-rubrik")?.closest(".lv-chart")
    .querySelector("[data-plot]").data?.filter((trace) => trace.meta?.slug).length"""


def test_classes_of_as_many_each_are_chosen_and_let_go(reader: Opener) -> None:
    """The links below the legend change its limits, on map and hexagons alike, and back."""
    page = reader("/indikator?indikator=meritvarde")
    legend = page.locator(".lv-legend")
    fixed = legend.all_inner_texts()
    page.get_by_role("link", name="lika många i varje").click()
    expect(page).to_have_url(re.compile(r"klasser=kvantiler$"))
    expect(legend.first).not_to_have_text(fixed[0], use_inner_text=True)
    counts = [int(n) for n in re.findall(r"\((\d+)\)", legend.first.inner_text())]
    assert sum(counts) == 33
    assert max(counts) - min(counts) <= 2
    assert legend.nth(1).inner_text() == legend.first.inner_text()
    page.get_by_role("link", name="jämna").click()
    expect(page).to_have_url(re.compile(r"indikator=meritvarde$"))
    expect(legend.first).to_have_text(fixed[0], use_inner_text=True)


def test_a_split_that_is_not_published_says_so(reader: Opener) -> None:
    """Its menu is marked and holds one sentence instead of choices."""
    page = reader("/indikator?indikator=kostnad-per-elev")
    for menu in ("val-kon", "val-huvudman"):
        page.locator(f"#{menu}-knapp").click()
        expect(page.locator(f"#{menu} .lv-panel")).to_have_text("Publiceras inte för måttet.")
        expect(page.locator(f"#{menu}")).to_contain_class("lv-off")


def test_a_split_the_next_indicator_lacks_is_dropped_with_a_word(reader: Opener) -> None:
    """Girls chosen for one measure: one without girls shows all pupils and says why."""
    page = reader("/indikator?indikator=meritvarde&kon=K")
    expect(page.locator(".lv-notice")).to_have_text(
        ["Måttet publiceras inte för flickor i detta urval."]
    )
    expect(page.locator("#val-kon-knapp")).to_contain_text("Alla elever")
    _tells(page, "eleverna i åk 9, lägeskommun, läsåret 2024/25")


def test_the_ranking_stands_by_value_or_by_name(reader: Opener) -> None:
    """The tab A–Ö puts the names in Swedish order and its address is kept."""
    page = reader("/indikator?indikator=meritvarde")
    page.get_by_role("link", name="A–Ö", exact=True).click()
    expect(page).to_have_url(re.compile(r"ordning=namn$"))
    expect(page.locator(".lv-tabs [aria-current]", has_text="A–Ö")).to_be_visible()
    page.wait_for_function(
        """(plot) => {
            const dots = plot.data.findLast((one) => one.mode === "markers" && one.customdata);
            const names = [...dots.customdata];
            return names.length === 33 && names[0] === "bjuv" && names[32] === "ostra-goinge";
        }""",
        arg=seen.plot(page, "ordning").element_handle(),
    )


def test_the_trend_stops_at_a_break_and_says_why(reader: Opener) -> None:
    """No line crosses the new rules of 2011/12, and the chart names them."""
    page = reader("/indikator?kommun=lund")
    trend = seen.chart(page, "utveckling")
    expect(trend.locator(".lv-subtitle")).to_contain_text(
        "Serien bryts 2011/12: nya behörighetsregler."
    )
    node = seen.plot(page, "utveckling").element_handle()
    crossing = page.evaluate(
        """(plot) => plot.data.filter(({ x, y, mode }) => mode.includes("lines") && [...x].some(
            (year, i) => year === 2011 && x[i + 1] === 2012
                && Number.isFinite(y[i] ?? NaN) && Number.isFinite(y[i + 1] ?? NaN))).length""",
        node,
    )
    assert crossing == 0


def _choose(page: Page, menu: str, item: str) -> None:
    """Open a menu of the strip and choose from it."""
    page.locator(f"#{menu}-knapp").click()
    page.locator(f"#{menu} .lv-panel").get_by_role("link", name=item, exact=True).click()


def _tells(page: Page, words: str) -> None:
    """Wait until map, hexagons and ranking all say these words."""
    for key in ("karta", "form", "ordning"):
        expect(seen.chart(page, key).locator(".lv-subtitle")).to_contain_text(words)


def _values(page: Page) -> int:
    return len(seen.table(page, "karta")) - 1
