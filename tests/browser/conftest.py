"""The real server and a real Chromium that may and can talk to nobody else."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    Dialog,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from likvard.warehouse import ROOT
from tests.browser.install import ARGUMENTS, find
from tests.browser.kept import ALONE, emptied, kept
from tests.browser.steady import PATIENCE, steady

DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 375, "height": 800}
expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def serving(environment: dict[str, str] | None = None) -> Iterator[str]:
    """Run the app as a reader would start it, until it answers; yield its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    server = subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env=os.environ | (environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: answers(f"{address}/_stcore/health"), 120)
        yield address
    finally:
        stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server, by force if it takes its time."""
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def answers(address: str) -> bool:
    """Return whether something answers well there."""
    with contextlib.suppress(OSError):
        return bool(urllib.request.urlopen(address, timeout=5).status == 200)  # noqa: S310
    return False


def wait_until(holds: Callable[[], bool], seconds: float) -> None:
    """Wait until it holds, or fail."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running app, whose short codes are gone with it."""
    with serving({"LIKVARD_CODES": str(tmp_path_factory.mktemp("codes"))}) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once a worker."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium, once a worker."""
    path = find()
    assert path, "no Chromium: run tests/browser/install.py"
    browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *ALONE])
    yield browser
    browser.close()


@dataclass
class Faults:
    """What must not happen in a reader's browser."""

    own: str
    said: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note console errors, failed or refused requests, and requests to other hosts."""
        page.on("pageerror", lambda error: self.said.append(f"exception: {error}"))
        page.on("console", lambda m: self._console(m.type, m.text))
        page.on("requestfailed", lambda r: self._failed(r.url, r.failure or ""))
        page.on("response", lambda r: self._answered(r.url, r.status))
        page.on("request", lambda r: self._asked(r.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("dialog", self._stopped)

    def _console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.said.append(f"console: {text}")

    def _failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:
            self.said.append(f"failed: {url} {why}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400:
            self.said.append(f"{status}: {url}")

    def _asked(self, url: str) -> None:
        if not self._is_own(url):
            self.said.append(f"another host: {url}")

    def _stopped(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _is_own(self, url: str) -> bool:
        return urlsplit(url).netloc in (urlsplit(self.own).netloc, "")


Opener = Callable[..., Page]


@contextlib.contextmanager
def reading(chromium: Browser, address: str) -> Iterator[Opener]:
    """Open addresses as readers do, each in another browser; afterwards nothing may have failed."""
    faults, places = Faults(address), count()

    def visit(path: str, *, phone: bool = False, dark: bool = False) -> Page:
        context = open_ones.enter_context(emptied(kept(chromium, next(places)), address))
        page = context.new_page()
        page.set_viewport_size(PHONE if phone else DESK)
        page.emulate_media(color_scheme="dark" if dark else "light")
        faults.watch(page)
        page.goto(address + path)
        settled(page)
        return page

    with contextlib.ExitStack() as open_ones:
        yield visit
    assert faults.said == []


@pytest.fixture
def reader(chromium: Browser, server: str) -> Iterator[Opener]:
    """Open addresses of the session's server in browsers where nothing may fail."""
    with reading(chromium, server) as visit:
        yield visit


def settled(page: Page) -> None:
    """Wait until the page stands: its foot is there and every chart is drawn."""
    page.locator("footer.lv-foot, section.lv-text").first.wait_for(timeout=PATIENCE)
    steady(page)
