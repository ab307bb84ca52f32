"""The small app, served once; and pages of it whose consoles stay silent."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.conftest import answers, free_port, stop, wait_until
from tests.browser.kept import warm
from tests.browser.steady import PATIENCE

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
OPTIONS = [
    "--server.headless=true",
    "--server.address=localhost",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--browser.serverAddress=localhost",
    "--client.toolbarMode=minimal",
]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the small app on a free port."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", *OPTIONS],
        cwd=HERE / "small",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(f"http://localhost:{port}/_stcore/health"), 120)
        yield f"http://localhost:{port}"
    finally:
        stop(server)


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a browser context as wide as a laptop; what it has fetched it keeps."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    warm(context, "localhost")
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the small app; at the end nothing has gone wrong in its console."""
    faults: list[str] = []
    pages: list[Page] = []

    def opener(path: str = "/", *, context: BrowserContext = context) -> Page:
        page = context.new_page()
        pages.append(page)
        _watch(page, address, faults)
        page.goto(address + path)
        expect(page.locator("html[data-lv-page] #adress")).to_be_attached()
        return page

    yield opener
    for page in pages:
        page.close()
    assert faults == []


def _watch(page: Page, address: str, faults: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.text} {message.location}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", on_request)
