"""What was to be expected, against a quasi-binomial model of statsmodels and a count by hand."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from likvard import swedish
from likvard.address import view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.choice import panel_for
from likvard.equity.expected import Expected, coverage, expected, kind_of
from likvard.equity.outcome import AS, OVER, UNDER, UNKNOWN
from likvard.measures.arrays import NotDefinedError
from likvard.story import expected as story
from tests.background_figures import beside, series

ALL = "klarar-alla-amnen-ak9"
YEARS = range(2021, 2026)


@lru_cache(maxsize=4)
def found(identity: str = ALL, **words: str) -> Expected:
    """Return what is expected of an indicator in the latest year."""
    catalogue = load_catalogue()
    asked = view(catalogue, "/bakgrund", {"indikator": identity, **words})
    panel, year = panel_for(catalogue, asked, asked.indicator)
    return expected(catalogue, panel, year)


def table(year: int) -> pd.DataFrame:
    """Return result and the three backgrounds of a year, straight from the files."""
    return beside(ALL, year).assign(
        year=year,
        foreign=series("skolverket-elever", "SKV_GR_UTLBAKGR", year - 1),
        girls=series("skolverket-slutbetyg", "SKV_AK9_FLICKOR", year),
    )


def test_it_agrees_with_a_quasi_binomial_model() -> None:
    """Another model of the same figures expects nearly the same of every municipality in Skåne."""
    rows = pd.concat([table(year) for year in YEARS]).dropna()
    levels = pd.get_dummies(rows["year"], drop_first=True, dtype=float)
    design = sm.add_constant(pd.concat([rows[["x", "foreign", "girls"]], levels], axis=1))
    share = rows["y"].to_numpy() / 100
    family = sm.families.Binomial()
    theirs = sm.GLM(share, design.to_numpy(), family=family, var_weights=rows["n"]).fit(scale="X2")
    rows = rows.assign(expected=100 * theirs.fittedvalues)
    last = rows[rows["year"] > 2022]
    weighted = (last["expected"] * last["n"]).groupby(level=0).sum()
    means = weighted / last["n"].groupby(level=0).sum()
    own = {outcome.code: outcome.expected for outcome in found().outcomes}
    off = np.array([own[code] - means[code] for code in own])
    assert np.abs(off).max() < 3
    assert np.abs(off).mean() < 1.2


def test_the_result_is_the_pupils_mean_of_three_years() -> None:
    """Lund's three years together: all who passed by all who left."""
    rows = pd.concat([table(year).loc[["1281"]] for year in (2023, 2024, 2025)])
    lund = next(own for own in found().outcomes if own.code == "1281")
    assert lund.n == rows["n"].sum()
    assert lund.actual == pytest.approx((rows["y"] * rows["n"]).sum() / rows["n"].sum())


def test_the_heading_counts_who_lies_where() -> None:
    """The counts are those of results outside their limits, and add up to the 33."""
    rows = [(own.actual, own.low, own.high) for own in found().outcomes]
    over = sum(actual > high for actual, _, high in rows)
    under = sum(actual < low for actual, low, _ in rows)
    words = ["ingen", "en", *(swedish.counted(count) for count in range(2, 34))]
    told = story.heading(found())
    assert f"ligger {words[over]} över väntat, {words[under]} under väntat" in told
    assert told.endswith(f"och {words[33 - over - under]} som väntat")


def test_everyone_outside_is_named_with_the_limits() -> None:
    """Names, size of the gap and limits stand in the sentence; nobody inside is named."""
    told = " ".join(story.who(found()))
    for own in found().outcomes:
        assert (own.name in told) == (own.word in {OVER, UNDER})
        if own.word != AS:
            low, high = (swedish.number(end) for end in (own.low, own.high))
            assert f"resultat {swedish.number(own.actual)}, väntat {low}–{high}" in told


def test_the_limits_hold_for_the_left_out(catalogue: Catalogue) -> None:
    """Of some 287 municipalities about 95 of 100 lie inside, in every fifth by size."""
    asked = view(catalogue, "/bakgrund", {"indikator": "meritvarde"})
    for identity in ("meritvarde", ALL, "behorig-yrkesprogram", "klarar-alla-amnen-ak6"):
        indicator = catalogue.indicator(identity)
        tested = coverage(catalogue, panel_for(catalogue, asked, indicator)[0])
        assert tested.count > 280
        assert tested.share == pytest.approx(0.95, abs=0.02)
        assert min(tested.fifths) > 0.88
    share = swedish.number(100 * found().coverage.share)
    assert f"Av 287 kommuner ligger {share} procent inom sina gränser" in story.tried(found())


def test_the_model_is_told_with_years_and_backgrounds() -> None:
    """Five school years and three backgrounds, none of them called Skolverket's model."""
    told = story.model(found())
    assert "läsåren 2020/21–2024/25" in told
    assert "tre bakgrunder: föräldrarnas utbildning, andelen elever med utländsk bakgrund" in told
    assert story.mean_of(found()) == "2022/23–2024/25"
    texts = [told, story.heading(found()), story.tried(found()), story.chance(found())]
    assert not any(re.search(r"salsa", text, re.IGNORECASE) for text in texts)


def test_about_two_of_33_are_expected_outside() -> None:
    """Five in a hundred of 33 are told as two, so that nobody reads more into them."""
    assert "Av 33 kommuner väntas därför ungefär två ligga utanför" in story.chance(found())


def test_limits_by_size_are_in_the_unit_of_the_result() -> None:
    """Chance alone is in percentage points, smaller than the limits, and not told of scores."""
    sizes = [300.0, 3000.0]
    low, high = found().limits(sizes)
    alone = found().chance_alone(sizes)
    assert alone is not None
    assert (alone[1] < high).all()
    assert (alone[0] > low).all()
    p = found().typical
    assert alone[1] == pytest.approx(196 * np.sqrt(p * (1 - p) / np.array(sizes)), rel=1e-3)
    assert found("meritvarde").chance_alone(sizes) is None


@pytest.mark.parametrize(
    ("identity", "words", "said"),
    [
        ("godkant-matematik", {}, "Antalet elever bakom värdena publiceras inte"),
        ("behorig-estetiskt", {}, "färre läsår"),
        ("meritvarde", {"ar": "2020"}, "färre läsår"),
    ],
)
def test_why_nothing_is_expected_is_told(
    identity: str, words: dict[str, str], said: str, catalogue: Catalogue
) -> None:
    """Without numbers of pupils, or with fewer than three years, the reason stands instead."""
    asked = view(catalogue, "/bakgrund", {"indikator": identity, **words})
    panel, year = panel_for(catalogue, asked, asked.indicator)
    with pytest.raises(NotDefinedError):
        expected(catalogue, panel, year)
    assert said in story.why_not(panel, year)


def test_a_mean_of_pupils_is_no_share(catalogue: Catalogue) -> None:
    """Merit values are fitted as they are, shares as odds."""
    asked = view(catalogue, "/bakgrund", {})
    kinds = {
        identity: kind_of(panel_for(catalogue, asked, catalogue.indicator(identity))[0], 2025)
        for identity in ("meritvarde", ALL)
    }
    assert kinds == {"meritvarde": "score", ALL: "share"}


def test_a_member_without_a_year_is_counted_apart() -> None:
    """Those that lack a year have no word but that, and the heading counts the others."""
    told = found("utan-godkant-i-flera-amnen-ak6")
    lacking = [own for own in told.outcomes if own.word == UNKNOWN]
    assert lacking
    assert not any(own.known for own in lacking)
    assert f"{33 - len(lacking)} kommuner med uppgift" in story.heading(told)
