"""What a reader sees of a page: its charts, their marks and colours, their tables."""

from typing import TypedDict

from playwright.sync_api import Locator, Page, expect

from tests.browser.steady import answered


class Mark(TypedDict):
    """Something drawn in one colour: its words, and where it stands in the window, in px."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


_IN_COLOUR = """([plot, name]) => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const colour = getComputedStyle(probe).color;
  probe.remove();
  const drawn = [...plot.querySelectorAll(".main-svg :is(path, text, tspan)")].filter((node) => {
    const style = getComputedStyle(node);
    const inked = (style.stroke === colour && style.strokeWidth !== "0px") || style.fill === colour;
    return inked && node.getBoundingClientRect().width;
  });
  return drawn.map((node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { text: node.textContent, left, top, right, bottom };
  });
}"""

# A point well inside the shape of a municipality, or on its dot, brought to the window's middle.
_PLACE = """([plot, slug]) => {
  const { xaxis, yaxis } = plot._fullLayout;
  const pixel = (x, y) => [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(y)];
  const inside = ([x, y], ring) => ring.reduce((is, [ax, ay], i) => {
    const [bx, by] = ring.at(i - 1);
    return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is;
  }, false);
  const roomiest = (ring) => {
    const [xs, ys] = [0, 1].map((i) => ring.map((p) => p[i]));
    const [left, upper] = [Math.min(...xs), Math.min(...ys)];
    const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - upper];
    const tries = Array.from({ length: 400 }, (_, i) =>
      [left + (wide * (i % 20 + 0.5)) / 20, upper + (high * (Math.floor(i / 20) + 0.5)) / 20]);
    const room = (p) => Math.min(...ring.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1])));
    const within = tries.filter((p) => inside(p, ring));
    return within.reduce((best, p) => (room(p) > room(best) ? p : best), within[0]);
  };
  const shape = plot.data.find((trace) => trace.meta?.slug === slug);
  const dots = plot.data.findLast(
    ({ mode, customdata }) => mode === "markers" && customdata?.includes(slug));
  const at = dots?.customdata.indexOf(slug);
  const [x, y] = shape
    ? roomiest([...shape.x].map((x, i) => pixel(x, shape.y[i])).filter(([x]) => Number.isFinite(x)))
    : pixel(dots.x[at], dots.y[at]);
  const main = document.querySelector('[data-testid="stMain"]');
  const top = plot.getBoundingClientRect().top + y - innerHeight / 2;
  main.scrollBy({ top, behavior: "instant" });
  const box = plot.getBoundingClientRect();
  return [box.left + x, box.top + y];
}"""

# How many municipalities a plot draws as shapes, and how many shapes are filled.
SHAPES = """(plot) => {
  const slugs = plot.data.map((trace) => trace.meta?.slug).filter(Boolean);
  const filled = [...plot.querySelectorAll(".fills path")].filter((path) => {
    const box = path.getBoundingClientRect();
    return box.width > 2 && box.height > 2;
  });
  return [new Set(slugs).size, filled.length];
}"""


def chart(page: Page, key: str) -> Locator:
    """Return the chart with this key."""
    return page.locator(".lv-chart").filter(has=page.locator(f"#{key}-rubrik"))


def plot(page: Page, key: str) -> Locator:
    """Return the chart's first plot."""
    return chart(page, key).locator("[data-plot]").first


def marks(page: Page, key: str, slot: int) -> list[Mark]:
    """Return what the chart draws in the colour of a slot, once it draws anything in it."""
    node = plot(page, key).element_handle()
    found = page.wait_for_function(
        f"(given) => {{ const found = ({_IN_COLOUR})(given); return found.length && found; }}",
        arg=[node, f"--lv-chosen-{slot}"],
    )
    drawn: list[Mark] = found.json_value()
    return drawn


def colourless(page: Page, key: str, slot: int) -> None:
    """Wait until the chart draws nothing in the colour of a slot."""
    node = plot(page, key).element_handle()
    page.wait_for_function(
        f"(given) => !({_IN_COLOUR})(given).length",
        arg=[node, f"--lv-chosen-{slot}"],
    )


def place(page: Page, key: str, slug: str) -> tuple[float, float]:
    """Return a point of the window inside the municipality's mark, in px, when nothing moves."""
    answered(page)
    node = plot(page, key).element_handle()
    x, y = page.evaluate(_PLACE, [node, slug])
    return float(x), float(y)


def hover(page: Page, key: str, slug: str) -> tuple[float, float]:
    """Point at a municipality's mark until the pointer shows that it can be chosen."""
    page.mouse.move(2, 2)
    expect(plot(page, key)).not_to_have_attribute("data-over", "")
    x, y = place(page, key, slug)
    page.mouse.move(x - 1, y - 1)
    page.mouse.move(x, y)
    expect(plot(page, key)).to_have_attribute("data-over", "")
    return x, y


def click(page: Page, key: str, slug: str) -> tuple[float, float]:
    """Click a municipality's mark with the mouse once the pointer shows that it can be chosen."""
    x, y = hover(page, key, slug)
    page.mouse.click(x, y)
    return x, y


def table(page: Page, key: str) -> list[list[str]]:
    """Return the rows of the chart's table, head first, opening it where it is closed."""
    tool = chart(page, key).locator('[data-tool="table"]')
    if tool.get_attribute("aria-pressed") == "false":
        tool.click()
    chart(page, key).locator(".lv-table table").wait_for()
    rows: list[list[str]] = chart(page, key).evaluate(
        "node => [...node.querySelectorAll('.lv-table tr')]"
        ".map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return rows


def title(page: Page) -> str:
    """Return the page's title as it is read."""
    return " ".join(page.locator("h1").inner_text().split())


def followed(page: Page, *names: str) -> None:
    """Wait until exactly these municipalities are followed, in this order, in every chart."""
    shown = page.locator(".lv-strip .lv-desk .lv-followed")
    expect(shown).to_have_text([f"{name} ×" for name in names])
    answered(page)
