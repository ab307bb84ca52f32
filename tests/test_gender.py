"""Girls beside boys: every gap, interval and test against the published files themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

from likvard.address import view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.cells import Published
from likvard.equity.gap import Gap, signed
from likvard.equity.gender import Pair, pair_for
from likvard.measures.arrays import NotDefinedError
from likvard.panel import panel
from likvard.suited import indicators_for
from likvard.warehouse import ROOT

AK6 = "klarar-alla-amnen-ak6"
MATHS = "np-matematik-andel"
EVERY_YEAR = "hogskolebehorighet-inom-fyra-ar"


def published(file: str, series: str, year: int) -> pd.DataFrame:
    """Return the published figures of a year in Skåne by municipality, girls K and boys M."""
    frame = pd.read_parquet(ROOT / "data" / "figures" / "municipality" / f"{file}.parquet")
    ours = frame["municipality"].str.startswith("12") & frame["provider"].eq("all")
    rows = frame[ours & frame["series"].eq(series) & frame["year"].eq(year)]
    return rows.pivot_table(index="municipality", columns="gender", values="value")


def found(identity: str, **query: str) -> tuple[Pair, int]:
    """Return the pair of an indicator as the page has it."""
    catalogue = load_catalogue()
    asked = view(catalogue, "/konen", {"indikator": identity} | query)
    return pair_for(catalogue, asked, asked.indicator)


def invented(
    rows: Sequence[Mapping[str, Sequence[float]]], n: float = 200, **changes: object
) -> Pair:
    """Return a pair of three members with the given values of K and M for 2012, 2013 and so on."""
    catalogue = load_catalogue()
    base = panel(catalogue, catalogue.indicator(AK6), catalogue.areas[0])
    members = base.members[: len(rows[0]["K"])]
    indicator = replace(base.indicator, **changes)  # type: ignore[arg-type]

    def of(gender: str) -> object:
        values = {
            2012 + i: {
                m.code: Published(v, nan if isnan(v) else n, "suppressed" if isnan(v) else "")
                for m, v in zip(members, row[gender], strict=True)
            }
            for i, row in enumerate(rows)
        }
        changed = {"indicator": indicator, "gender": gender, "members": members}
        return replace(base, published=values, **changed)  # type: ignore[arg-type]

    return Pair(of("K"), of("M"))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def of_files() -> pd.DataFrame:
    """Grade 6 in 2025 from the files alone: gap and Newcombe's interval by statsmodels."""
    value = published("skolverket-betyg-ak6", "SKV_AK6_ALLA", 2025)
    n = published("skolverket-betyg-ak6", "SKV_AK6_ELEVER", 2025)
    rows = {}
    for code in value.index:
        k, m = (n.loc[code, g] for g in "KM")
        p, q = (value.loc[code, g] / 100 for g in "KM")
        low, high = confint_proportions_2indep(p * k, k, q * m, m, method="newcomb")
        rows[code] = {"gap": 100 * (p - q), "low": 100 * low, "high": 100 * high}
    return pd.DataFrame(rows).T


def test_gaps_and_intervals_are_those_of_statsmodels(of_files: pd.DataFrame) -> None:
    """Every municipality's gap and interval come out of the published files by another library."""
    pair, year = found(AK6)
    assert year == 2025
    assert len(pair.measured(year)) == len(of_files) == 33
    for gap in pair.gaps(year):
        wanted = of_files.loc[gap.code]
        assert (gap.value, gap.low, gap.high) == pytest.approx(tuple(wanted), abs=1e-6)


def test_certain_gaps_are_those_that_stay_when_all_are_tested(of_files: pd.DataFrame) -> None:
    """The certain ones are what statsmodels keeps of 33 tests, among those leaving out zero."""
    towards = np.where(of_files.gap > 0, of_files.gap - of_files.low, of_files.high - of_files.gap)
    p = 2 * norm.sf(of_files.gap.abs() / towards * norm.ppf(0.975))
    kept = multipletests(p, 0.05, "fdr_bh")[0]
    pair, year = found(AK6)
    certain = pair.certain(year)
    assert {gap.code for gap in certain} == set(of_files.index[kept])
    assert [gap.name for gap in certain] == ["Landskrona"]
    assert all(gap.low > 0 or gap.high < 0 for gap in certain)


def test_the_mean_gap_and_its_interval(of_files: pd.DataFrame) -> None:
    """The mean municipality's gap is the plain mean; the squared reaches of its parts add up."""
    pair, year = found(AK6)
    mean, k = pair.average(year), len(of_files)
    reach = sqrt(((of_files.gap - of_files.low) ** 2).sum()) / k
    assert mean.gap == pytest.approx(of_files.gap.mean())
    assert mean.low == pytest.approx(of_files.gap.mean() - reach, abs=1e-6)
    assert mean.girls - mean.boys == pytest.approx(mean.gap)


def test_against_the_others_their_own_chance_counts(of_files: pd.DataFrame) -> None:
    """Who differs from the rest is tested against the mean of the rest with its uncertainty."""
    rows = []
    for code, own in of_files.iterrows():
        rest = of_files.drop(index=code)
        over = own.gap > rest.gap.mean()
        near = own.gap - own.low if over else own.high - own.gap
        far = rest.high - rest.gap if over else rest.gap - rest.low
        reach = sqrt(near**2 + (far**2).sum() / len(rest) ** 2)
        rows.append(2 * norm.sf(abs(own.gap - rest.gap.mean()) / reach * norm.ppf(0.975)))
    kept = multipletests(rows, 0.05, "fdr_bh")[0]
    pair, year = found(AK6)
    assert {gap.code for gap in pair.unlike(year)} == set(of_files.index[kept])


def test_the_trend_of_the_mean_gap() -> None:
    """The mean gap by year is that of the files, its trend tested by SciPy's exact Kendall."""
    pair, _ = found(EVERY_YEAR)
    means = {}
    for year in pair.comparable:
        value = published("kolada", "N17538", year)
        means[year] = (value["K"] - value["M"])[sorted(pair.always)].mean()
    assert pair.means == pytest.approx(means)
    wanted = kendalltau(list(means), list(means.values()), method="exact")
    assert pair.trend is not None
    assert pair.trend.probability == pytest.approx(wanted.pvalue)


def test_who_stands_higher_every_year_is_counted_in_the_files() -> None:
    """In 28 municipalities the girls' share was the higher in each of the ten years."""
    pair, _ = found(EVERY_YEAR)
    years = [published("kolada", "N17538", y) for y in pair.comparable]
    always = [c for c in years[0].index if all(v.loc[c, "K"] > v.loc[c, "M"] for v in years)]
    assert pair.steady(1) == [m.code for m in pair.both.members if m.code in always]
    assert len(always) == 28
    assert pair.steady(-1) == []


def test_a_value_that_is_hidden_or_bounded_gives_no_gap() -> None:
    """Where one of the two is hidden or only "nearly all", there is a reason and no number."""
    pair, year = found("np-svenska-andel")
    lacking = [gap for gap in pair.gaps(year) if not gap.known]
    assert len(lacking) == 20
    assert all(gap.reason and gap.brief for gap in lacking)
    assert all(isnan(gap.value + gap.low + gap.ratio) for gap in lacking if not gap.known)
    assert not pair.average(year).known
    assert pair.unlike(year) == []
    assert {gap.reason for gap in lacking} >= {
        "pojkar: 1–4 elever från alla",
        "flickor: 1–4 elever från alla, pojkar: för få elever",
    }


def test_without_numbers_of_pupils_there_is_a_gap_but_no_interval() -> None:
    """Eligibility by home municipality has gaps for all, none of them with an interval."""
    pair, year = found("behorig-yrkesprogram-hemkommun")
    assert (len(pair.known(year)), pair.measured(year)) == (33, [])
    assert pair.certain(year) == pair.unlike(year) == []
    assert pair.average(year).known
    assert not pair.average(year).measured


def test_the_chosen_gender_changes_nothing() -> None:
    """With boys alone in the address the page still has both, for the same year."""
    assert found(AK6, kon="M")[0].gaps(2025) == found(AK6)[0].gaps(2025)


def test_three_year_means_are_of_both(catalogue: Catalogue) -> None:
    """By choice every value is a mean of three years, and the trend is still of single years."""
    pair, year = found(MATHS, medel="3")
    single, _ = found(MATHS)
    assert (pair.girls.span_years, pair.boys.span_years) == (3, 3)
    code = catalogue.municipality("malmo").code
    three = [single.girls.cell(y, code) for y in range(year - 2, year + 1)]
    assert pair.girls.cell(year, code).n == sum(c.n for c in three)
    assert pair.single.means == single.means


def test_a_mean_that_rests_on_a_bound_gives_no_gap() -> None:
    """Where one of three years is only "nearly all", the mean of them has no gap either."""
    pair, year = found("np-svenska-andel", medel="3")
    assert pair.girls.span_years == 3
    three = [pair.single.gaps(y) for y in range(year - 2, year + 1)]
    for mean, *years in zip(pair.gaps(year), *three, strict=True):
        assert mean.known == all(gap.known for gap in years)


def test_nothing_is_not_defined(catalogue: Catalogue) -> None:
    """An indicator that is not published by gender has no pair, and no place on the page."""
    asked = view(catalogue, "/konen", {})
    merit = catalogue.indicator("meritvarde")
    with pytest.raises(NotDefinedError):
        pair_for(catalogue, asked, merit)
    offered = indicators_for("/konen", catalogue)
    assert merit not in offered
    assert catalogue.indicator("larare-med-hogskoleexamen") not in offered
    assert all(pair_for(catalogue, asked, indicator) for indicator in offered)


SHARE = st.one_of(st.floats(0, 100), st.sampled_from([0.0, 100.0, nan]))
YEAR = st.fixed_dictionaries({g: st.tuples(SHARE, SHARE, SHARE) for g in "KM"})


@settings(max_examples=40)
@given(st.lists(YEAR, min_size=1, max_size=8))
def test_changing_places_turns_everything(rows: list[dict[str, tuple[float, ...]]]) -> None:
    """With girls and boys exchanged every gap, interval, certainty and trend changes sign only."""
    there = invented(rows)
    back = invented([{"K": row["M"], "M": row["K"]} for row in rows])
    for year in there.years:
        gaps, turned = there.gaps(year), back.gaps(year)
        assert [_ends(g) for g in gaps] == [pytest.approx(_turned(g), nan_ok=True) for g in turned]
        certain = {g.code for g in there.certain(year)}
        assert certain == {g.code for g in back.certain(year)}
        assert {g.code for g in there.unlike(year)} == {g.code for g in back.unlike(year)}
    if there.years:
        assert there.steady(1) == back.steady(-1)


def _ends(gap: Gap) -> tuple[float, float, float]:
    return gap.value, gap.low, gap.high


def _turned(gap: Gap) -> tuple[float, float, float]:
    return -gap.value, -gap.high, -gap.low


@pytest.mark.parametrize(
    ("value", "told"), [(2.94, "+2,9"), (-0.04, "0,0"), (0.04, "0,0"), (-3, "−3,0"), (nan, "–")]
)
def test_a_gap_is_written_with_its_sign(catalogue: Catalogue, value: float, told: str) -> None:
    """Plus and minus stand before what is not nought when rounded."""
    assert signed(catalogue.indicator(AK6), value) == told
