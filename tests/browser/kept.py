"""Browsers that stay open from test to test: emptied in between, but warm."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from playwright.sync_api import Browser, BrowserContext

from tests.browser.steady import PATIENCE

# No host but this machine is ever found; all pages of a server share one process, which stays warm.
ALONE: Final = (
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    "--process-per-site",
)
STORED: Final = "cookies,indexeddb,local_storage,service_workers,cache_storage"


@cache
def kept(chromium: Browser, _place: int) -> BrowserContext:
    """Return a browser that stays open from test to test: it need not learn our scripts anew."""
    context = chromium.new_context(accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    warm(context, "127.0.0.1")
    return context


def warm(context: BrowserContext, host: str) -> None:
    """Open an empty page, asked of no server: it keeps the process that all of the host share."""
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=""))
    page.goto(f"http://{host}")


@contextmanager
def emptied(context: BrowserContext, address: str) -> Iterator[BrowserContext]:
    """Use a kept browser; afterwards it remembers nothing, and only its first page is open."""
    first, *_ = context.pages
    try:
        yield context
    finally:
        for page in context.pages[1:]:
            page.close()
        context.set_offline(offline=False)
        context.clear_permissions()
        context.clear_cookies()
        told = {"origin": address, "storageTypes": STORED}
        session = context.new_cdp_session(first)
        session.send("Storage.clearDataForOrigin", told)
        session.detach()
