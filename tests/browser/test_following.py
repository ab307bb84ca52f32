"""Municipalities followed by a click, the same colour for the same one everywhere."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser import seen
from tests.browser.conftest import Opener
from tests.browser.steady import answered

pytestmark = pytest.mark.browser

EVERYWHERE = ("karta", "form", "ordning", "utveckling")


def test_one_clicked_on_the_map_has_its_colour_in_every_chart(reader: Opener) -> None:
    """A click in a municipality's shape colours it in map, hexagons, ranking, trend and strip."""
    page = reader("/indikator")
    x, y = seen.click(page, "karta", "eslov")
    seen.followed(page, "Eslöv")
    assert page.url.endswith("/indikator?kommun=eslov")
    drawn = {key: seen.marks(page, key, 0) for key in EVERYWHERE}
    outline = drawn["karta"][0]
    assert outline["left"] < x < outline["right"]
    assert outline["top"] < y < outline["bottom"]
    assert "Eslöv" in [mark["text"] for mark in drawn["ordning"]]
    assert any(mark["text"].startswith("Eslöv ") for mark in drawn["utveckling"])
    assert _dot(page, "Eslöv") == _token(page, "--lv-chosen-0")


def test_one_clicked_again_is_let_go_and_the_others_keep_their_colours(reader: Opener) -> None:
    """A second click frees the municipality and its colour, and no other changes colour."""
    page = reader("/indikator?kommun=eslov,lund")
    seen.click(page, "karta", "eslov")
    seen.followed(page, "Lund")
    assert page.url.endswith("?kommun=,lund")
    for key in EVERYWHERE:
        seen.colourless(page, key, 0)
        assert seen.marks(page, key, 1)
    assert _dot(page, "Lund") == _token(page, "--lv-chosen-1")


def test_one_clicked_in_the_ranking_is_followed(reader: Opener) -> None:
    """A click on a dot of the ranking follows its municipality, and another lets it go."""
    page = reader("/indikator")
    seen.click(page, "ordning", "ystad")
    seen.followed(page, "Ystad")
    assert "Ystad" in [mark["text"] for mark in seen.marks(page, "ordning", 0)]
    assert seen.marks(page, "karta", 0)
    seen.click(page, "ordning", "ystad")
    seen.followed(page)
    assert page.url.endswith("/indikator")


def test_one_clicked_among_the_hexagons_is_followed(reader: Opener) -> None:
    """A click on a hexagon follows its municipality in both maps."""
    page = reader("/indikator?karta=hexkarta")
    seen.click(page, "karta", "osby")
    seen.followed(page, "Osby")
    assert page.url.endswith("?kommun=osby&karta=hexkarta")
    assert seen.marks(page, "form", 0)


def test_one_clicked_on_the_overview_is_followed_there(reader: Opener) -> None:
    """A click on the overview's map colours the municipality there and in the six rows."""
    page = reader("/")
    seen.click(page, "karta", "kristianstad")
    seen.followed(page, "Kristianstad")
    assert page.url.endswith("/?kommun=kristianstad")
    assert seen.marks(page, "karta", 0)
    assert seen.marks(page, "matt", 0)
    seen.click(page, "karta", "kristianstad")
    seen.followed(page)
    seen.colourless(page, "matt", 0)


def test_the_strip_follows_and_lets_go(reader: Opener) -> None:
    """A name searched for in the strip is followed, and its cross lets it go."""
    page = reader("/indikator?kommun=lund")
    page.locator("#folj-knapp").click()
    page.locator("#folj-sok").fill("angel")
    page.keyboard.press("Enter")
    seen.followed(page, "Lund", "Ängelholm")
    page.get_by_role("link", name="Sluta följa Lund").click()
    seen.followed(page, "Ängelholm")
    seen.colourless(page, "ordning", 0)


def test_a_seventh_is_not_followed_and_the_strip_says_why(reader: Opener) -> None:
    """Six can be followed: a click on a seventh changes nothing, and the menu tells the limit."""
    six = "kommun=bjuv,bromolla,burlov,bastad,eslov,helsingborg"
    page = reader(f"/indikator?{six}")
    page.locator("#folj-knapp").click()
    expect(page.locator("#folj")).to_contain_text("Sex kommuner kan följas samtidigt.")
    page.keyboard.press("Escape")
    seen.click(page, "karta", "lund")
    answered(page)
    seen.followed(page, "Bjuv", "Bromölla", "Burlöv", "Båstad", "Eslöv", "Helsingborg")
    assert page.url.endswith(six)


def test_the_list_of_municipalities_leads_to_their_pages(reader: Opener) -> None:
    """A name in the overview's list opens Min kommun for that municipality."""
    page = reader("/")
    names = page.locator(".lv-choose .lv-names a").all_inner_texts()
    assert len(names) == 33
    assert all(a < b for a, b in pairwise(_swedish(names)))
    page.locator(".lv-choose .lv-names a", has_text="Östra Göinge").click()
    expect(page).to_have_title("Min kommun – Likvärd")
    expect(page.locator("h1")).to_contain_text("I Östra Göinge")
    assert page.url.endswith("/kommun?kommun=ostra-goinge")


def test_six_followed_stand_on_one_line(reader: Opener) -> None:
    """On a desk the strip keeps its height with six followed, and the link at its right end."""
    page = reader("/?kommun=eslov,lund,malmo,helsingborg,kristianstad,hassleholm")
    line = page.locator(".lv-strip > .lv-desk").bounding_box()
    link = page.locator("#kopiera-lank").bounding_box()
    assert line is not None
    assert link is not None
    assert line["height"] == 44
    assert line["x"] + line["width"] - (link["x"] + link["width"]) == 24
    assert link["y"] + link["height"] / 2 == line["y"] + 22


def _swedish(names: list[str]) -> list[str]:
    return [name.lower().translate(str.maketrans("åäö", "{|}")) for name in names]


def _dot(page: Page, name: str) -> str:
    mark = page.locator(".lv-strip .lv-desk .lv-followed", has_text=name)
    return str(mark.evaluate("node => getComputedStyle(node, '::before').backgroundColor"))


def _token(page: Page, name: str) -> str:
    return str(
        page.evaluate(
            """(name) => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = `var(${name})`;
                const colour = getComputedStyle(probe).color;
                probe.remove();
                return colour;
            }""",
            name,
        )
    )
