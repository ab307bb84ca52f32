"""How a reader uses each app: the clicks that change indicator, year and page."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Final, Literal

from playwright.sync_api import Page

from benchmarks.browser import painted
from benchmarks.page import names

Step = Literal["indicator", "year", "page"]
STEPS: Final[tuple[Step, ...]] = ("indicator", "year", "page")
ACT: Final = "node => watched.act(() => node.click())"
SELECT: Final = """([id, value]) => watched.act(() => {
    const list = document.getElementById(id);
    list.value = value;
    list.dispatchEvent(new Event("change"));
})"""


@dataclass(frozen=True)
class Driver(ABC):
    """The page of charts, how many it has, and where the links between the pages are.

    The last chart, the trend, shows all years and does not change with the year.
    """

    path: str
    charts: int
    to_about: str
    to_charts: str
    about: str
    rest: int = 0  # ms after a step until what it began in the background is over

    @abstractmethod
    def indicator(self, page: Page, identity: str) -> float:
        """Choose an indicator; return when, in ms of the epoch."""

    @abstractmethod
    def year(self, page: Page, year: int) -> float:
        """Choose a year; return when, in ms of the epoch."""

    def changed(self, step: Step) -> int:
        """Return how many charts show something new after a step."""
        return self.charts - (step == "year")

    def leave(self, page: Page) -> None:
        """Go to the page without charts."""
        page.evaluate(ACT, page.wait_for_selector(self.to_about, state="attached"))
        page.wait_for_selector(f"text={self.about}")
        page.wait_for_function("!document.querySelector('.js-plotly-plot')")

    def come(self, page: Page) -> float:
        """Return to the page of charts; return when, in ms of the epoch."""
        return _act(page, self.to_charts)


def _act(page: Page, selector: str) -> float:
    return float(page.evaluate(ACT, page.wait_for_selector(selector, state="attached")))


class Links(Driver):
    """Our app: every choice is a link."""

    def indicator(self, page: Page, identity: str) -> float:
        """Follow the link of an indicator in the search list."""
        return _act(page, f'[role="option"][href*="indikator={identity}"]')

    def year(self, page: Page, year: int) -> float:
        """Follow the link of a year in the menu, which a pointer has come to before."""
        page.locator("#val-ar summary").dispatch_event("pointerover")
        page.wait_for_timeout(1000)
        return _act(page, f'#val-ar a[href*="ar={year}"]')


class Boxes(Driver):
    """Streamlit: a list is opened, unmeasured, and an option of it is clicked."""

    def indicator(self, page: Page, identity: str) -> float:
        """Choose in the first box, by title."""
        return self._choose(page, 0, names()[identity])

    def year(self, page: Page, year: int) -> float:
        """Choose in the second box."""
        return self._choose(page, 1, str(year))

    def _choose(self, page: Page, box: int, title: str) -> float:
        field = page.locator('[data-testid="stSelectbox"] input').nth(box)
        field.click()
        field.fill(title)
        return _act(page, f'[role="option"] :text-is("{title}")')


class Dropdowns(Driver):
    """Dash: a list is opened, unmeasured, and an option of it is clicked."""

    def indicator(self, page: Page, identity: str) -> float:
        """Choose in the list of indicators."""
        return self._choose(page, "indicator", identity)

    def year(self, page: Page, year: int) -> float:
        """Choose in the list of years."""
        return self._choose(page, "year", str(year))

    def _choose(self, page: Page, name: str, value: str) -> float:
        page.locator(f"#{name}").click()
        return _act(page, f'[role="option"] input[value="{value}"]')


class Selects(Driver):
    """Static HTML: a list of the browser's own."""

    def indicator(self, page: Page, identity: str) -> float:
        """Choose in the list of indicators."""
        return float(page.evaluate(SELECT, ["indicator", identity]))

    def year(self, page: Page, year: int) -> float:
        """Choose in the list of years."""
        return float(page.evaluate(SELECT, ["year", str(year)]))


_ABOUT: Final = "Siffrorna beskriver kommuner"
DRIVERS: Final[dict[str, Driver]] = {
    "ours": Links(
        "/indikator?indikator=meritvarde",
        4,
        "a[id^=sida][href^='/om']",
        "a[id^=sida][href^='/indikator']",
        "Medelkommun",
        1200,
    ),
    "stock": Boxes(
        "/", 4, "[data-testid=stTopNavLink][href$='/om']", "[data-testid=stTopNavLink]", _ABOUT
    ),
    "dash": Dropdowns("/", 4, "#to-about", "#to-charts", _ABOUT),
    "static": Selects("/", 4, "#to-about", "#to-charts", _ABOUT),
}


def step(page: Page, driver: Driver, kind: Step, choice: str | int) -> float:
    """Take one step; return the ms until every chart is painted."""
    if kind == "page":
        driver.leave(page)
        started = driver.come(page)
    elif kind == "year":
        started = driver.year(page, int(choice))
    else:
        started = driver.indicator(page, str(choice))
    spent = painted(page, driver.charts, driver.changed(kind)) - started
    if kind == "year":
        page.wait_for_timeout(driver.rest)
    return spent
