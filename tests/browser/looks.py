"""What the audit looks at: every page, and the states a reader brings it into."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, expect

from likvard.meeting import Item, Meeting, written
from tests.browser import seen
from tests.browser.conftest import settled

PASSED: Final = "indikator=klarar-alla-amnen-ak9"
MEETING: Final = Meeting(
    "Nätverksträff",
    "",
    (Item("/spridning", "punkter", note="Fråga."), Item("/finns-inte", "karta")),
)
EXPLORE: Final = "/indikator?indikator=behorig-yrkesprogram&kommun=lund,eslov"


def nothing(_page: Page) -> None:
    """Look at a page as it opens."""


@dataclass(frozen=True)
class Look:
    """Something to look at: an address, and what a reader does there first."""

    path: str
    act: Callable[[Page], None] = nothing


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


def _group_menu(page: Page) -> None:
    """Open the menu of the pages on equity, where the window is wide."""
    button = page.locator("#sidor-knapp")
    if button.is_visible():
        button.click()


def _every_entry(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.lv-entry').forEach((one) => (one.open = true))")


def _started(page: Page) -> None:
    """Wait for what the page fetches."""
    expect(page.locator(".lv-starts")).to_be_visible()


def _listed(page: Page) -> None:
    """Wait for the views, which the page fetches."""
    expect(page.locator(".lv-view")).to_have_count(len(MEETING.items))


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
    "Spridning": Look("/spridning?kommun=malmo,ostra-goinge"),
    "Spridning vägd, efter kommuntyp": Look(f"/spridning?{PASSED}&vikt=elever&grupp=kommuntyp"),
    "Bakgrund": Look(f"/bakgrund?{PASSED}&kommun=eslov,lund"),
    "Flickor och pojkar": Look("/konen?indikator=klarar-alla-amnen-ak6&kommun=eslov,lund"),
    "Mellan skolor": Look("/skolor?kommun=lund"),
    "Mellan skolor, sammansättning": Look("/skolor?enhetsmatt=foraldrars-utbildning&kommun=lund"),
    "Resurser": Look("/resurser?kommun=lund"),
    "Samband": Look(f"/samband?{PASSED}&mot=foraldrar-eftergymnasial"),
    "Samband som inte kan visas": Look(f"/samband?{PASSED}&mot=kostnad-per-elev"),
    "Lärarna i dag": Look("/larare?kommun=lund"),
    "Behov framåt": Look("/lararbehov?egna=exempel&avgang=3&kommun=lund"),
    "Elevunderlag": Look("/elevunderlag?omrade=skane-blekinge&flytt=-1&kommun=lund"),
    "Utbud": Look("/utbud?omrade=skane-blekinge&rutor=lagst&program=nb&kommun=lund,eslov"),
    "Behov och platser": Look("/platser?egna=exempel&behov=oka-vo&kommun=lund"),
    "Behov och platser utan uppgifter": Look("/platser"),
    "Genomströmning": Look("/genomstromning?omrade=skane-blekinge&kommun=lund"),
    "Möte att börja": Look("/mote", _started),
    "Möte": Look(f"/mote?m={written(MEETING)}", _listed),
    "Underlag": Look("/underlag?tema=larare"),
    "Fryst vy": Look("/spridning?data=2019-01-01-abcd"),
    "Ändrade siffror": Look("/jamfor"),
    "Så mäter vi": Look("/metod", _group_menu),
    "Så mäter vi med alla mått öppna": Look("/metod", _every_entry),
    "Om": Look("/om"),
    "Om med alla mått öppna": Look("/om", _every_entry),
    "Tillgänglighet": Look("/tillganglighet"),
}
