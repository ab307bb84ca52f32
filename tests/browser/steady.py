"""When a page stands: what was asked for has come, every chart is drawn, nothing moves any more."""

from itertools import count

from playwright.sync_api import Locator, Page

PATIENCE = 60_000  # ms: two servers and two browsers may share two busy cores
LATE = 200  # ms after which a chart that waits for its answer says so
_ASKED = count()

# True once it has held for some frames: a chart takes one to notice that its width has changed.
_STEADY = """(asked) => {
  const all = (what, holds) => [...document.querySelectorAll(what)].every(holds);
  const fits = (plot) => {
    const width = plot.querySelector(".main-svg")?.getBoundingClientRect().width;
    return width === undefined || Math.abs(width - plot.clientWidth) < 1;
  };
  const app = document.querySelector('[data-testid="stApp"]');
  const stands = "lvPage" in document.documentElement.dataset
    && (!app || app.dataset.testScriptState === "notRunning")
    && !document.querySelector('[data-testid$="Skeleton"], [data-waiting]')
    && all('[data-testid="stBidiComponentRegular"], .lv-frame', (one) => one.childElementCount)
    && all("[data-plot]", (one) => !one.clientWidth || (one.matches("[data-drawn]") && fits(one)));
  if (window.stands?.asked !== asked) window.stands = { asked, frames: 0 };
  window.stands.frames = stands ? window.stands.frames + 1 : 0;
  return window.stands.frames > 4;
}"""


def steady(page: Page) -> None:
    """Wait until every chart on the page is drawn at its width and answers the address."""
    page.wait_for_function(_STEADY, arg=next(_ASKED), timeout=PATIENCE)


def answered(page: Page) -> None:
    """Wait until the page stands again after a click: every chart shows what was asked for."""
    pause(page, LATE)
    steady(page)


def pause(page: Page, milliseconds: int) -> None:
    """Let time pass by the page's own clock, so that its timers of that time have rung."""
    page.evaluate("(time) => new Promise((resolve) => setTimeout(resolve, time))", milliseconds)


def listen(node: Locator) -> None:
    """Note from now on everything a node says, also what it says for a short while only."""
    node.evaluate(
        """(node) => {
            window.said = [node.textContent];
            const note = () => window.said.push(node.textContent);
            new MutationObserver(note).observe(node, { childList: true, characterData: true });
        }"""
    )


def said(page: Page, words: str) -> None:
    """Wait until the node listened to has said these words."""
    page.wait_for_function("(words) => window.said.includes(words)", arg=words, timeout=PATIENCE)
