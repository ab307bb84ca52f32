"""Elevunderlag in the browser: area, place, scenario and years are links, by keyboard too."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_a_planner_reads_the_cohorts_of_the_area(reader: Opener) -> None:
    """From the menu, over the announced area, to a place and a scenario, and back again."""
    page = reader("/?kommun=lund")
    page.locator("summary", has_text="Gymnasium").click()
    page.get_by_role("link", name="Elevunderlag", exact=True).click()
    expect(page.locator("h1")).to_contain_text("slutar nian i Skåne")
    assert len(seen.table(page, "arskullar")) == 34
    page.locator("#val-omrade-knapp").click()
    page.get_by_role("link", name="Skåne och Blekinge, 38 kommuner").click()
    expect(page.locator(".lv-notice")).to_contain_text("aviserades 17 mars 2026")
    expect(seen.chart(page, "arskullar").locator(".lv-table tbody tr")).to_have_count(38)
    page.get_by_role("combobox", name="Årskullar i").fill("karlskr")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("slutar nian i Karlskrona")
    before = seen.title(page)
    link = page.get_by_role("link", name="−1 procent per år")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("flytt=-1"))
    expect(page.locator("h1")).to_contain_text("Med en årlig utflyttning på 1 procent")
    expect(page.get_by_role("link", name="−1 procent per år")).to_have_attribute(
        "aria-current", "true"
    )
    expect(seen.chart(page, "facit").locator("tbody tr")).to_have_count(6)
    seen.chart(page, "arskullar").get_by_role("link", name="Tre år").click()
    expect(page).to_have_url(re.compile("fram=3"))
    expect(page.locator("h1")).to_contain_text("till 2027/28")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text(before)
