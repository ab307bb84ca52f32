"""Any address gives a sensible view, and the view's own address gives it back."""

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener, reading, serving
from tests.browser.steady import listen, said

pytestmark = pytest.mark.browser

NAMES = {"/": "Översikt", "/indikator": "Utforska", "/kommun": "Min kommun", "/om": "Om"}
Act = Callable[[], object]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
STREAMLITS = "Deploy, Manage app, Rerun, Settings, Print, Record, About, Stop, Clear cache"


@pytest.mark.parametrize("path", ["/indikator?kommun=lund", "/kommun?kommun=lund"])
def test_the_first_request_of_a_new_server_may_be_a_deep_link(chromium: Browser, path: str) -> None:
    """A server just started shows the asked page in its frame, with the asked municipality."""
    with serving() as address, reading(chromium, address) as visit:
        page = visit(path)
        _stands(page, urlsplit(path).path)
        seen.followed(page, "Lund")
        assert page.url == address + path


@pytest.mark.parametrize("path", NAMES)
def test_every_page_opens_by_its_own_address(reader: Opener, path: str) -> None:
    """Each page stands in the frame in Swedish, with its own title and nothing of Streamlit's."""
    page = reader(path)
    _stands(page, path)
    for name in STREAMLITS.split(", "):
        expect(page.get_by_text(name, exact=True).locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "lands", "notices"),
    [
        ("/finns-inte", "/", ["Sidan ”finns-inte” finns inte."]),
        (f"/{quote(HOSTILE, safe='')}", "/", ["Sidan ”<script>alert(1)"]),
        ("/?ar=1995", "/", ["Uppgift saknas för läsåret 1994/95."]),
        ("/kommun?kommun=lund&ar=2050", "/kommun", ["Uppgift saknas för läsåret 2049/50."]),
        ("/kommun?kommun=stockholm", "/kommun", ["Kommunen Stockholm finns inte i Skåne."]),
        ("/kommun?kommun=%00%ff", "/kommun", ["finns inte i Skåne."]),
        (
            f"/?kommun={quote(HOSTILE)}&huvudman=Y",
            "/",
            ["Valet ”Y” för huvudman finns inte.", "Kommunen ”<script>alert(1)"],
        ),
        (
            "/indikator?indikator=xyzzy&ar=199999999999&omrade=atlantis",
            "/indikator",
            ["Måttet ”xyzzy” finns", "Området ”atlantis” finns", "Läsåret ”199999999999” finns"],
        ),
        (
            f"/indikator?indikator={'x' * 6000}&kon=X&karta=glob&ordning=fel",
            "/indikator",
            ["Måttet ”xxx", "för kön finns", "för kartan finns", "för ordningen finns"],
        ),
    ],
)
def test_nonsense_gives_a_sensible_view_and_short_notices(
    reader: Opener, path: str, lands: str, notices: list[str]
) -> None:
    """What an address asks for in vain is named, as text, over a page that works."""
    page = reader(path)
    _stands(page, lands)
    expect(page.locator(".lv-notice")).to_contain_text(notices)
    assert all(len(told) <= 140 for told in page.locator(".lv-notice").all_inner_texts())
    assert page.locator("script:text('alert'), img[src='x']").count() == 0


def test_far_too_many_municipalities_give_six_and_two_notices(
    reader: Opener,
) -> None:
    """Of a hundred names six are followed, and what is left out takes two short sentences."""
    known = ["bjuv", "bromolla", "burlov", "bastad", "eslov", "helsingborg", "lund", "malmo"]
    page = reader(f"/indikator?kommun={','.join([*known, *(f'{i}{i}' for i in range(92))])}")
    seen.followed(page, "Bjuv", "Bromölla", "Burlöv", "Båstad", "Eslöv", "Helsingborg")
    expect(page.locator(".lv-notice")).to_have_text(
        [
            "Kommunen ”00” och 91 till finns inte i Skåne.",
            "Högst sex kommuner kan följas samtidigt.",
        ]
    )


def test_an_address_that_is_nearly_right_is_understood(reader: Opener) -> None:
    """A capital, a slash too many and å, ä, ö lead to the page and the municipality, unnoticed."""
    page = reader("/Indikator/?kommun=Östra%20Göinge,Malmö")
    _stands(page, "/indikator")
    seen.followed(page, "Östra Göinge", "Malmö")
    expect(page.locator(".lv-notice")).to_have_count(0)


def test_back_and_forward_walk_through_the_views(reader: Opener) -> None:
    """Each choice is a step: Back undoes it, Forward does it again, and none leaves the app."""
    page = reader("/")
    addresses = [page.url]
    checks: list[Act] = [
        partial(_stands, page, "/"),
        partial(_stands, page, "/indikator"),
        partial(_shows, page, "Läsår 2018/19"),
        partial(seen.followed, page, "Lund"),
        partial(_stands, page, "/kommun"),
    ]
    acts: list[Act] = [
        partial(_menu, page, "Utforska"),
        partial(_year, page, "2018/19"),
        partial(seen.click, page, "karta", "lund"),
        partial(_menu, page, "Min kommun"),
    ]
    for act, check in zip(acts, checks[1:], strict=True):
        act()
        check()
        addresses.append(page.url)
    for step in (3, 2, 1, 0):
        page.go_back()
        assert page.url == addresses[step]
        checks[step]()
    for step in (1, 2, 3, 4):
        page.go_forward()
        assert page.url == addresses[step]
        checks[step]()


def test_a_reload_gives_the_same_view(reader: Opener) -> None:
    """After a reload title, table and followed municipalities are as they were."""
    page = reader("/indikator?indikator=examen-inom-fyra-ar&ar=2020&kon=K&kommun=,lund")
    before = (seen.title(page), seen.table(page, "karta"))
    page.reload()
    seen.followed(page, "Lund")
    assert (seen.title(page), seen.table(page, "karta")) == before
    assert seen.marks(page, "ordning", 1)


def test_a_copied_link_gives_another_browser_the_same_view(reader: Opener, server: str) -> None:
    """The address from "Kopiera länk" opens the same title, table and choices elsewhere."""
    page = reader("/indikator?indikator=meritvarde")
    _year(page, "2020/21")
    _shows(page, "Läsår 2020/21")
    seen.click(page, "ordning", "hoor")
    seen.followed(page, "Höör")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    listen(page.locator("#kopiera-lank"))
    page.locator("#kopiera-lank").click()
    said(page, "Länken är kopierad")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied == page.url
    other = reader(copied.removeprefix(server))
    seen.followed(other, "Höör")
    assert seen.title(other) == seen.title(page)
    assert seen.table(other, "karta") == seen.table(page, "karta")
    assert seen.table(other, "utveckling") == seen.table(page, "utveckling")


def _stands(page: Page, path: str) -> None:
    """Wait until the page at the path stands in its frame: title, language, menu, strip, foot."""
    name = NAMES[path]
    expect(page).to_have_title(f"{name} – Likvärd")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator(".lv-nav .lv-desk [aria-current='page']")).to_have_text(name)
    expect(page.locator("h1.lv-title")).to_have_count(1)
    expect(page.locator("h1.lv-title")).not_to_contain_text("går inte att visa")
    expect(page.locator(".lv-strip, .lv-foot")).to_have_count(2)
    assert urlsplit(page.url).path == path


def _menu(page: Page, name: str) -> None:
    page.locator(".lv-nav .lv-desk").get_by_role("link", name=name, exact=True).click()


def _year(page: Page, year: str) -> None:
    page.locator("#val-ar-knapp").click()
    page.locator("#val-ar").get_by_role("link", name=year, exact=True).click()


def _shows(page: Page, words: str) -> None:
    expect(page.locator("#val-ar-knapp")).to_contain_text(words)
    period = words.removeprefix("Läsår ")
    subtitle = seen.chart(page, "karta").locator(".lv-subtitle")
    expect(subtitle).to_contain_text(re.compile(rf"läsåret {period}"))
