"""The picture on a slide: readable from ten metres, whole, and with the figures of its view."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.slides import HEIGHT, WIDTH, slide_svg
from likvard.exports.slides.followed import followed
from likvard.exports.slides.values import values
from likvard.exports.slides.years import years
from likvard.figures.labels import width
from likvard.meeting import Item
from likvard.ui.exhibits import exhibit
from tests.every_view import every_exhibit

SPACE = "{http://www.w3.org/2000/svg}"
EVERY = every_exhibit()
NAMES = [f"{one.address} {one.key}" for one in EVERY]
SLACK = 12.0
Element = Any
"""An element of lxml, which publishes no types."""
_MOVE = re.compile(r"translate\(([-\d.]+),([-\d.]+)\) scale\(([\d.]+)\)")


def texts(one: Exhibit) -> list[tuple[str, float, float, float, str]]:
    """Return words, letter size, x, baseline and anchor of every text, in the slide's pixels."""
    root = etree.fromstring(slide_svg(one).encode())
    return [found for text in root.iter(f"{SPACE}text") for found in _lines(text)]


def _lines(text: Element) -> list[tuple[str, float, float, float, str]]:
    """Return what a text says, a line each."""
    x0, y0, scale, anchor = 0.0, 0.0, 1.0, text.get("text-anchor")
    for group in text.iterancestors(f"{SPACE}g"):
        anchor = anchor or group.get("text-anchor")
        if found := _MOVE.match(group.get("transform") or ""):
            x0, y0, scale = map(float, found.groups())
    size = float(text.get("font-size")) * scale
    rows = [text] if text.get("x") else [row for row in text if row.get("x")]
    return [
        (
            "".join(row.itertext()),
            size,
            x0 + scale * float(row.get("x")),
            y0 + scale * float(row.get("y")),
            anchor or "start",
        )
        for row in rows
    ]


@pytest.mark.parametrize("one", EVERY, ids=NAMES)
def test_every_word_is_large_enough_and_within_the_slide(one: Exhibit) -> None:
    """No letter is under 30 px, and no word reaches outside the picture."""
    found = texts(one)
    assert found
    for words, size, x, y, anchor in found:
        assert size >= 29.9, words
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        left = x - part * width(words, size)
        # Widths are estimates, rather too wide; what is shorter than it is estimated fits.
        assert left >= -SLACK, words
        assert left + 0.94 * width(words, size) <= WIDTH + SLACK, words
        assert y - 0.8 * size >= -SLACK, words
        assert y + 0.1 * size <= HEIGHT + SLACK, words


@pytest.mark.parametrize("one", EVERY, ids=NAMES)
def test_names_of_two_slides_never_meet_and_bytes_stay(one: Exhibit) -> None:
    """Ids are used once and begin with the view's own mark; the same view gives the same bytes."""
    text = slide_svg(one)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)
    other = slide_svg(replace(one, version="another"))
    assert not set(ids) & set(re.findall(r' id="([^"]+)"', other))
    assert text == slide_svg(one)


def shown(address: str, key: str) -> Exhibit:
    """Return one view."""
    return exhibit(Item(address, key))


@pytest.mark.parametrize("key", ["ordning", "vantat", "flickor-pojkar", "skolenheter"])
def test_rows_name_every_municipality_once(key: str) -> None:
    """A chart of rows has every municipality on the slide, each once."""
    one = next(one for one in EVERY if one.key == key)
    assert one.text is not None
    names = {row[0] for row in one.text.rows} - {"Medelkommun"}
    said = [words for words, *_ in texts(one)]
    assert {name: said.count(name) for name in names} == dict.fromkeys(names, 1)


def test_a_map_has_every_shape_and_the_ends_of_the_list() -> None:
    """All 33 shapes, each class with its count, the highest, the lowest and those followed."""
    one = shown("/indikator?kommun=eslov,osby", "karta")
    found = [words for words, *_ in texts(one)]
    order = values(one)
    assert slide_svg(one).count('<path d="M') >= len(order) == 33
    for value in (*order[:4], *order[-4:]):
        assert value.name in found
        assert value.told in found
    assert {"Eslöv", "Osby", "Högst", "Lägst", "Följs"} <= set(found)
    assert all(f"{entry.label} ({entry.count})" in found for entry in one.legend)


def test_a_bound_has_its_place_among_the_values() -> None:
    """Where only a bound is published it is told as one, and may be the lowest of all."""
    address = "/indikator?indikator=np-engelska-andel&kon=K&huvudman=fristaende&ar=2016"
    lowest = values(shown(address, "karta"))[-1]
    assert lowest.told.startswith("minst ")
    assert (lowest.name, lowest.told) == ("Kristianstad", f"minst {lowest.number:.0f} %")
    assert {lowest.name, lowest.told} <= {found for found, *_ in texts(shown(address, "karta"))}


def test_strips_show_the_years_of_the_title_with_their_spread() -> None:
    """The years that the title tells of are shown, each with all places and the page's spread."""
    one = shown("/spridning?kommun=eslov", "punkter")
    line = shown("/spridning", "avstand")
    assert line.text is not None
    page = {row[0]: row[1] for row in line.text.rows}
    found = years(one)
    assert [year.name for year in found] == ["2011/12", "2016/17", "2024/25"]
    assert [year.distance for year in found] == [page[year.name] for year in found]
    assert all(len(year.dots) == 33 for year in found)
    assert slide_svg(one).count("<circle") == 99


def test_a_weighted_spread_is_not_told_by_the_unweighted() -> None:
    """Where pupils weigh alike no spread of municipalities stands beside the strips."""
    assert {year.distance for year in years(shown("/spridning?vikt=elever", "punkter"))} == {""}


def test_those_followed_have_their_colours() -> None:
    """The names followed are in the colours of their places in the address; nonsense in none."""
    one = shown("/spridning?kommun=eslov,,lund,nonsens", "punkter")
    assert followed(one) == {"Eslöv": "#C24E00", "Lund": "#9A3A78"}
    assert ">Lund " in slide_svg(one)


def test_a_long_table_tells_how_many_rows_are_left() -> None:
    """Of a wide table as many rows as can be read are shown, and how many more there are."""
    columns = ("Kommun", "Värde", "Antal")
    rows = tuple((f"Ort {place}", "1", "2") for place in range(12))
    one = Exhibit(key="x", lines=("T",), address="/", text=Text("", columns, rows))
    found = [words for words, *_ in texts(one)]
    assert "… och 4 till" in found
    assert "Ort 7" in found
    assert "Ort 8" not in found


def test_a_view_that_cannot_be_shown_says_why() -> None:
    """The reason stands on the slide instead of a chart."""
    one = Exhibit(key="karta", lines=("T",), address="/x", missing="Vyns sida finns inte.")
    assert [words for words, *_ in texts(one)] == ["Vyns sida finns inte."]


@pytest.mark.parametrize("measure", ["elever-per-larare", "barn-per-arsarbetare"])
def test_a_name_and_its_value_have_room_on_one_line(measure: str) -> None:
    """Beside a map no value reaches into the name before it, however long the unit is."""
    one = shown(f"/indikator?indikator={measure}", "karta")
    rows: dict[float, list[tuple[float, float]]] = {}
    for words, size, x, y, anchor in texts(one):
        if x >= 1300:
            wide = 0.94 * width(words, size)
            left = x - wide if anchor == "end" else x
            rows.setdefault(y, []).append((left, left + wide))
    pairs = [sorted(found) for found in rows.values() if len(found) == 2]
    assert len(pairs) == 8
    for (_, end), (start, _) in pairs:
        assert start - end > 10


def test_the_highest_is_not_named_across_the_mean() -> None:
    """Where one year stands alone the words of the mean and of the ends keep apart."""
    one = shown("/spridning?indikator=forhindra-krankningar-ak8", "punkter")
    above: dict[float, list[tuple[float, float]]] = {}
    for words, size, x, y, anchor in texts(one):
        if anchor == "middle" and "indexpoäng" in words:
            half = width(words, size) / 2
            above.setdefault(y, []).append((x - half, x + half))
    assert above
    for line in map(sorted, above.values()):
        assert all(end <= start for (_, end), (start, _) in pairwise(line))


SIX = "kommun=kristianstad,helsingborg,ostra-goinge,simrishamn,orkelljunga,staffanstorp"


@pytest.mark.parametrize("key", ["punkter", "grupper"])
@pytest.mark.parametrize("measure", ["barn-per-arsarbetare", "kostnad-undervisning"])
def test_six_followed_are_named_within_the_slide_and_apart(measure: str, key: str) -> None:
    """However long their names are, all six followed are on the slide, none over another."""
    one = shown(f"/spridning?indikator={measure}&{SIX}", key)
    lines: dict[float, list[tuple[float, float]]] = {}
    named = [text for text in texts(one) if text[0].startswith(tuple(followed(one)))]
    for words, size, x, y, anchor in named:
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width(words, size)
        lines.setdefault(round(y), []).append((left, left + width(words, size)))
    assert {name for name in followed(one) if any(t[0].startswith(name) for t in named)} == set(
        followed(one)
    )
    for line in map(sorted, lines.values()):
        assert line[0][0] >= -SLACK
        assert line[-1][1] <= WIDTH + SLACK
        assert all(end <= start + 1 for (_, end), (start, _) in pairwise(line))


@pytest.mark.parametrize(("address", "key"), [("/kommun?kommun=eslov", "profil"), ("/", "matt")])
def test_every_measure_tells_its_year_and_whose_it_is(address: str, key: str) -> None:
    """No number of several measures stands without school year, perspective and whole name."""
    one = shown(address, key)
    assert one.text is not None
    said = [words for words, *_ in texts(one)]
    whole = " ".join(said)
    for row in one.text.rows[: 6 if key == "matt" else 7]:
        when, whose = row[1].split(", ")
        assert {when, whose} <= set(said)
        assert row[0] in whole
