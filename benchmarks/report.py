"""From measurements to RESULTS.md: the goals, the tables, and what they were taken on."""

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final

from benchmarks.summary import Summary, paired, summary
from tests.browser.install import find

Values = Mapping[str, Mapping[str, Sequence[float]]]
"""What was measured, then of which app, the value of each round."""

PACKAGES: Final = (
    "streamlit",
    "dash",
    "plotly",
    "duckdb",
    "pandas",
    "starlette",
    "uvicorn",
    "waitress",
)
OURS: Final = "Likvärd"
LARGE: Final = "Likvärd, 100 times"


@dataclass(frozen=True)
class Goal:
    """A ratio that is to be at most, or at least, so much."""

    title: str
    what: str
    app: str
    other: str
    limit: float
    at_least: bool = False
    other_what: str = ""

    def found(self, values: Values) -> Summary | None:
        """Return the ratio, paired by round; None where it was not measured."""
        mine = values.get(self.what, {}).get(self.app)
        theirs = values.get(self.other_what or self.what, {}).get(self.other)
        return paired(mine, theirs) if mine and theirs else None

    def row(self, values: Values) -> str:
        """Return the goal as a row of the table; empty where it was not measured."""
        ratio = self.found(values)
        if ratio is None:
            return ""
        met = ratio.median >= self.limit if self.at_least else ratio.median <= self.limit
        sign = "≥" if self.at_least else "≤"
        spread = f"{ratio.low:.2f}–{ratio.high:.2f}"
        told = "met" if met else "**not met**"
        return f"| {self.title} | {sign} {self.limit:g} | {ratio.median:.2f} | {spread} | {told} |"


GOALS: Final = (
    Goal("change of indicator, to Dash", "indicator", OURS, "Dash", 1.0),
    Goal("change of year, to static HTML", "year", OURS, "static HTML", 1.1),
    Goal("page run, to an empty Streamlit page", "run", OURS, "empty Streamlit page", 1.5),
    Goal("interactions a second at 50 users, to stock Streamlit", "rate 50", OURS,
         "stock Streamlit", 8.0, at_least=True),
    Goal("warm load, to Dash", "load", OURS, "Dash", 1.1),
    Goal("page run over a database 100 times larger", "grown run", LARGE, OURS, 1.3),
    Goal("change of indicator over it", "grown indicator", LARGE, OURS, 1.3),
    Goal("warm load over it", "grown load", LARGE, OURS, 1.3),
    Goal("first visitor's wait, to the second's", "first visitor", OURS, OURS, 1.1,
         other_what="second visitor"),
)  # fmt: skip

TABLES: Final[dict[str, dict[str, str]]] = {
    "In the browser, ms until every chart is painted": {
        "start": "process start to first chart",
        "first visitor": "first visitor",
        "second visitor": "second visitor",
        "load": "warm load",
        "indicator": "change of indicator",
        "year": "change of year",
        "page": "change of page",
    },
    "Sent and received, kB, both ways and as packed": {
        "kB load": "first load",
        "kB indicator": "change of indicator",
        "kB year": "change of year",
        "kB page": "change of page",
    },
    "On the server, one reader without a browser, ms": {
        "run": "page run",
        "cpu": "processor per interaction",
    },
    "Under load, readers without a pause": {
        "rate 20": "interactions a second, 20 users",
        "p95 20": "p95 ms, 20 users",
        "rate 50": "interactions a second, 50 users",
        "p95 50": "p95 ms, 50 users",
    },
    "Memory, MB": {
        "MB one": "one session",
        "MB each": "each of 99 more",
        "MB used": "after further use, from first to last",
    },
    "Over a database 100 times larger, ms": {
        "grown load": "warm load",
        "grown indicator": "change of indicator",
        "grown year": "change of year",
        "grown page": "change of page",
        "grown run": "page run, view not asked for before",
    },
}


def report(values: Values, rounds: int, notes: str) -> str:
    """Return the whole of RESULTS.md."""
    tables = [text for title, rows in TABLES.items() if (text := _table(title, rows, values))]
    return "\n\n".join(["# How fast it is", _about(rounds), _goals(values), *tables, notes]) + "\n"


def _about(rounds: int) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    machine = f"{os.cpu_count()} cores, {memory} GB, {platform.system()}, {platform.machine()}"
    return (
        f"Measured {datetime.now(UTC):%Y-%m-%d} by `make bench`, {rounds} interleaved rounds, on "
        f"{machine}; Python {platform.python_version()}, {_chromium()} headless, loopback; "
        f"{packages}. Medians, quartiles within brackets. Times depend on the machine and what "
        "else it does; the ratios, taken round by round, are what holds."
    )


def _chromium() -> str:
    asked = [str(find()), "--version"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split()[:2])


def _goals(values: Values) -> str:
    rows = [row for goal in GOALS if (row := goal.row(values))]
    head = ["| ratio | goal | median | quartiles | |", "|---|---|---|---|---|"]
    return "\n".join(["## Goals\n", *head, *rows])


def _table(title: str, rows: Mapping[str, str], values: Values) -> str:
    apps = list(dict.fromkeys(app for what in rows for app in values.get(what, {})))
    if not apps:
        return ""
    head = [f"| | {' | '.join(apps)} |", f"|---|{'---|' * len(apps)}"]
    body = [
        f"| {words} | {' | '.join(_cell(what, values[what].get(app, ())) for app in apps)} |"
        for what, words in rows.items()
        if what in values
    ]
    return "\n".join([f"## {title}\n", *head, *body])


def _cell(what: str, found: Sequence[float]) -> str:
    if not found:
        return "–"
    if what == "MB used":
        return f"{found[0]:.0f} → {found[-1]:.0f}"
    told = summary(found)
    places = 0 if told.median >= 100 else 1 if told.median >= 1 else 2  # noqa: PLR2004  three digits
    middle, low, high = (f"{n:.{places}f}" for n in (told.median, told.low, told.high))
    return middle if low == high else f"{middle} ({low}–{high})"
