from random import Random

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from likvard.measures.benjamini_hochberg import adjusted, significant
from likvard.measures.rank import rank, rank_interval
from likvard.measures.shrinkage import shrink, shrink_shares

FINITE = st.floats(-1e6, 1e6)
PS = st.lists(st.floats(0, 1), min_size=1, max_size=40)
UNITS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 20)), min_size=2, max_size=15, unique=True
)
NOISY = st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 50)), min_size=2, max_size=15)


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=20))
def test_places_agree_with_scipy(values: list[int | None]) -> None:
    """Equal values share the best place, the missing have none, from either end."""
    there = [value for value in values if value is not None]
    for higher in (True, False):
        found = rank(values, higher_is_first=higher)
        places = scipy.stats.rankdata([-v if higher else v for v in there], method="min")
        assert [place for place in found if place is not None] == places.tolist()
        assert [place is None for place in found] == [value is None for value in values]


def test_two_units_have_a_known_probability_of_being_first() -> None:
    """Of two units the better is first with the probability of the normal distribution."""
    found = rank_interval([90, 88], [2, 1.5], draws=40_000)
    assert found.first == pytest.approx([0.7881446, 0.2118554], abs=0.008)
    assert found.last == pytest.approx(found.first[::-1])
    low_first = rank_interval([90, 88], [2, 1.5], draws=40_000, higher_is_first=False)
    assert low_first.first == pytest.approx([0.2118554, 0.7881446], abs=0.008)


@settings(max_examples=40)
@given(UNITS)
def test_intervals_are_made_of_places(units: list[tuple[int, int]]) -> None:
    """Ends are places from 1 to n in order, someone is first and someone is last."""
    found = rank_interval(*zip(*units, strict=True), draws=40)
    assert ((found.low >= 1) & (found.low <= found.high) & (found.high <= len(units))).all()
    assert found.low.min() == 1
    assert found.first.sum() >= 1 - 1e-9
    assert found.last.sum() >= 1 - 1e-9
    assert ((found.first >= 0) & (found.first <= 1) & (found.last >= 0) & (found.last <= 1)).all()


@settings(max_examples=40)
@given(UNITS, st.randoms())
def test_intervals_do_not_depend_on_the_order(units: list[tuple[int, int]], rng: Random) -> None:
    """Each unit keeps its interval and probabilities however the units are listed."""
    order = list(range(len(units)))
    rng.shuffle(order)
    one = rank_interval(*zip(*units, strict=True), draws=40)
    other = rank_interval(*zip(*[units[row] for row in order], strict=True), draws=40)
    for field in ("low", "high", "first", "last"):
        assert getattr(one, field)[order].tolist() == getattr(other, field).tolist()


@given(st.lists(st.integers(0, 9), min_size=2, max_size=20), st.booleans())
def test_without_chance_the_interval_is_the_place(values: list[int], higher: bool) -> None:  # noqa: FBT001
    """With no sd both ends are the place itself, ties shared, and the first is first for sure."""
    found = rank_interval(values, [0] * len(values), draws=5, higher_is_first=higher)
    places = rank(values, higher_is_first=higher)
    assert found.low.tolist() == found.high.tolist() == places
    best, worst = (max, min) if higher else (min, max)
    assert found.first.tolist() == [value == best(values) for value in values]
    assert found.last.tolist() == [value == worst(values) for value in values]


def test_more_chance_makes_the_intervals_wider() -> None:
    """With four times the sd the intervals of 33 places are on average at least twice as wide."""
    values = np.linspace(70, 95, 33)
    narrow, wide = (rank_interval(values, [sd] * 33) for sd in (1, 4))
    assert (wide.high - wide.low).mean() > 2 * (narrow.high - narrow.low).mean()
    assert narrow.first[-1] > wide.first[-1] > 0.2


def test_an_interval_holds_the_real_place() -> None:
    """Of units with known real values, about 95 % of the real places lie in the intervals."""
    rng = np.random.default_rng(5)
    held = []
    for _ in range(40):
        real = rng.normal(80, 5, 33)
        drawn = shrink(real + rng.normal(0, 3, 33), [9] * 33)
        found = rank_interval(drawn.values, drawn.sd, draws=400)
        places = np.array(rank(real))
        held.append(((found.low <= places) & (places <= found.high)).mean())
    assert 0.92 < np.mean(held) < 0.98


@settings(max_examples=50)
@given(NOISY)
def test_shrinkage_agrees_with_statsmodels(units: list[tuple[float, float]]) -> None:
    """The mean and the real variance are those of a meta-analysis by DerSimonian and Laird."""
    values, variances = map(np.array, zip(*units, strict=True))
    found = shrink(values, variances)
    with np.errstate(all="ignore"):
        oracle = combine_effects(values, variances, method_re="dl")
    assert found.tau2 == pytest.approx(max(0.0, float(oracle.tau2)), rel=1e-6, abs=1e-6)
    mean = oracle.mean_effect_re if found.tau2 > 0 else oracle.mean_effect_fe
    assert found.mean == pytest.approx(float(mean), rel=1e-6, abs=1e-6)


@given(NOISY)
def test_shrunken_values_lie_between_the_mean_and_their_own(
    units: list[tuple[float, float]],
) -> None:
    """A value is moved toward the mean, by more the less it is to be trusted."""
    values, variances = map(np.array, zip(*units, strict=True))
    found = shrink(values, variances)
    assert (np.abs(found.values - found.mean) <= np.abs(values - found.mean) + 1e-9).all()
    assert ((found.reliability >= 0) & (found.reliability < 1)).all()
    assert (np.diff(found.reliability[np.argsort(variances)]) <= 1e-12).all()
    assert (found.sd <= np.sqrt(variances)).all()


@given(FINITE, st.integers(2, 20))
def test_equal_values_have_no_real_variance(value: float, n: int) -> None:
    """With nothing between the units tau² is zero and all are the mean."""
    found = shrink([value] * n, range(1, n + 1))
    assert found.tau2 == 0
    assert found.values == pytest.approx([value] * n, rel=1e-9, abs=1e-9)
    assert found.reliability.tolist() == [0] * n


def test_shrunken_shares_of_a_known_sample() -> None:
    """A unit where all passed is drawn down, a small one more than a large one."""
    found = shrink_shares([8, 45, 180, 19, 60], [10, 50, 200, 30, 60])
    assert found.tau2 == pytest.approx(0.0112356701)
    assert found.values == pytest.approx(
        [0.8262111424, 0.8936277431, 0.8982095962, 0.6831483208, 0.9820022094]
    )
    assert (found.sd > 0).all()


@given(PS)
def test_adjusted_p_agree_with_scipy(p: list[float]) -> None:
    """Adjusted p-values are those of scipy, and what is significant those at or below 5 %."""
    assert adjusted(p) == pytest.approx(scipy.stats.false_discovery_control(p), abs=1e-12)
    assert significant(p).tolist() == (adjusted(p) <= 0.05).tolist()


@given(PS)
def test_adjusting_keeps_the_order_and_only_raises(p: list[float]) -> None:
    """No p becomes smaller, none passes another, and the largest stays as it is."""
    found = adjusted(p)
    assert (found >= np.array(p) - 1e-15).all()
    assert (np.diff(found[np.argsort(p)]) >= 0).all()
    assert found.max() == pytest.approx(max(p))


def test_one_finding_among_many_must_be_stronger() -> None:
    """A p of 4 % holds alone and not among 33."""
    assert significant([0.04]).all()
    assert not significant([0.04, *[0.5] * 32]).any()
