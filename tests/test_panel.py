from dataclasses import replace
from math import isnan, nan

import pytest

from likvard.catalogue import Catalogue, Indicator
from likvard.cells import Published, cell
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel, panel
from likvard.verdict import trend_from


def of(catalogue: Catalogue, identity: str, **split: str) -> Panel:
    """Return the panel of an indicator for the area the app opens with."""
    return panel(catalogue, catalogue.indicator(identity), catalogue.areas[0], **split)


@pytest.fixture(scope="module")
def passed(catalogue: Catalogue) -> Panel:
    """Pupils who passed all subjects, all schools in the municipality."""
    return of(catalogue, "klarar-alla-amnen-ak9")


@pytest.fixture(scope="module")
def eligible(catalogue: Catalogue) -> Panel:
    """Eligible for vocational programmes, by home municipality: the series with a break."""
    return of(catalogue, "behorig-yrkesprogram-hemkommun")


def test_all_members_are_there_every_year_in_swedish_order(passed: Panel) -> None:
    """Every member has a cell each year, Bjuv first and Östra Göinge last."""
    for year in passed.years:
        names = [c.name for c in passed.cells(year)]
        assert len(names) == 33
        assert (names[0], names[-1]) == ("Bjuv", "Östra Göinge")


def test_published_values_are_as_published(catalogue: Catalogue, passed: Panel) -> None:
    """Lomma has the highest merit value in 2025 with 269,7 and Sjöbo the lowest with 183,3."""
    merit = {c.name: c.value for c in of(catalogue, "meritvarde").cells(2025)}
    assert (merit["Lomma"], merit["Sjöbo"]) == (269.7, 183.3)
    assert (max(merit.values()), min(merit.values())) == (269.7, 183.3)
    assert passed.cell(2025, "1285").shown == "74 %"


def test_spread_of_the_headline_series(eligible: Panel) -> None:
    """The standard deviation was 5,1 in läsår 2011/12 and 6,7 in 2024/25."""
    assert eligible.level(2012).sd == pytest.approx(5.10, abs=0.005)
    assert eligible.level(2025).sd == pytest.approx(6.73, abs=0.005)


def test_years_before_a_break_are_not_comparable(eligible: Panel) -> None:
    """The series is compared from its first year with the new rules."""
    assert eligible.years[0] == 2006
    assert eligible.comparable[0] == 2012
    assert min(eligible.distances()) == 2012


def test_interval_only_with_a_published_count(passed: Panel, eligible: Panel) -> None:
    """A share with a published count has an interval around it; one without has none."""
    assert all(c.low < c.value < c.high for c in passed.known(2025))
    assert not any(c.certain for c in eligible.cells(2025))


def test_weighted_mean_needs_every_count(passed: Panel, eligible: Panel) -> None:
    """The weighted mean lies between the ends, and is not defined without counts."""
    level = passed.level(2025)
    assert level.low < level.weighted < level.high
    assert isnan(eligible.level(2025).weighted)


def test_the_latest_year_is_one_with_final_figures(catalogue: Catalogue) -> None:
    """Preliminary costs are there to be chosen, but not what is shown first."""
    cost = of(catalogue, "kostnad-per-elev")
    assert max(cost.years) == 2025
    assert cost.latest == 2024
    assert "preliminär" in cost.known(2025)[0].shown


def test_the_country_is_a_reference_only_when_published(eligible: Panel) -> None:
    """With only the county's own municipalities published there is no national reference."""
    assert eligible.nation(2024).size >= 280
    assert eligible.nation(2025).size == 0
    assert isnan(eligible.nation_mean(2025))


def test_no_spread_below_four_fifths(catalogue: Catalogue) -> None:
    """With 19 of 33 there is a mean of those, but no spread and no trend."""
    survey = of(catalogue, "trygghet-ak8", provider="municipal")
    level = survey.level(survey.latest)
    assert level.count == 19
    assert isnan(level.sd)
    assert trend_from(survey.distances()) is None


def test_money_is_told_relative_to_its_mean(catalogue: Catalogue) -> None:
    """The distance of costs is in per cent of the mean, and amounts are rounded to hundreds."""
    cost = of(catalogue, "kostnad-per-elev")
    level = cost.level(2024)
    assert cost.distance(2024) == pytest.approx(100 * level.sd / level.mean)
    assert cost.label(133812.9) == "133\u202f800"


def test_nothing_published_is_not_defined(passed: Panel) -> None:
    """A choice with no value at all has no latest year, and an empty level."""
    empty = replace(passed, published={})
    assert empty.years == ()
    with pytest.raises(NotDefinedError):
        _ = empty.latest
    assert isnan(empty.level(2025).mean)


@pytest.mark.parametrize(
    ("published", "shown", "note"),
    [
        (Published(nan, 4, "suppressed"), "För få elever", "För få elever"),
        (Published(nan, nan, "not_applicable"), "Finns inte här", "Finns inte här"),
        (Published(nan, nan, "missing"), "Uppgift saknas", "Uppgift saknas"),
        (Published(100, 200, "approximate"), "minst 98 %", "1–4 elever från alla"),
        (Published(100, nan, "approximate"), "nära 100 %", "1–4 elever från alla"),
        (Published(74.6, 400, ""), "75 %", ""),
    ],
)
def test_every_status_has_its_words(
    passed: Panel, published: Published, shown: str, note: str
) -> None:
    """Missing is never a zero: each status says why in words."""
    found = cell(passed.indicator, passed.members[0], published)
    assert (found.shown, found.note) == (shown, note)


def test_nearly_all_is_an_interval(passed: Panel) -> None:
    """A published "~100" with n = 200 is between four and one pupil short."""
    found = cell(passed.indicator, passed.members[0], Published(100, 200, "approximate"))
    assert (found.low, found.high) == (98, 99.5)


def test_nearly_all_counts_as_the_middle_of_what_is_possible(catalogue: Catalogue) -> None:
    """A published "~100" with a count is 2,5 pupils short of all, in the area and the country."""
    survey = of(catalogue, "np-svenska-som-andrasprak-andel")
    nearly = [c for c in survey.known(survey.latest) if c.status == "approximate" and c.n > 4]
    assert nearly
    assert all(c.value == pytest.approx(100 - 250 / c.n) for c in nearly)
    assert all(c.low < c.value < c.high for c in nearly)


def test_frames_hold_every_member_and_year(passed: Panel) -> None:
    """The frames for figures have one row per member, and per member and year."""
    assert len(passed.at(2025)) == 33
    assert len(passed.long) == 33 * len(passed.years)


def test_every_indicator_has_a_panel(catalogue: Catalogue) -> None:
    """Every indicator has a latest year, labels within its range, and a level."""

    def check(indicator: Indicator) -> None:
        providers = ("all", "municipal")
        found = next(
            p for p in (of(catalogue, indicator.id, provider=x) for x in providers) if p.years
        )
        low, high = indicator.range
        assert all(low <= c.value <= high for c in found.known(found.latest)), indicator.id
        assert low <= found.level(found.latest).mean <= high

    for indicator in catalogue.indicators:
        check(indicator)
