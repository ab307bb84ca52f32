"""What is measured: each function adds one kind of numbers.

The apps are gone through in turns, round by round, so that a slow moment hits them all.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import Final

import numpy as np
from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, load, painted, reader
from benchmarks.drivers import DRIVERS, Step, step
from benchmarks.page import CLICKED, YEARS
from benchmarks.pressure import alone, memory, pressed, runs, views
from benchmarks.relay import counting
from benchmarks.servers import (
    DASH,
    EMPTY,
    OURS,
    STATIC,
    STOCK,
    App,
    Server,
    free_port,
    serving,
    variant,
    without_freeze,
)

Record = Callable[[str, str, float], None]
"""Called with what was measured, of which app, and the value of this round."""

DRAWN: Final = (OURS, STOCK, DASH, STATIC)
ASKED: Final = (OURS, STOCK, DASH)
SERIAL: Final = 8  # views of one reader in a round
SESSIONS: Final = 100
UNASKED: Final = 1000  # from here on, views in another order than elsewhere


def start(rounds: int, record: Record) -> None:
    """Measure from the start of the process to the first and second visitor's charts."""
    with chromium() as browser, ExitStack() as stack:
        places = [(app, free_port(), stack.enter_context(reader(browser))) for app in ASKED]
        for turn in range(-1, rounds):
            for app, port, page in places:
                _start(app, port, page, record if turn >= 0 else _forget)


def _start(app: App, port: int, page: Page, record: Record) -> None:
    driver = DRIVERS[app.kind]
    page.bring_to_front()
    with serving(app, port) as server:
        first = load(page, server.address + driver.path, driver.charts)
        record("start", app.name, painted(page, driver.charts) - 1000 * server.started)
        second = load(page, server.address + driver.path, driver.charts)
        record("first visitor", app.name, first)
        record("second visitor", app.name, second)
        page.goto("about:blank")


def click(rounds: int, record: Record) -> None:
    """Measure warm loads and changes of indicator, year and page in the browser."""
    with chromium() as browser, ExitStack() as stack:
        visited = [(s, stack.enter_context(reader(browser))) for s in _all(stack, DRAWN)]
        for turn in range(-1, rounds):
            for server, page in visited:
                _clicks(server, page, turn, record if turn >= 0 else _forget)


def _clicks(server: Server, page: Page, turn: int, record: Record) -> None:
    driver, name = DRIVERS[server.app.kind], server.app.name
    page.bring_to_front()
    record("load", name, load(page, server.address + driver.path, driver.charts))
    for kind, choices in _journey(turn):
        spent = [step(page, driver, kind, choice) for choice in choices]
        record(kind, name, float(np.mean(spent)))


def _journey(turn: int) -> list[tuple[Step, Sequence[str | int]]]:
    """Return the clicks of a round, from the first of the indicators and back to it."""
    middle = CLICKED[1 + turn % 3]
    year = YEARS[1 + turn % (len(YEARS) - 3)]
    return [
        ("indicator", (middle, CLICKED[0])),
        ("year", (year, year + 1)),
        ("page", ("",)),
    ]


def weigh(rounds: int, record: Record) -> None:
    """Count the bytes of a first load and of each kind of click."""
    with chromium() as browser, ExitStack() as stack:
        for server in _all(stack, DRAWN):
            for turn in range(min(rounds, 3)):
                _weigh(browser, server, turn, record)


def _weigh(browser: Browser, server: Server, turn: int, record: Record) -> None:
    driver, name = DRIVERS[server.app.kind], server.app.name
    with reader(browser) as page, counting(server.port) as relay:
        load(page, relay.address + driver.path, driver.charts)
        record("kB load", name, relay.passed / 1000)
        for kind, choices in _journey(turn):
            page.wait_for_timeout(driver.rest)
            before = relay.passed
            for choice in choices:
                step(page, driver, kind, choice)
            record(f"kB {kind}", name, (relay.passed - before) / 1000 / len(choices))


def run(rounds: int, record: Record) -> None:
    """Measure a page run on the server, asked for by one reader without a browser."""
    with ExitStack() as stack:
        servers = list(_all(stack, (*ASKED, EMPTY)))
        for turn in range(-1, rounds):
            for server in servers:
                spent, cpu = alone(server, SERIAL, seed=turn + 1)
                keep = record if turn >= 0 else _forget
                keep("run", server.app.name, spent)
                keep("cpu", server.app.name, cpu)


def press(rounds: int, record: Record) -> None:
    """Measure what each app stands at 20 and 50 readers, and ours with collection as it was."""
    others = (
        variant("Likvärd, collecting after each run", STREAMLIT_RUNNER_POST_SCRIPT_GC="true"),
        without_freeze(),
    )
    with ExitStack() as stack:
        servers = list(_all(stack, (*ASKED, *others)))
        for _turn in range(max(1, rounds // 3)):
            for server in servers:
                _press(server, 20, record)
            for server in servers[: len(ASKED)]:
                _press(server, 50, record)


def _press(server: Server, users: int, record: Record) -> None:
    found = pressed(server, users)
    record(f"rate {users}", server.app.name, found.rate)
    record(f"p95 {users}", server.app.name, found.p95)


def remember(_rounds: int, record: Record) -> None:
    """Measure memory: one session, each further one, and after a long time of use."""
    for app in ASKED:
        with serving(app) as server:
            one, each = memory(server, SESSIONS)
            record("MB one", app.name, one)
            record("MB each", app.name, each)
            for _ in range(5):
                pressed(server, 20)
                record("MB used", app.name, server.memory())


def grow(rounds: int, record: Record, large: str) -> None:
    """Measure the page over the real database and over one a hundred times larger."""
    with chromium() as browser, ExitStack() as stack:
        apps = (OURS, variant("Likvärd, 100 times", LIKVARD_DATABASE=large))
        visited = [(s, stack.enter_context(reader(browser))) for s in _all(stack, apps)]
        for turn in range(-1, rounds):
            keep = partial(_grown, record) if turn >= 0 else _forget
            for server, page in visited:
                _clicks(server, page, turn, keep)
                fresh = list(islice(views(UNASKED + turn), SERIAL))
                keep("run", server.app.name, float(np.mean(runs(server, fresh))))


def _all(stack: ExitStack, apps: Sequence[App]) -> Iterator[Server]:
    return (stack.enter_context(serving(app)) for app in apps)


def _grown(record: Record, what: str, app: str, value: float) -> None:
    record(f"grown {what}", app, value)


def _forget(_what: str, _app: str, _value: float) -> None:
    """Take no notice: everything was cold."""
