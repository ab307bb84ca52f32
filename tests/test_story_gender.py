"""The sentences about girls and boys say what the published files say, and never more."""

import re
from math import isnan

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau

from likvard.catalogue import Catalogue
from likvard.equity.gap import signed
from likvard.equity.gender import Pair
from likvard.story import gap as words
from likvard.story import gender as story
from likvard.story.gender_trend import (
    constancy,
    constant,
    instead,
    trend_about,
    trend_heading,
    trend_tested,
)
from likvard.suited import indicators_for
from tests.test_gender import AK6, EVERY_YEAR, MATHS, YEAR, found, invented, published

MEAN = "I medelkommunen, där varje kommun väger lika,"
CAUSAL = re.compile(r"\b(beror|påverka\w*|leder till|orsak\w*|på grund av|därför att)\b")


def swedish(value: float, decimals: int = 1) -> str:
    """Return a positive number as Swedes write it, by other means than the app's."""
    return f"{value:.{decimals}f}".replace(".", ",")


def test_the_title_says_both_levels() -> None:
    """Of a hundred in grade 6, the title's two numbers are the plain means of the files."""
    value = published("skolverket-betyg-ak6", "SKV_AK6_ALLA", 2025)
    girls, boys = (round(value[g].mean()) for g in "KM")
    first, second = story.title(*found(AK6))
    assert (
        first == f"Bland flickor i medelkommunen klarar {girls} av 100 sjätteklassare alla ämnen, "
        f"bland pojkar {boys}."
    )
    assert second == "Skillnaden är säker i 1 av 33 kommuner: Landskrona."


def test_the_title_speaks_of_municipalities_where_pupils_go_the_other_way() -> None:
    """Of all pupils girls lead in eligibility, in the mean municipality boys: the title says so."""
    value, n = (
        published("skolverket-slutbetyg", series, 2025)
        for series in ("SKV_BEHORIG_YRKES", "SKV_AK9_ELEVER_BEH")
    )
    both = value.dropna().index.intersection(n.dropna().index)
    value, n = value.loc[both], n.loc[both]
    pupils = {g: (value[g] * n[g]).sum() / n[g].sum() for g in "KM"}
    means = value.mean()
    assert (pupils["K"] > pupils["M"]) is not (means["K"] > means["M"])
    own = found("behorig-yrkesprogram")
    assert "flickor i medelkommunen" in story.title(*own)[0]
    told = " och ".join(
        f"{who} {swedish(pupils[g])}" for who, g in (("flickor", "K"), ("pojkar", "M"))
    )
    assert f"Räknas varje elev lika är det tvärtom: {told} procent." in story.lede(*own)
    assert "tvärtom" not in story.lede(*found(AK6))


def test_the_lede_says_the_mean_gap_and_whether_it_is_certain() -> None:
    """Six points in grade 6 are certain; in mathematics boys' lead of 1.6 is not."""
    ak6 = published("skolverket-betyg-ak6", "SKV_AK6_ALLA", 2025)
    gap = swedish((ak6["K"] - ak6["M"]).mean())
    told = story.lede(*found(AK6))
    assert told.startswith(f"{MEAN} ligger flickor {gap} procentenheter högre än pojkar")
    assert "): en säker skillnad. Skolor i kommunen (lägeskommun), läsåret 2024/25." in told
    maths = published("skolverket-nationella-prov", "SKV_NP9_MA_AE", 2024)
    gap = swedish((maths["M"] - maths["K"]).mean())
    told = story.lede(*found(MATHS))
    assert told.startswith(f"{MEAN} ligger flickor {gap} procentenheter lägre än pojkar")
    assert "): ingen säker skillnad." in told


def test_the_heading_counts_both_ways() -> None:
    """As many girls' and boys' leads are told as the files have, the more common first."""
    maths = published("skolverket-nationella-prov", "SKV_NP9_MA_AE", 2024)
    girls, boys = (maths["K"] > maths["M"]).sum(), (maths["K"] < maths["M"]).sum()
    told = story.heading(*found(MATHS))
    assert told == f"Pojkar ligger högre i {boys} av 33 kommuner, flickor i {girls}"
    assert story.heading(*found(EVERY_YEAR)) == "Flickor ligger högre i alla 33 kommuner"


def test_a_gap_shown_as_nought_is_counted_as_none() -> None:
    """A gap that the chart writes 0,0 is told as alike, not as a lead of boys."""
    pair, year = found("examen-inom-fyra-ar")
    labels = [signed(pair.indicator, gap.value) for gap in pair.known(year)]
    girls, boys = (sum(label.startswith(sign) for label in labels) for sign in "+\N{MINUS SIGN}")
    same = len(labels) - girls - boys
    assert same > 0
    assert story.heading(pair, year) == (
        f"Flickor ligger högre i {girls} av 33 kommuner, pojkar i {boys}, lika i {same}"
    )


def test_without_intervals_the_years_speak() -> None:
    """Where no n is published, the title counts who was the same way round every year."""
    pair, year = found(EVERY_YEAR)
    assert story.title(pair, year)[1] == (
        "I 28 av 33 kommuner har flickor legat högre alla tio jämförbara år, "
        "i ingen har pojkar det."
    )
    girls, boys = constant(pair)
    assert girls.startswith("Flickor högre alla tio år: alla utom ")
    assert len(re.split(", | och ", girls.split("utom ")[1])) == 5
    assert boys == "Pojkar högre alla tio år: ingen kommun."
    assert "antalet flickor och pojkar publiceras inte" in story.marks(pair, year)


def test_a_single_municipality_is_told_in_the_singular() -> None:
    """Where one alone has an interval, the gap is certain or not, and of no number."""
    for girls, word in ((90.0, "Skillnaden är säker."), (70.5, "Skillnaden är inte säker.")):
        alone = invented([{"K": (girls,), "M": (70.0,)}])
        assert story.title(alone, 2012)[1] == word


def test_too_few_have_no_mean() -> None:
    """With 17 of 33 in the survey the title counts them, and no mean is told."""
    pair, year = found("trygghet-ak8")
    first, second = story.title(pair, year)
    assert first == "Trygghet i årskurs 8: pojkar ligger högre i 16 av 17 kommuner, flickor i 1."
    assert second == "Osäkerheten i skillnaden är okänd."
    assert "medelkommunen" not in story.lede(pair, year)
    assert story.lede(pair, year).endswith("17 av 33 kommuner har uppgift för båda.")
    assert story.against_mean(pair, year).startswith("Går inte att säga: bara 17 av 33")


def test_the_trend_is_told_by_its_test() -> None:
    """University eligibility: no certain change in ten years, by SciPy's test as by ours."""
    pair, _ = found(EVERY_YEAR)
    years = {y: published("kolada", "N17538", y) for y in pair.comparable}
    gaps = [(v["K"] - v["M"])[sorted(pair.always)].mean() for v in years.values()]
    p = kendalltau(range(len(gaps)), gaps, method="exact").pvalue
    assert p > 0.05
    assert trend_heading(pair) == (
        f"Ingen säker förändring i skillnaden sedan 2014/15: +{swedish(gaps[-1])} procentenheter "
        "i medelkommunen"
    )
    assert trend_tested(pair) == f" Trend 2014/15–2023/24: Mann–Kendall, p = {swedish(p, 2)}."


def test_a_steady_change_is_told_and_a_short_one_is_not() -> None:
    """Eight falling gaps have moved; five are too few to judge, and one is none."""
    falling = [{"K": (80.0 - i,) * 3, "M": (60.0 + i / 9,) * 3} for i in range(8)]
    assert trend_heading(invented(falling)) == (
        "Skillnaden i medelkommunen har gått från +20,0 till +12,2 procentenheter sedan 2011/12"
    )
    short = invented(falling[:5])
    assert trend_heading(short).startswith("Skillnaden i medelkommunen: +20,0 procentenheter")
    assert trend_tested(short) == " Trenden bedöms inte: minst sex jämförbara år behövs."
    alone = invented(falling[:1])
    assert trend_heading(alone) == "Skillnaden går ännu inte att följa över åren"
    assert "ett enda år, läsåret 2011/12" in instead(alone, followed=True)


def test_both_are_told_alike_when_they_are_alike() -> None:
    """The same rounded level is told once, of both; a gap of nought has no direction."""
    same = invented([{"K": (70.0, 60.0, 50.0), "M": (70.0, 60.0, 50.0)}])
    assert story.title(same, 2012)[0].startswith(
        "Bland såväl flickor som pojkar i medelkommunen klarar 60 av 100"
    )
    assert story.lede(same, 2012).startswith(
        f"{MEAN} skiljer 0,0 procentenheter mellan flickor och pojkar"
    )
    assert story.heading(same, 2012) == "Flickor och pojkar ligger lika i alla 3 kommuner"


def test_every_sentence_is_whole_and_says_no_cause(catalogue: Catalogue) -> None:
    """For every indicator of the page the words are whole, without causes and placeholders."""
    for indicator in indicators_for("/konen", catalogue):
        for text in _sentences(*found(indicator.id)):
            assert "{" not in text
            assert "nan" not in text.lower().split()
            assert not CAUSAL.search(text)


def _sentences(pair: Pair, year: int) -> list[str]:
    told = [*story.title(pair, year), story.lede(pair, year), story.heading(pair, year)]
    told += [story.marks(pair, year), story.against_mean(pair, year), *story.unlike(pair, year)]
    told += [*story.largest(pair, year, 1), *story.largest(pair, year, -1), trend_heading(pair)]
    told += [
        trend_about(pair, followed=False),
        constancy(pair),
        *constant(pair),
        trend_tested(pair),
    ]
    told += [words.unknown(pair.indicator), words.minus(pair.indicator)]
    return told


@settings(max_examples=40)
@given(st.lists(YEAR, min_size=1, max_size=8), st.sampled_from([0.0, 1.0, 30.0, 2000.0]))
def test_any_figures_give_whole_sentences(
    rows: list[dict[str, tuple[float, ...]]], n: float
) -> None:
    """Random, equal and hidden values never break a sentence, and the same give the same words."""
    pair = invented(rows, n)
    for year in pair.years:
        told = _sentences(pair, year)
        assert told == _sentences(invented(rows, n), year)
        assert not any("{" in text or "nan" in text.split() for text in told)
        assert not any(isnan(gap.value) for gap in pair.known(year))
