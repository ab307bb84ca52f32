from collections.abc import Sequence
from dataclasses import replace
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard import captions, comparison, story
from likvard.address import view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.cells import Published
from likvard.choice import panel_for, panels_for
from likvard.panel import Panel, panel
from likvard.published import published as holding
from likvard.verdict import verdict


@pytest.fixture(scope="module")
def headlines(catalogue: Catalogue) -> list[tuple[Panel, int]]:
    """The panels of the front page."""
    return panels_for(catalogue, view(catalogue, "/", {}), lambda i: i.headline)


def invented(rows: Sequence[Sequence[float]], **changes: str) -> Panel:
    """Return a panel of three members with the given values for 2012, 2013 and so on."""
    found = holding(load_catalogue())
    base = panel(found, found.indicator("klarar-alla-amnen-ak9"), found.areas[0])
    members = base.members[:3]
    published = {
        2012 + i: {m.code: Published(v, 200, "") for m, v in zip(members, row, strict=True)}
        for i, row in enumerate(rows)
    }
    indicator = replace(base.indicator, **changes)  # type: ignore[arg-type]
    return replace(base, indicator=indicator, members=members, published=published)


def test_front_page_says_what_the_figures_say(headlines: list[tuple[Panel, int]]) -> None:
    """Differences in eligibility have grown since 2011/12; in the five others no certain change."""
    first, second = story.headline([p for p, _ in headlines])
    assert first == "Skillnaderna i behörighet till yrkesprogram är större än läsåret 2011/12."
    assert second == "I fem andra mått, med kortare serier, syns ingen säker förändring."


def test_verdict_of_the_headline_series(headlines: list[tuple[Panel, int]]) -> None:
    """The trend since 2012 is beyond chance (p = .03), and has not leaned upward since 2017."""
    found = verdict(headlines[0][0])
    assert (found.kind, found.since, found.still) == ("grown", 2012, 2017)
    assert found.p == pytest.approx(0.03, abs=0.005)


def test_a_steady_rise_is_growth_and_a_steady_fall_its_mirror() -> None:
    """Ten years of steadily larger spread have grown; turned round in time they have shrunk."""
    rows = [(60 - i, 60, 60 + i) for i in range(1, 11)]
    assert verdict(invented(rows)).kind == "grown"
    assert verdict(invented(rows[::-1])).kind == "shrunk"


def test_five_points_are_too_few() -> None:
    """Below six points there is no verdict, however steady the rise."""
    assert verdict(invented([(60 - i, 60, 60 + i) for i in range(1, 6)])).kind == "short"


@given(st.lists(st.tuples(*[st.floats(1, 99)] * 3), min_size=1, max_size=12))
def test_sentences_are_always_whole(rows: list[tuple[float, float, float]]) -> None:
    """Any values give whole sentences, the same each time, without NaN or placeholders."""
    found = invented(rows)
    year = found.latest
    change = verdict(found)
    told = [
        story.level(found, year),
        story.change_words(found, change),
        story.change_details(found, year, change),
        story.spread_heading(found, change),
        story.trend_heading(found),
        story.ranking_heading(found, year),
        captions.subtitle(found, year),
    ]
    for text in told:
        assert text
        assert "nan" not in text.lower()
        assert "{" not in text
    assert story.level(found, year) == told[0]


def test_shared_ends_are_told_as_shared() -> None:
    """Two with the same shown value are both named, more are counted."""
    names = [m.name for m in invented([(1, 2, 3)]).members]
    two = invented([(50, 90, 90.2)])
    assert story.level(two, 2012).startswith(f"I {names[1]} och {names[2]} klarar 90")
    base = holding(load_catalogue())
    members = panel(base, base.indicator("meritvarde"), base.areas[0]).members[:4]
    many = {m.code: Published(v, 99, "") for m, v in zip(members, (50, 90, 90, 90), strict=True)}
    found = replace(two, members=members, published={2012: many})
    assert story.level(found, 2012).startswith("I tre kommuner klarar 90")


def test_a_movement_is_told_only_beyond_chance() -> None:
    """A steady fall is a movement, a wobble no certain change, and few years are two values."""
    fall = [(60 - i, 60 - i, 60 - i) for i in range(10)]
    assert story.trend_heading(invented(fall)).startswith("Medelkommunen har gått från 60 till 51")
    wobble = [(60 + i % 2, 60, 60) for i in range(10)]
    assert story.trend_heading(invented(wobble)).startswith("Ingen säker förändring")
    few = story.trend_heading(invented(fall[:3]))
    assert few == "Medelkommunen: 60 procent 2011/12 och 58 procent 2013/14"


def test_the_mean_is_compared_among_the_same_members() -> None:
    """With members that come and go the mean of different groups is never compared."""
    rows = [(50.0 + i, 60.0 + i, nan if i < 4 else 70.0) for i in range(8)]
    assert story.trend_heading(invented(rows)).startswith("Bara två kommuner")


def test_an_earlier_view_knows_nothing_of_later_years(headlines: list[tuple[Panel, int]]) -> None:
    """Until 2013 there are too few years to judge, and before the break the old series stands."""
    whole = headlines[0][0]
    assert verdict(whole.until(2013)).kind == "short"
    assert whole.until(2008).comparable == (2006, 2007, 2008)
    assert whole.until(2030) is whole


def test_nearly_all_is_never_told_as_all() -> None:
    """99,6 is "drygt 99", and a published "~100" is told as its bound."""
    assert "klarar drygt 99 av 100" in story.level(invented([(50, 60, 99.6)]), 2012)
    found = invented([(50, 60, 70)])
    code = found.members[2].code
    bound = {2012: found.published[2012] | {code: Published(100, 50, "approximate")}}
    assert "klarar minst 92 av 100" in story.level(replace(found, published=bound), 2012)


def test_a_part_of_the_pupils_is_never_told_as_all() -> None:
    """Girls in independent schools are named first in the sentence about them."""
    part = replace(invented([(50, 80, 90)]), gender="K", provider="independent")
    assert story.level(part, 2012).startswith("Flickor, fristående skolor: i ")


def test_causes_are_never_claimed(catalogue: Catalogue) -> None:
    """No text in the catalogue says that a result depends on or is caused by something."""
    for indicator in catalogue.indicators:
        told = f"{indicator.definition} {indicator.reads_as} {indicator.mistake}".lower()
        assert "beror på" not in told, indicator.id
        assert "orsak" not in told, indicator.id


def test_bands_name_their_reference_set() -> None:
    """A band says which quarter, and of how many; without the country it says why not."""
    found = invented([(1, 2, 3)])
    nation = {str(i): Published(float(i), 99, "") for i in range(1, 291)}
    whole = replace(found, published={2012: nation})
    assert comparison.band(whole, 2012, 280) == "bland de 25 % högsta av 290"
    assert comparison.band(whole, 2012, 10) == "bland de 25 % lägsta av 290"
    assert comparison.band(whole, 2012, 145) == "mittersta hälften av 290"
    assert comparison.band(found, 2012, 145) == "rikets kommuner saknas för året"
    half = replace(found, published={2012: dict(list(nation.items())[:149])})
    assert comparison.band(half, 2012, 145).startswith("149 av rikets 290 har uppgift")


def test_own_title_sets_the_municipality_beside_the_mean(catalogue: Catalogue) -> None:
    """Eslöv's title gives its number and the mean municipality's."""
    found, year = panel_for(
        catalogue, view(catalogue, "/", {}), catalogue.indicator("klarar-alla-amnen-ak9")
    )
    told = story.own_title(found, year, "1285")
    assert told == "I Eslöv klarar 74 av 100 niondeklassare alla ämnen, mot 69 i Skånes medelkommun"


def test_every_caption_names_unit_perspective_year_and_source(catalogue: Catalogue) -> None:
    """Every indicator's caption has its perspective and year, and its source a publisher."""
    for indicator in catalogue.indicators:
        shown = view(catalogue, "/", {"indikator": indicator.id})
        found, year = panel_for(catalogue, shown, indicator)
        caption = captions.subtitle(found, year)
        basis = captions.PERSPECTIVES[indicator.perspective]
        assert basis in caption or "kommunens egna" in caption
        assert found.in_year(year) in caption
        assert captions.source(catalogue, found).startswith(("Källa: ", "Källor: "))
        assert "inte enskilda elever" in captions.source(catalogue, found)


def test_hover_is_short_and_complete(catalogue: Catalogue) -> None:
    """Hover tells name, value with unit, certainty, place, year and perspective, nothing else."""
    found, year = panel_for(
        catalogue, view(catalogue, "/", {}), catalogue.indicator("klarar-alla-amnen-ak9")
    )
    assert captions.hover(found, year, found.cell(year, "1285")).split("<br>") == [
        "<b>Eslöv</b>",
        "74 % · Klarar alla ämnen, åk 9",
        "95 % intervall 69–78, n = 439",
        "plats 8–17 av 33",
        "läsåret 2024/25, lägeskommun",
    ]
