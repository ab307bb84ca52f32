"""The audit by machine: axe on every page and in every state, in both themes, wide and narrow.

`python -m tests.browser.accessibility` runs all of it against the app as it stands and writes what
it found to data/accessibility/run.toml, which the page Tillgänglighet reads.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Final, TypedDict

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from likvard.conformity import RUN, Run
from likvard.ui.sections import SECTIONS
from likvard.warehouse import ROOT
from tests.browser import seen
from tests.browser.conftest import ARGUMENTS, DESK, PHONE, serving, settled
from tests.browser.install import find

THEMES: Final = {"ljust": "light", "mörkt": "dark"}
SIZES: Final = (DESK, PHONE)
EXPLORE: Final = "/indikator?indikator=behorig-yrkesprogram&kommun=lund,eslov"


class Violation(TypedDict):
    """A rule broken, how badly, and where."""

    id: str
    impact: str
    where: list[str]


def _nothing(_page: Page) -> None:
    """Look at a page as it opens."""


@dataclass(frozen=True)
class Look:
    """Something to look at: an address, and what a reader does there first."""

    path: str
    act: Callable[[Page], None] = _nothing


def _year_menu(page: Page) -> None:
    """Open the menu of school years, on a phone inside the folded choices."""
    folded = page.locator("#urval-knapp")
    if folded.is_visible():
        folded.click()
    page.locator("#val-ar-knapp, #m-val-ar-knapp").locator("visible=true").click()


def _page_menu(page: Page) -> None:
    """Open the folded menu of pages, where the window is narrow."""
    button = page.locator("#meny-knapp")
    if button.is_visible():
        button.click()


def _search(page: Page) -> None:
    page.locator("#indikator").click()
    expect(page.locator("#indikator-lista")).to_be_visible()


def _search_in_vain(page: Page) -> None:
    page.locator("#indikator").fill("zzz")
    expect(page.locator(".lv-pick .lv-none")).to_be_visible()


def _tables(page: Page) -> None:
    for key in ("karta", "ordning", "utveckling"):
        seen.table(page, key)


def _enlarged(page: Page) -> None:
    seen.chart(page, "utveckling").locator('[data-tool="enlarge"]').click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _walked(page: Page) -> None:
    seen.plot(page, "karta").focus()
    page.keyboard.press("ArrowRight")
    expect(seen.chart(page, "karta").locator(".lv-told")).to_be_visible()


def _stepped(page: Page) -> None:
    """Step to the year before, which the browser draws by itself."""
    page.locator("#steg-ar").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("ar="))
    settled(page)


def _every_entry(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.lv-entry').forEach((one) => (one.open = true))")


LOOKS: Final = {
    "Översikt": Look("/"),
    "Översikt med meddelande": Look("/?saknas=borta"),
    "Utforska": Look(EXPLORE),
    "Utforska med meddelanden": Look("/indikator?indikator=kostnad-per-elev&kon=K&kommun=atlantis"),
    "Utforska med öppen urvalsmeny": Look(EXPLORE, _year_menu),
    "Utforska med öppen sidmeny": Look(EXPLORE, _page_menu),
    "Utforska med öppet sökfält": Look(EXPLORE, _search),
    "Utforska med sökning utan träff": Look(EXPLORE, _search_in_vain),
    "Utforska med tabeller": Look(EXPLORE, _tables),
    "Utforska med förstorat diagram": Look(EXPLORE, _enlarged),
    "Utforska stegat till ett annat år": Look(EXPLORE, _stepped),
    "Utforska med markering i kartan": Look(EXPLORE, _walked),
    "Min kommun utan val": Look("/kommun"),
    "Min kommun": Look("/kommun?kommun=eslov"),
    "Om": Look("/om"),
    "Om med alla mått öppna": Look("/om", _every_entry),
    "Tillgänglighet": Look("/tillganglighet"),
}


@lru_cache(maxsize=1)
def axe() -> str:
    """Return the source of axe."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[Violation]:
    """Return every rule of axe, of any impact, that the page breaks as it stands."""
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


def found_at(page: Page, look: Look) -> Iterator[Violation]:
    """Yield what is broken in one look at the app, its page just opened, at every width."""
    for place, size in enumerate(SIZES):
        if place and look.act is not _nothing:
            page.reload()
        fitted(page, size)
        look.act(page)
        yield from violations(page)


def audit(browser: Browser, address: str) -> dict[str, list[Violation]]:
    """Return what is broken, by look, over all themes and widths."""
    found: dict[str, list[Violation]] = {name: [] for name in LOOKS}
    for scheme, (name, look) in product(THEMES.values(), LOOKS.items()):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(address + look.path)
        found[name] += found_at(page, look)
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
