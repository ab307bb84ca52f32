"""The chart as a table, and the chart enlarged."""

import pytest
from playwright.sync_api import expect

from tests.browser.chart.reading import Opener, drawn, point, tool
from tests.browser.steady import steady

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chart")]


def test_the_table_takes_the_place_of_the_plot(opened: Opener) -> None:
    """Tabell shows a real table with escaped texts, and the plot again."""
    chart = drawn(opened())
    assert chart.locator("table").count() == 0
    tool(chart, "Tabell").click()
    expect(tool(chart, "Tabell")).to_have_attribute("aria-pressed", "true")
    expect(chart.locator(".lv-plot")).to_be_hidden()
    expect(chart.locator("caption")).to_have_text("Klarar alla ämnen, procent, läsåret 2024/25")
    expect(chart.locator("thead th[scope=col]")).to_have_text(["Kommun", "Värde, %", "Antal"])
    expect(chart.locator("tbody th[scope=row]").last).to_have_text("Osby <b>&")
    tool(chart, "Tabell").click()
    expect(chart.locator(".lv-plot")).to_be_visible()
    expect(chart.locator("table")).to_be_hidden()


def test_the_table_stays_through_a_change(opened: Opener) -> None:
    """A rerun changes the figures, not the reader's choice of table."""
    page = opened()
    chart = drawn(page)
    tool(chart, "Tabell").click()
    chart.locator(".lv-tabs a", has_text="Hexkarta").click()
    expect(chart.locator(".lv-tabs [aria-current]")).to_have_text("Hexkarta")
    expect(chart.locator("table")).to_be_visible()
    expect(tool(chart, "Tabell")).to_have_attribute("aria-pressed", "true")


def test_the_chart_enlarged_lives_in_a_dialog(opened: Opener) -> None:
    """Förstora moves the same plot into a dialog; Esc puts it, and the focus, back."""
    page = opened()
    chart = drawn(page)
    node = chart.locator(".lv-plot").element_handle()
    tool(chart, "Förstora").press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert dialog.locator(".lv-plot").evaluate("(now, then) => now === then", node)
    steady(page)
    page.mouse.click(*point(dialog, 0.25, 0.7))
    expect(dialog.locator("h2")).to_have_text("Kommunerna eslov")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(chart.locator(".lv-plot .main-svg").first).to_be_visible()
    expect(tool(chart, "Förstora")).to_be_focused()


def test_the_dialog_has_a_button_that_closes(opened: Opener) -> None:
    """Stäng puts the chart back."""
    page = opened()
    chart = drawn(page)
    tool(chart, "Förstora").click()
    page.get_by_role("button", name="Stäng").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(chart.locator(".lv-plot .main-svg").first).to_be_visible()


def test_the_button_that_closes_stays_in_sight(opened: Opener) -> None:
    """A finger that has scrolled to the end of an enlarged chart still finds Stäng."""
    page = opened()
    page.set_viewport_size({"width": 375, "height": 300})
    tool(drawn(page), "Förstora").click()
    steady(page)
    down = page.locator("dialog").evaluate("one => (one.scrollTop = 9999, one.scrollTop)")
    assert down > 100
    expect(page.get_by_role("button", name="Stäng")).to_be_in_viewport(ratio=1)


def test_back_while_enlarged_closes_the_dialog(opened: Opener) -> None:
    """Leaving the page takes the dialog with it, and the chart is drawn anew on return."""
    page = opened()
    page.locator("#till-tva").click()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    page.locator("#till-ett").click()
    tool(drawn(page), "Förstora").click()
    page.go_back()
    expect(page.get_by_role("heading", name="Två")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    page.go_forward()
    expect(drawn(page).locator("h2")).to_have_text("Kommunerna utan val")
