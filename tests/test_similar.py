"""Which municipalities are alike, and which of them are better, held against the shipped files."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

from likvard.address import View, view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.cells import Published
from likvard.choice import in_profile, panels_for
from likvard.equity.better import Lessons, lessons
from likvard.equity.likeness import VARIABLES, sought, written
from likvard.equity.similar import Likeness, likeness
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel, panel
from likvard.standing import among_similar, standing
from likvard.warehouse import ROOT

WEIGHTS = st.fixed_dictionaries({v.word: st.integers(0, 3) for v in VARIABLES})
FILES = ROOT / "data" / "figures" / "municipality"
AUTUMN = 2024


def asked(slug: str, **query: str) -> View:
    """Return the view of one municipality's page."""
    return view(load_catalogue(), "/kommun", {"kommun": slug} | query)


def alike(slug: str, **query: str) -> Likeness:
    """Return the municipalities like one."""
    found = asked(slug, **query)
    return likeness(found, found.followed[0])


def series(file: str, code: str, provider: str = "all", year: int = AUTUMN) -> pd.Series:
    """Return one series of the shipped figures by municipality."""
    rows = pd.read_parquet(FILES / f"{file}.parquet")
    kept = (rows.series == code) & (rows.gender == "T") & (rows.provider == provider)
    return rows[kept & (rows.year == year)].set_index("municipality")["value"]


@pytest.fixture(scope="module")
def background() -> pd.DataFrame:
    """The four variables of the 290 as they stand in the deliveries."""
    pupils = series("skolverket-elever", "SKV_GR_ELEVER")
    independent = series("skolverket-elever", "SKV_GR_ELEVER", "independent").reindex(pupils.index)
    return pd.DataFrame(
        {
            "utbildning": series("skolverket-elever", "SKV_GR_EFTERGYM"),
            "utlandsk": series("skolverket-elever", "SKV_GR_UTLBAKGR"),
            "storlek": np.log(pupils),
            "fristaende": 100 * independent.fillna(0) / pupils,
        }
    ).loc[[m.code for m in load_catalogue().municipalities]]


@pytest.mark.parametrize(
    ("slug", "words", "weights"),
    [
        ("eslov", "", (1, 1, 1, 1)),
        ("malmo", "utbildning:3,storlek:0", (3, 1, 0, 1)),
        ("osby", "utlandsk:2,fristaende:0", (1, 2, 1, 0)),
    ],
)
def test_distances_are_those_of_scipy(
    background: pd.DataFrame, slug: str, words: str, weights: tuple[int, ...]
) -> None:
    """The seven nearest and their distances are seuclidean's, each variance over its weight."""
    found = alike(slug, likhet=words)
    counted = [c for c, w in zip(background, weights, strict=True) if w]
    kept = background[counted]
    variance = kept.var(ddof=0) / [w for w in weights if w]
    own = kept.loc[[found.own.code]]
    distance = pd.Series(cdist(own, kept, "seuclidean", V=variance)[0], kept.index)
    nearest = distance.drop(found.own.code).sort_values().head(7)
    assert [m.code for m in found.municipalities] == list(nearest.index)
    assert [x.distance for x in found.nearest] == pytest.approx(nearest.tolist())
    assert found.typical == pytest.approx(distance.drop(found.own.code).median())
    assert (found.year, found.among) == (AUTUMN, 290)


def test_traits_are_the_published_values(background: pd.DataFrame) -> None:
    """Each variable of a similar municipality is as delivered, apart by the country's deviation."""
    found = alike("lund")
    for like in found.nearest:
        for trait in like.traits:
            both = background.loc[[like.municipality.code, found.own.code], trait.variable.word]
            deviation = background[trait.variable.word].std(ddof=0)
            assert trait.apart == pytest.approx((both.iloc[0] - both.iloc[1]) / deviation)
            held = np.log(trait.other) if trait.variable.logarithm else trait.other
            assert held == pytest.approx(both.iloc[0])


@given(WEIGHTS)
def test_weights_survive_the_address(weights: dict[str, int]) -> None:
    """What is written is read back, except that all zero becomes all alike with a notice."""
    found = sought(written(weights) or "")
    if any(weights.values()):
        assert found.weights == weights
        assert not found.notices
    else:
        assert set(found.weights.values()) == {1}
        assert "Minst en uppgift" in found.notices[0]


@pytest.mark.parametrize(
    "text", ["utbildning:4", "utbildning:-1", "utbildning", "annat:1", "utlandsk: 2", "storlek:²"]
)
def test_nonsense_is_told_and_counts_for_nothing(text: str) -> None:
    """Unknown words and weights outside 0 to 3 are named; the rest of the choice stands."""
    found = sought(f"{text},fristaende:2")
    assert found.weights == {v.word: 1 for v in VARIABLES} | {"fristaende": 2}
    assert found.notices == (f"Valet ”{text}” för likheten finns inte.",)


def test_too_early_there_is_no_likeness() -> None:
    """Foreign background is published from 2020/21: before that nobody can be told alike."""
    assert alike("eslov", ar="2021").year == 2020
    with pytest.raises(NotDefinedError):
        alike("eslov", ar="2020")


def test_the_similar_have_a_mean_only_when_half_are_known(catalogue: Catalogue) -> None:
    """The mean is unweighted and of those with a value; below half of them there is none."""
    found = panel(catalogue, catalogue.indicator("klarar-alla-amnen-ak9"), catalogue.areas[0])
    near = alike("eslov").municipalities
    values = series("skolverket-slutbetyg", "SKV_AK9_ALLA", year=2025)
    told = standing(found, 2025, "1285", near)
    expected = values[[m.code for m in near]].mean()
    assert told.similar == pytest.approx(expected)
    assert told.alike == 7
    assert told.similar_difference == pytest.approx(values["1285"] - expected)
    few = replace(found, published={2025: {m.code: Published(50, 9, "") for m in near[:3]}})
    mean, count = among_similar(few, 2025, near)
    assert np.isnan(mean)
    assert count == 3


def learnt(slug: str) -> tuple[Likeness, list[tuple[Panel, int]], Lessons]:
    """Return whom a municipality can learn from, with what that is found among."""
    shown = asked(slug)
    found = likeness(shown, shown.followed[0])
    pairs = panels_for(shown.catalogue, shown, in_profile)
    return found, pairs, lessons(pairs, found.own, found.municipalities)


@pytest.mark.parametrize("slug", ["horby", "helsingborg", "osby"])
def test_the_better_are_those_of_statsmodels(slug: str) -> None:
    """Who is better: Newcombe's interval of each difference, and Benjamini and Hochberg."""
    found, pairs, told = learnt(slug)
    level: dict[tuple[str, str], float] = {}
    ups = set()
    for (shown, year), who in product(pairs, found.municipalities):
        row = shown.published[year]
        mine, other = row.get(found.own.code), row.get(who.code)
        if not shown.indicator.proportion or shown.indicator.direction == "none":
            continue
        if mine is None or other is None:
            continue
        if not (other.n > 0) or "approximate" in {mine.status, other.status}:
            continue
        key = (shown.indicator.id, who.name)
        level[key] = _least(other, mine)
        if other.value > mine.value:
            ups.add(key)
    kept = multipletests(list(level.values()), method="fdr_bh")[0]
    expected = {key for key, sure in zip(level, kept, strict=True) if sure} & ups
    assert {(b.panel.indicator.id, b.other.name) for b in told.better} == expected
    assert told.tested == len({name for _, name in level})


def _least(one: Published, other: Published) -> float:
    """Return the level at which the interval of two shares reaches zero, held to the 95 % one."""
    counts = [round(p.value / 100 * p.n) for p in (one, other)]
    ends = confint_proportions_2indep(
        counts[0], one.n, counts[1], other.n, method="newcomb", compare="diff"
    )
    difference = (one.value - other.value) / 100
    reach = difference - ends[0] if difference > 0 else ends[1] - difference
    return float(2 * norm.sf(abs(difference) / reach * 1.959964))


def test_the_interval_of_a_better_result_is_newcombes() -> None:
    """The difference's ends are those that statsmodels gives for the same pupils."""
    _, _, told = learnt("horby")
    for better in told.better[:4]:
        counts = [round(c.value / 100 * c.n) for c in (better.other, better.own)]
        ends = confint_proportions_2indep(
            counts[0], better.other.n, counts[1], better.own.n, method="newcomb", compare="diff"
        )
        assert (better.low, better.high) == pytest.approx([100 * e for e in ends], abs=0.15)


def test_nobody_is_better_where_uncertainty_is_unknown(catalogue: Catalogue) -> None:
    """Measures without an interval, and those neither good nor bad, are never tested."""
    shown = asked("horby")
    own, near = shown.followed[0], alike("horby").municipalities
    neither = [
        (p, y)
        for p, y in panels_for(catalogue, shown, in_profile)
        if p.indicator.direction == "none" or not p.indicator.proportion
    ]
    assert neither
    assert lessons(neither, own, near).tested == 0


def test_lower_is_better_where_it_should_be(catalogue: Catalogue) -> None:
    """Of pupils lacking several subjects the lower share is the better."""
    indicator = catalogue.indicator("utan-godkant-i-flera-amnen-ak6")
    found, own = panel(catalogue, indicator, catalogue.areas[0]), catalogue.municipality("osby")
    others = [catalogue.municipality(slug) for slug in ("lund", "eslov")]
    rows = {own.code: 30.0, others[0].code: 5.0, others[1].code: 60.0}
    made = replace(found, published={2025: {c: Published(v, 400, "") for c, v in rows.items()}})
    told = lessons([(made, 2025)], own, others)
    assert [b.other.name for b in told.better] == ["Lund"]
    assert told.better[0].p < 0.001
