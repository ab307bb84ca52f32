"""A Chromium that tells when every chart on the page has been painted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.install import ARGUMENTS, find

WATCH: Final = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
CALM: Final = 500  # ms without any change after which a page is taken to be finished
PATIENCE: Final = 30_000  # ms


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium.

    Raises
    ------
    LookupError
        If there is none on this machine.
    """
    path = find()
    if path is None:
        raise LookupError("no Chromium: run tests/browser/install.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser) -> Iterator[Page]:
    """Open a page whose charts are watched, in a profile of its own with an empty cache."""
    context: BrowserContext = browser.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def painted(page: Page, charts: int, changed: int = 0) -> float:
    """Wait until the charts are painted; return when that was, in ms of the epoch."""
    found = page.wait_for_function(
        "([count, changed, calm]) => window.watched?.painted(count, changed, calm)",
        arg=[charts, changed, CALM],
        polling=50,
    )
    return float(found.json_value())


def load(page: Page, address: str, charts: int) -> float:
    """Load an address; return the ms from the start of navigation until painted."""
    page.goto(address, wait_until="commit")
    end = painted(page, charts)
    return end - float(page.evaluate("performance.timeOrigin"))
