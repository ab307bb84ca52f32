"""The plots of Utforska by the keyboard alone: walked, heard, seen and chosen from."""

from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

import likvard.ui.chart
from tests.browser import seen
from tests.browser.accessibility import violations
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

CHART = Path(likvard.ui.chart.__file__).parent
WALK = "\n".join((CHART / name).read_text(encoding="utf-8") for name in ("whole.js", "walk.js"))
# Of the municipalities of a plot, those that the arrows lead to from each: the fewest of all.
REACHED = """(plot) => {
  %s
  const slot = { figure: { data: plot.data, layout: { meta: { walk: "places" } } }, mark: 1 };
  const walk = walkOf(slot);
  const reached = (start) => {
    const found = new Set([start]);
    for (const stop of found) {
      for (const key of Object.keys(COMPASS)) {
        const to = next(walk, stop, key);
        if (to) found.add(to);
      }
    }
    return found.size;
  };
  return [walk.stops.length, Math.min(...walk.stops.map(reached))];
}"""


def heard(page: Page, key: str) -> Locator:
    """Return what is read out from a chart."""
    return seen.chart(page, key).locator(".lv-status")


def enter(page: Page, key: str) -> Locator:
    """Tab into a chart's plot from its last view tab, or from what comes before the chart."""
    plot = seen.plot(page, key)
    seen.chart(page, key).locator(".lv-tabs a, .lv-tool").first.focus()
    back = "Tab" if seen.chart(page, key).locator(".lv-tabs a").count() else "Shift+Tab"
    for _ in range(6):
        page.keyboard.press(back)
        if plot.evaluate("node => node === document.activeElement"):
            return plot
    raise AssertionError("Tab does not reach the plot")


def ring(page: Page, key: str) -> FloatRect:
    """Return where the ring stands in the window, once there is one."""
    box = seen.chart(page, key).locator(".lv-ring path").last.bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("theme", ["ljust", "mörkt"])
def test_the_map_is_walked_heard_and_chosen_from(reader: Opener, theme: str) -> None:
    """Arrows go north and east from Lund to Eslöv and Hörby; Enter follows; focus and ring stay."""
    page = reader("/indikator?kommun=lund", dark=theme == "mörkt")
    plot = enter(page, "karta")
    assert "Piltangenterna" in str(plot.get_attribute("aria-description"))
    page.keyboard.press("ArrowUp")
    expect(heard(page, "karta")).to_contain_text("Lund: ")
    lund = ring(page, "karta")
    page.keyboard.press("ArrowUp")
    expect(heard(page, "karta")).to_contain_text("Eslöv: ")
    assert ring(page, "karta")["y"] < lund["y"]
    page.keyboard.press("ArrowRight")
    expect(heard(page, "karta")).to_contain_text("Hörby: ")
    told = heard(page, "karta").inner_text()
    assert seen.chart(page, "karta").locator(".lv-told strong").inner_text() == "Hörby"
    for part in ("%", "läsåret", "hemkommun"):
        assert part in told
    _assert_seen(page, "karta")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(heard(page, "karta")).to_have_text("Hörby följs.")
    seen.followed(page, "Lund", "Hörby")
    assert seen.marks(page, "karta", 1)
    expect(plot).to_be_focused()
    expect(seen.chart(page, "karta").locator(".lv-told strong")).to_have_text("Hörby")
    page.keyboard.press(" ")
    expect(heard(page, "karta")).to_have_text("Hörby följs inte längre.")
    seen.followed(page, "Lund")
    page.keyboard.press("Escape")
    expect(page.locator("#karta-table")).to_be_focused()
    expect(page.locator(".lv-ring")).to_have_count(0)


def _assert_seen(page: Page, key: str) -> None:
    """Assert that the ring is three pixels of ink on seven of paper, and inside the window."""
    lines = seen.chart(page, key).locator(".lv-ring path")
    look = "node => [getComputedStyle(node).stroke, getComputedStyle(node).strokeWidth]"
    (paper, wide), (ink, thin) = lines.first.evaluate(look), lines.last.evaluate(look)
    assert (wide, thin) == ("7px", "3px")
    assert paper != ink
    box = ring(page, key)
    assert 0 <= box["y"] <= 768
    assert 0 <= box["x"] <= 1366


@pytest.mark.parametrize("form", ["karta", "hexkarta"])
def test_every_municipality_can_be_walked_to(reader: Opener, form: str) -> None:
    """From any municipality the arrows lead to all 33, on the map and among the hexagons."""
    page = reader(f"/indikator?karta={form}")
    assert seen.plot(page, "karta").evaluate(REACHED % WALK) == [33, 33]


def test_the_hexagons_are_walked_to_the_east(reader: Opener) -> None:
    """Home is the first in the alphabet, and an arrow goes to the next hexagon."""
    page = reader("/indikator?karta=hexkarta")
    enter(page, "karta")
    page.keyboard.press("Home")
    expect(heard(page, "karta")).to_contain_text("Bjuv: ")
    before = ring(page, "karta")
    page.keyboard.press("ArrowRight")
    after = ring(page, "karta")
    assert before["x"] < after["x"] < before["x"] + 1.6 * before["width"]
    page.keyboard.press("End")
    expect(heard(page, "karta")).to_contain_text("Östra Göinge: ")


def test_the_ranking_is_walked_row_by_row(reader: Opener) -> None:
    """Down and up go along the table's order by value, and the row is scrolled into sight."""
    page = reader("/indikator")
    enter(page, "ordning")
    page.keyboard.press("Home")
    first = ring(page, "ordning")
    page.keyboard.press("ArrowDown")
    assert ring(page, "ordning")["y"] > first["y"]
    second = heard(page, "ordning").inner_text()
    page.keyboard.press("ArrowUp")
    assert heard(page, "ordning").inner_text() != second
    page.keyboard.press("ArrowUp")
    assert ring(page, "ordning")["y"] == pytest.approx(first["y"], abs=2)
    page.keyboard.press("End")
    _assert_seen(page, "ordning")


def test_one_without_value_is_walked_to_and_tells_why(reader: Opener) -> None:
    """The last rows of a ranking with gaps have no value, and say so."""
    page = reader("/indikator?indikator=trygghet-ak8")
    names = {row[0]: row for row in seen.table(page, "ordning")}
    seen.chart(page, "ordning").locator('[data-tool="table"]').click()
    enter(page, "ordning")
    page.keyboard.press("End")
    name, _, told = heard(page, "ordning").inner_text().partition(": ")
    assert names[name][1] in told


def test_the_trend_is_walked_by_year_and_by_value(reader: Opener) -> None:
    """Left is the year before, up a higher value of the year, Home and End the outer years."""
    page = reader("/indikator?kommun=lund")
    enter(page, "utveckling")
    page.keyboard.press("ArrowLeft")
    expect(heard(page, "utveckling")).to_contain_text("läsåret 2024/25")
    latest = ring(page, "utveckling")
    page.keyboard.press("ArrowLeft")
    expect(heard(page, "utveckling")).to_contain_text("läsåret 2023/24")
    expect(heard(page, "utveckling")).to_contain_text("Lund: ")
    earlier = ring(page, "utveckling")
    assert earlier["x"] < latest["x"]
    page.keyboard.press("ArrowUp")
    expect(heard(page, "utveckling")).not_to_contain_text("Lund: ")
    expect(heard(page, "utveckling")).to_contain_text("läsåret 2023/24")
    assert ring(page, "utveckling")["y"] <= earlier["y"]
    page.keyboard.press("Home")
    assert ring(page, "utveckling")["x"] < earlier["x"]
    name = heard(page, "utveckling").inner_text().partition(":")[0]
    page.keyboard.press("Enter")
    seen.followed(page, "Lund", name)
    expect(seen.plot(page, "utveckling")).to_be_focused()
    page.keyboard.press("End")
    expect(heard(page, "utveckling")).to_contain_text(f"{name}: ")


def test_the_walk_goes_on_in_the_next_chart(reader: Opener) -> None:
    """The municipality walked to on the map is where the walk of the ranking begins."""
    page = reader("/indikator")
    enter(page, "karta")
    page.keyboard.press("End")
    enter(page, "ordning")
    page.keyboard.press("ArrowDown")
    expect(heard(page, "ordning")).to_contain_text("Östra Göinge: ")


def test_esc_leaves_the_walk_before_it_closes_the_dialog(reader: Opener) -> None:
    """In an enlarged chart the first Esc ends the walk and the second the enlargement."""
    page = reader("/indikator")
    page.locator("#karta-enlarge").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".lv-plot").focus()
    page.keyboard.press("ArrowRight")
    expect(dialog.locator(".lv-ring")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog.locator(".lv-ring")).to_have_count(0)
    expect(page.locator("#karta-table")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_plot_without_municipalities_stays_a_picture(reader: Opener) -> None:
    """Rows of the overview are pictures with names, and no stops for Tab."""
    page = reader("/")
    expect(seen.plot(page, "matt")).to_have_attribute("role", "img")
    assert seen.plot(page, "matt").get_attribute("tabindex") is None
