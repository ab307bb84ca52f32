"""Resurser and Samband: a resource is chosen in the table, a second measure in its own field."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.steady import answered

pytestmark = pytest.mark.browser


def test_two_measures_are_chosen_swapped_and_refused(reader: Opener) -> None:
    """A second measure by keyboard, the axes swapped by a link, a refused one by the mouse."""
    page = reader("/samband?indikator=meritvarde&kommun=lund")
    page.locator("#mot").focus()
    page.keyboard.type("legitimation")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"indikator=meritvarde&kommun=lund&mot=behoriga-larare$"))
    expect(page.locator("#mot")).to_have_value("Behöriga lärare, grundskola")
    expect(page.locator("h1")).to_contain_text("andelen behöriga lärare")
    answered(page)
    assert _dots(page) > 33
    page.get_by_role("link", name="Byt axlar").click()
    expect(page).to_have_url(re.compile(r"indikator=behoriga-larare&kommun=lund&mot=meritvarde$"))
    expect(page.locator("#indikator")).to_have_value("Behöriga lärare, grundskola")
    page.locator("#mot").click()
    page.keyboard.type("barnfattigdom")
    page.locator("#mot-lista").get_by_role("option").first.click()
    expect(page.locator("h1")).to_contain_text("går inte att ställa mot varandra")
    expect(page.locator("[data-plot]")).to_have_count(0)
    page.get_by_role("link", name="Föräldrar med högre utbildning").click()
    expect(page.locator("#mot")).to_have_value("Föräldrar med högre utbildning")
    expect(page.locator("[data-plot]")).to_have_count(1)


def test_a_resource_is_chosen_in_the_table(reader: Opener) -> None:
    """A click on another resource changes title, chart and table; the chosen stays in colour."""
    page = reader("/resurser?kommun=lund")
    expect(page.locator("h1")).to_contain_text("Kostnaden per elev")
    page.get_by_role("link", name="Behöriga lärare, grundskola").click()
    expect(page.locator("h1")).to_contain_text("Andelen behöriga lärare är lägre")
    expect(page.locator("#indikator")).to_have_value("Behöriga lärare, grundskola")
    answered(page)
    expect(page.locator("#behov-data")).to_have_attribute("href", re.compile("behoriga-larare"))
    expect(page.locator('[data-plot="0"]').first).to_contain_text("Lund")


def _dots(page: Page) -> int:
    plot = page.locator('[data-plot="0"] .js-plotly-plot, [data-plot="0"].js-plotly-plot').first
    return int(
        plot.evaluate("(p) => p.data.reduce((n, t) => n + (t.mode === 'markers') * t.x.length, 0)")
    )
