"""The slides as words and as a page: what has room, what is said, what a file may ask for."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.exports import deck as decks
from likvard.exports.deck import Setting, Stop, deck, later
from likvard.exports.deck.fit import (
    FOOT,
    FOOT_LINES,
    FOOT_WIDE,
    HIGH,
    WIDE,
    balanced,
    broken,
    header,
)
from likvard.exports.deck.font import LETTERS, subsetted
from likvard.exports.deck.shared import share
from likvard.exports.deck.words import foot
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.faces import variable_font
from likvard.figures.labels import width
from likvard.meeting import Item, Meeting
from likvard.ui.exhibits import exhibits
from likvard.ui.presenting import stops

MEASURE = "indikator=behorig-yrkesprogram&kommun=lund,eslov"
NOTE = "Fråga först </script><b>nu</b>.\nSedan svaret."
MEETING = Meeting(
    "Skolan <i>lika</i>",
    "Höör",
    (
        Item(f"/indikator?{MEASURE}&ar=2019", "karta", note=NOTE),
        Item(f"/indikator?{MEASURE}", "ordning", title="Min egen rubrik"),
        Item(f"/spridning?{MEASURE}", "punkter"),
        Item("/finns-inte", "karta"),
    ),
)
HOST = "http://likvard.example"
words = st.text(alphabet="abcdeåm ÖW0123,", min_size=1, max_size=160)


def linked(path: str) -> str:
    """Return an address as a phone in the room would open it."""
    return HOST + path


@pytest.fixture(scope="module")
def shown() -> list[Stop]:
    """The meeting as it is stepped through."""
    return stops(MEETING, exhibits(MEETING))


@pytest.fixture(scope="module")
def page(shown: list[Stop]) -> str:
    """The file without a server."""
    return deck(MEETING, shown, linked, Setting("data:font/woff2;base64,", "Siffror."))


@settings(max_examples=25)
@given(lines=st.lists(words, min_size=1, max_size=2), subtitle=st.lists(words, max_size=3))
def test_title_and_subtitle_always_have_room(lines: list[str], subtitle: list[str]) -> None:
    """Whatever the words, they end above the chart, inside the margins, and none is lost."""
    found = header(lines, subtitle, year=False)
    assert found.line * len(found.lines) + 46 * len(found.subtitle) <= HIGH
    single = max(width(word, found.size) for line in lines for word in line.split(" "))
    assert max(width(line, found.size) for line in found.lines) <= max(WIDE, single)
    assert " ".join(found.lines).split() == " ".join(lines).split()
    assert " ".join([*found.subtitle, *found.rest]).split() == " ".join(subtitle).split()


def test_a_title_of_two_clauses_breaks_between_them() -> None:
    """Each clause has its own line, a little smaller where it must."""
    clauses = ("Av skolenheternas skillnader i meritvärde", "ligger 60 procent inom " * 2 + "dem")
    assert header(clauses, ["Åk 9."], year=False).lines == clauses


@pytest.mark.parametrize("first", [True, False])
def test_the_source_and_version_are_never_left_out(first: bool) -> None:  # noqa: FBT001
    """However much there is to say of the marks, three lines end with source and version."""
    source = "Källa: Skolverket. Trend: p = 0,03. Egen beräkning på uppgifter: medel (Wilson)."
    told = Exhibit(key="karta", lines=("X",), address="/", source=source, version="2026-01-01-ab")
    found = foot(told, ["Streck är intervall av något slag."] * 20, first=first)
    assert len(broken(found, FOOT, FOOT_WIDE / 0.97)) <= FOOT_LINES
    for due in ("Källa: Skolverket.", "Egen beräkning på uppgifter", "2026-01-01-ab", "Streck"):
        assert due in found
    assert "Trend" not in found


@pytest.mark.parametrize("size", [104, 68, 36])
def test_a_word_longer_than_a_line_is_cut_up(size: int) -> None:
    """No line of a title reaches outside the slide, and no letter is lost."""
    words = f"Om {'W' * 160} och skolpliktsbevakning"
    lines = balanced(words, size, WIDE)
    assert max(width(line, size) for line in lines) <= WIDE
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_the_font_holds_every_letter_and_little_else() -> None:
    """The font in the page has each of our letters in all weights, in some 30 kB."""
    found = subsetted(variable_font())
    assert len(found) < 40_000
    with TTFont(BytesIO(found)) as font:
        assert {ord(letter) for letter in LETTERS} - set(font.getBestCmap()) == set()
        assert "fvar" in font


def test_an_indicator_steps_through_its_years(shown: list[Stop]) -> None:
    """A map has all years of its indicator and begins at its own; a trend has none to step to."""
    on_map, ranked, spread, missing = shown
    assert on_map.years[on_map.at] == "2018/19"
    assert on_map.years[-1] == "2024/25"
    assert on_map.exhibit(on_map.at).address.endswith("ar=2019")
    assert "läsåret 2024/25" in on_map.exhibit(len(on_map.years) - 1).subtitle
    assert (spread.years, missing.years) == ((), ())
    earlier = ranked.exhibit(0)
    assert ranked.first.title == "Min egen rubrik" != earlier.title


class _Read(HTMLParser):
    """What a page asks for, its slides, and its words by the element they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.links: list[str] = []
        self.slides = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        named = dict(attrs)
        self.slides += tag == "section"
        for name in ("src", "href"):
            where = self.links if tag == "a" else self.asked
            where += [value for key, value in named.items() if key == name and value]


def test_the_file_asks_for_nothing(page: str) -> None:
    """All of it lies in the file: no address is loaded, and the policy would stop it."""
    read = _Read()
    read.feed(page)
    assert [one for one in read.asked if not one.startswith(("#", "data:"))] == []
    assert "default-src &#39;none&#39;" in page
    assert re.findall(r"@import|url\((?!data:|#)", page) == []
    assert read.slides == len(MEETING.items) + 1
    assert {f"{HOST}/spridning?{MEASURE}"} < set(read.links)


def test_words_of_the_reader_stay_words(page: str) -> None:
    """A title or a note that looks like HTML is shown as it is written."""
    assert "<i>lika" not in page
    assert "Skolan &lt;i&gt;lika" in page
    assert "</script><b>" not in page
    assert "Fråga först \\u003c/script>" in page


def test_every_year_comes_once(shown: list[Stop], page: str) -> None:
    """The file holds each other year of each view; online they come after the page."""
    others = sum(len(stop.rest) for stop in shown)
    assert page.count('<template class="year"') == others
    assert later(shown, linked).count('<template class="year"') == others
    online = deck(MEETING, shown, linked, Setting("", "", years_at="/presentera/ar"))
    assert '<template class="year"' not in online
    assert "Content-Security-Policy" not in online


def test_a_large_meeting_keeps_the_nearest_years(
    shown: list[Stop], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When all years have no room the farthest are left out, and every view stays."""
    monkeypatch.setattr(decks, "MOST", len(page.encode()) - 50_000)
    small = deck(MEETING, shown, linked, Setting("data:font/woff2;base64,", "Siffror."))
    assert len(small.encode()) <= decks.MOST
    assert 0 < small.count('<template class="year"') < page.count('<template class="year"')
    assert small.count("<section") == page.count("<section")


def test_an_outline_of_many_maps_is_drawn_once(page: str) -> None:
    """A shape that stands in many years is drawn once and used, its look and words kept."""
    outline = "M1,1" + "L2,2" * 40 + "Z"
    whole = '<main ><path d="{0}" fill="#FFF"><title>Höör</title></path><path d="{0}"/></main>'
    made = share(whole.format(outline))
    assert made.count(outline) == 1
    assert '<use href="#o0" fill="#FFF"><title>Höör</title></use>' in made
    assert page.count("<use ") > 33 * 5


def test_a_view_that_is_gone_says_so(page: str) -> None:
    """A page that does not exist has a slide that tells it, without code or link."""
    last = page[page.rindex('<section class="slide"') :]
    slide = last[: last.index("</section>")]
    assert "Vyns sida finns inte." in slide
    assert 'class="qr"' not in slide


def test_another_municipality_in_colour_is_named(shown: list[Stop]) -> None:
    """Who is seen in colour without a name beside is named below the chart."""
    followed = shown[0].followed
    assert [one.name for one in followed] == ["Lund", "Eslöv"]
    bare = replace(shown[0], followed=(replace(followed[0], name="Ales stenar"),))
    named = deck(MEETING, [bare, *shown[1:]], linked, Setting("", "", years_at="/x"))
    assert ">Ales stenar</b>" in named
    assert ">Lund</b>" not in named


def test_the_same_view_on_two_slides_has_names_of_its_own() -> None:
    """A hidden slide's clips cannot be used, so no name stands twice, stepped years included."""
    first = Item("/indikator?indikator=behorig-yrkesprogram&ar=2024", "karta", title="Först")
    meeting = Meeting("Två", "", (first, replace(first, title="Sedan")))
    page = deck(meeting, stops(meeting, exhibits(meeting)), linked, Setting("data:,", "Siffror."))
    names = re.findall(r' id="([^"]+)"', page)
    assert any("cut" in name for name in names)
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("title", ["Kort", "Om likvärdiga villkor för lärande " * 4, "W" * 160])
def test_a_title_of_any_length_has_room_on_the_first_slide(title: str) -> None:
    """The longer the meeting's title the smaller its letters, so that its top is not cut off."""
    page = deck(Meeting(title), (), linked, Setting("data:,", "Siffror."))
    found = re.search(r"<h1 style=.font-size:(\d+)px;line-height:(\d+)px.>(.*?)</h1>", page)
    assert found is not None
    assert int(found[2]) * found[3].count("<span>") <= 540


def on_phone(item: Item) -> str:
    """Return what a phone shows of one view."""
    meeting = Meeting("", "", (item,))
    page = deck(meeting, stops(meeting, exhibits(meeting)), linked, Setting("", ""))
    found = re.search(r'<template class="phone">(.*?)</template>', page, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_phone_shows_what_marks_mean_and_which_measure_is_which() -> None:
    """A map has its classes, several measures their names and years."""
    on_map = on_phone(Item(f"/indikator?{MEASURE}", "karta"))
    for entry in exhibits(Meeting("", "", (Item(f"/indikator?{MEASURE}", "karta"),)))[0].legend:
        assert f"{entry.label} ({entry.count})" in on_map
    several = on_phone(Item("/kommun?kommun=eslov", "profil"))
    assert several.count('class="measure"') == several.count("<svg") > 5
    assert "2024/25, lägeskommun<br>Eslöv: 74 %" in several.replace("\u202f", " ")
    assert on_phone(Item("/finns-inte", "karta")) == "<p>Vyns sida finns inte.</p>"
