"""The audit by machine: axe on every page and in every state, in both themes, wide and narrow.

`python -m tests.browser.accessibility` runs all of it against the app as it stands and writes what
it found to data/accessibility/run.toml, which the page Tillgänglighet reads.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Final, TypedDict

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from likvard.conformity import RUN, Run
from likvard.ui.sections import SECTIONS
from likvard.warehouse import ROOT
from tests.browser.conftest import DESK, PHONE, serving, settled
from tests.browser.install import ARGUMENTS, find
from tests.browser.looks import LOOKS, Look, nothing

THEMES: Final = {"ljust": "light", "mörkt": "dark"}
SIZES: Final = (DESK, PHONE)


class Violation(TypedDict):
    """A rule broken, how badly, and where."""

    id: str
    impact: str
    where: list[str]


@lru_cache(maxsize=1)
def axe() -> str:
    """Return the source of axe."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[Violation]:
    """Return every rule of axe, of any impact, that the page breaks as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    found: list[Violation] = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .map(({ id, impact, nodes }) => ({ id, impact,
                where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }))"""
    )
    return found


def fitted(page: Page, size: ViewportSize) -> None:
    """Give the window a size and wait until every chart has taken it."""
    page.set_viewport_size(size)
    settled(page)


def shown_at(page: Page, look: Look, sizes: Sequence[ViewportSize] = SIZES) -> Iterator[Page]:
    """Yield the page, just opened, brought into one look at the app at each of the widths."""
    for place, size in enumerate(sizes):
        if place and look.act is not nothing:
            page.reload()
        fitted(page, size)
        look.act(page)
        yield page


def audit(browser: Browser, address: str) -> dict[str, list[Violation]]:
    """Return what is broken, by look, over all themes and widths."""
    found: dict[str, list[Violation]] = {name: [] for name in LOOKS}
    for scheme, (name, look) in product(THEMES.values(), LOOKS.items()):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(address + look.path)
        found[name] += [one for shown in shown_at(page, look) for one in violations(shown)]
        context.close()
    return found


def recorded(run: Run) -> str:
    """Return a run as TOML."""
    lines = ["# Written by `python -m tests.browser.accessibility`; change nothing by hand.", ""]
    for name, value in vars(run).items():
        listed = list(value) if isinstance(value, tuple) else value
        told = str(value) if name == "on" else json.dumps(listed, ensure_ascii=False)
        lines.append(f"{name} = {told}")
    return "\n".join(lines) + "\n"


def axe_version(page: Page) -> str:
    """Return the version of axe."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    return str(page.evaluate("axe.version"))


def run_of(browser: Browser, found: dict[str, list[Violation]]) -> Run:
    """Return what was found as it is written down."""
    return Run(
        on=datetime.now(UTC).date(),
        axe=axe_version(browser.new_page()),
        chromium=browser.version,
        pages=tuple(section.path for section in SECTIONS),
        looks=tuple(LOOKS),
        themes=tuple(THEMES),
        widths=tuple(size["width"] for size in SIZES),
        violations=tuple(f"{look}: {one['id']}" for look, all_ in found.items() for one in all_),
    )


def main() -> None:
    """Run the audit, write it down, and tell what is broken; exit with 1 if anything is."""
    subprocess.run([sys.executable, "-m", "likvard", "build", "--if-needed"], cwd=ROOT, check=True)
    with sync_playwright() as playwright, serving() as address:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        found = audit(browser, address)
        run = run_of(browser, found)
        browser.close()
    RUN.write_text(recorded(run), encoding="utf-8")
    broken = {look: all_ for look, all_ in found.items() if all_}
    sys.stdout.write(f"{run.checks} checks. {json.dumps(broken, indent=2, ensure_ascii=False)}\n")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
