"""Stepping through years and genders in the browser, the server asked when the reader is still."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser import seen
from tests.browser.conftest import Opener
from tests.browser.steady import answered, pause

pytestmark = pytest.mark.browser

_COUNT = """() => {
  window.sent = 0;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (...given) {
    window.sent += 1;
    return send.apply(this, given);
  };
}"""
# What the page says of the year: title, lede, strip, control, the charts' words and values.
_TOLD = """() => {
  const text = (what) => [...document.querySelectorAll(what)].map((node) => node.textContent);
  const hover = (plot) => plot.data?.map((mark) =>
    [mark.text, mark.hovertext, mark.fillcolor, mark.x]);
  return JSON.stringify([
    text("h1, .lv-lede, #val-ar-knapp, #val-kon-knapp, #steg-nu, .lv-heading, .lv-subtitle"),
    ["karta", "ordning"].map((key) => {
      const chart = document.getElementById(`${key}-rubrik`).closest(".lv-chart");
      return hover(chart.querySelector("[data-plot]"));
    }),
  ]);
}"""
# Steps back so many years with the slider; what the page says the moment the last is shown.
_STEP = """async (steps) => {
  const slider = document.getElementById("steg-ar");
  const text = (what) => document.querySelector(what).textContent;
  for (let step = 0; step < steps; step += 1) {
    slider.value = Number(slider.value) - 1;
    const wanted = slider.dataset.shown.split("|")[Number(slider.value)];
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (text("#steg-nu") !== wanted) await new Promise((resolve) => setTimeout(resolve));
  }
  return [window.sent, location.search, text("#val-ar-knapp"), text("h1")];
}"""
FETCHED = "/steg/indikator.json"


def ready(page: Page) -> None:
    """Point at the control and wait until the years have come."""
    with page.expect_response(lambda answer: FETCHED in answer.url) as fetched:
        page.locator("#steg-nu").hover()
    fetched.value.finished()
    page.evaluate(_COUNT)


def told(page: Page) -> Any:  # noqa: ANN401  only compared
    """Return what the page says of the year shown."""
    return page.evaluate(_TOLD)


def test_a_step_asks_no_server_and_the_server_agrees(reader: Opener) -> None:
    """Title, strip and address follow the slider at once, and a reload shows what was agreed."""
    page = reader("/indikator?indikator=klarar-alla-amnen-ak9&kommun=eslov")
    ready(page)
    sent, address, year, title = page.evaluate(_STEP, 3)
    assert sent == 0
    assert "ar=2022" in address
    assert "Läsår 2021/22" in year
    assert "niondeklassare" in title
    page.wait_for_function("() => window.sent > 0")
    answered(page)
    agreed = told(page)
    page.reload()
    seen.plot(page, "karta").locator(".main-svg").first.wait_for()
    answered(page)
    assert told(page) == agreed


def test_what_is_stepped_to_is_what_the_server_shows(reader: Opener) -> None:
    """Before the server is asked the page already says, to the letter, what its answer says."""
    page = reader("/indikator?indikator=examen-inom-fyra-ar")
    ready(page)
    page.evaluate(_STEP, 1)
    page.wait_for_function("() => !document.querySelector('[data-plot]:not([data-drawn])')")
    before = told(page)
    page.wait_for_function("() => window.sent > 0")
    answered(page)
    assert told(page) == before


# Both in one breath: a slow machine must not make a rest of what comes between two keys.
STEPS = """(slider, places) => places.forEach((place) => {
  slider.value = place;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def test_back_leads_to_the_year_before_the_steps(reader: Opener) -> None:
    """Steps without a rest are one place in the history."""
    page = reader("/indikator?indikator=meritvarde&ar=2024")
    ready(page)
    page.locator("#steg-ar").evaluate(STEPS, [0, 1])
    expect(page).to_have_url(re.compile(r"ar=2017"))
    answered(page)
    page.go_back()
    expect(page).to_have_url(re.compile(r"ar=2024"))
    expect(page.locator("#steg-nu")).to_have_text("2023/24")
    expect(page.locator("h1")).not_to_be_empty()


def test_the_years_are_played_and_paused(reader: Opener) -> None:
    """Nothing plays until asked to; then year after year is shown, until the pause."""
    page = reader("/indikator?indikator=meritvarde")
    button = page.locator("#steg-spela")
    expect(button).to_have_text("Spela upp")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_text("Pausa")
    expect(page.locator("#steg-nu")).to_have_text("2015/16")
    expect(page.locator("#steg-nu")).to_have_text("2017/18")
    button.click()
    expect(button).to_have_text("Spela upp")
    shown = page.locator("#steg-nu").inner_text()
    answered(page)
    pause(page, 1500)
    expect(page.locator("#steg-nu")).to_have_text(shown)
    expect(page.locator("#val-ar-knapp")).to_contain_text(shown)


def test_a_link_taken_while_playing_keeps_the_year(reader: Opener) -> None:
    """Another order of the ranking stops the playing and is shown for the year that was shown."""
    page = reader("/indikator?indikator=meritvarde")
    page.locator("#steg-spela").click()
    expect(page.locator("#steg-nu")).to_have_text("2016/17")
    page.locator("#sida-4").click()
    expect(page).to_have_url(re.compile(r"/kommun\?.*ar=20(17|18|19)"))


def test_a_gender_is_stepped_to_in_the_browser(reader: Opener) -> None:
    """Once its years have come a gender is shown at once, its years stepped through as well."""
    page = reader("/indikator?indikator=examen-inom-fyra-ar&ar=2022")
    page.locator("#val-kon-knapp").click()
    with page.expect_response(lambda answer: FETCHED in answer.url) as fetched:
        page.get_by_role("link", name="Flickor", exact=True).hover()
    fetched.value.finished()
    page.evaluate(_COUNT)
    page.get_by_role("link", name="Flickor", exact=True).click()
    expect(page.locator("#val-kon-knapp")).to_contain_text("Flickor")
    expect(page).to_have_url(re.compile(r"ar=2022&kon=K"))
    subtitle = seen.chart(page, "karta").locator(".lv-subtitle")
    expect(subtitle).to_contain_text("flickor")
    answered(page)
    expect(subtitle).to_contain_text("flickor")


def test_steps_go_by_the_server_where_the_years_never_come(reader: Opener) -> None:
    """When the years cannot be fetched the slider and the links still lead to their year."""
    page = reader("/indikator?indikator=meritvarde")

    def refuse(route: Route, _request: Request) -> None:
        route.fulfill(status=200, content_type="application/json", body='{"frames":[]}')

    page.route(f"**{FETCHED}*", refuse)
    page.locator("#steg-bak").click()
    expect(page.locator("#val-ar-knapp")).to_contain_text("2023/24")
    page.locator("#steg-ar").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"ar=2016"))
    expect(page.locator("#val-ar-knapp")).to_contain_text("2015/16")


def test_quick_presses_are_all_counted(reader: Opener) -> None:
    """Ten presses of Enter go ten years back; at the first year the focus stays on the link."""
    page = reader("/indikator?indikator=behorig-yrkesprogram-hemkommun")
    page.locator("#steg-bak").focus()
    for _ in range(10):
        page.keyboard.press("Enter")
    expect(page.locator("#steg-nu")).to_have_text("2014/15")
    for _ in range(12):
        page.keyboard.press("Enter")
    expect(page.locator("#steg-bak")).to_have_attribute("aria-disabled", "true")
    answered(page)
    expect(page.locator("#steg-nu")).to_have_text("2005/06")
    expect(page.locator("#steg-bak")).to_be_focused()


def test_back_while_playing_shows_the_year_of_the_address(reader: Opener) -> None:
    """Back from years the server was never told of shows where the playing began."""
    page = reader("/indikator?indikator=meritvarde&ar=2016")
    before = told(page)
    page.locator("#steg-spela").click()
    expect(page.locator("#steg-nu")).to_have_text("2017/18")
    page.go_back()
    expect(page).to_have_url(re.compile(r"ar=2016"))
    expect(page.locator("#steg-nu")).to_have_text("2015/16")
    expect(page.locator("#steg-spela")).to_have_text("Spela upp")
    answered(page)
    assert told(page) == before


def test_a_name_in_the_ranking_is_followed_by_a_click(reader: Opener) -> None:
    """A click on the name beside a row is a click on the row."""
    page = reader("/indikator?indikator=meritvarde")
    page.locator(".ytick text", has_text="Kävlinge").click()
    seen.followed(page, "Kävlinge")


def test_back_while_the_server_is_asked_shows_the_year_of_the_address(reader: Opener) -> None:
    """Back in the moment between a step's question and its answer shows the year left for."""
    page = reader("/indikator?indikator=meritvarde&ar=2024")
    ready(page)
    page.evaluate(_STEP, 2)
    page.wait_for_function("() => window.sent > 0", polling=5)
    page.go_back()
    expect(page).to_have_url(re.compile(r"ar=2024"))
    expect(page.locator("#steg-nu")).to_have_text("2023/24")
    answered(page)
    expect(page.locator("#steg-nu")).to_have_text("2023/24")
    expect(page.locator("#val-ar-knapp")).to_contain_text("2023/24")
    expect(seen.chart(page, "karta").locator(".lv-subtitle")).to_contain_text("2023/24")
