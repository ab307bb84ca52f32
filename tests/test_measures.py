import math
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.even_groups import even_groups
from likvard.measures.mann_kendall import mann_kendall
from likvard.measures.spread import spread
from likvard.measures.standard_deviation import mean, standard_deviation
from likvard.measures.wilson import wilson

SAMPLES = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40)


def test_spread_of_a_known_sample() -> None:
    """Quantiles are linear between ordered values."""
    found = spread([10, 20, 30, 40, 50])
    assert (found.range, found.p10, found.p90, found.iqr) == (40, 14, 46, 20)
    assert found.p90_p10 == pytest.approx(3.2857142857)


def test_a_ratio_needs_a_positive_bottom() -> None:
    """P90/P10 is not defined when P10 is zero or less."""
    assert spread([0, 0, 0, 5]).p90_p10 is None


def test_weighted_mean_and_deviation_of_a_known_sample() -> None:
    """Weights count as repetitions of the value."""
    values, weights = [200, 220, 240, 260], [100, 50, 30, 20]
    assert mean(values, weights) == 217
    assert standard_deviation(values, weights) == pytest.approx(20.2731349327)
    assert standard_deviation([10, 20, 30, 40, 50]) == pytest.approx(14.1421356237)


@given(SAMPLES, st.data())
def test_a_weight_is_a_repetition(values: list[float], data: st.DataObject) -> None:
    """Weighting by whole numbers equals repeating each value so many times."""
    counts = data.draw(st.lists(st.integers(1, 5), min_size=len(values), max_size=len(values)))
    repeated = np.repeat(values, counts).tolist()
    assert standard_deviation(values, counts) == pytest.approx(
        standard_deviation(repeated), abs=1e-6, rel=1e-6
    )


@given(SAMPLES, st.floats(-1e3, 1e3))
def test_spread_does_not_move_with_the_level(values: list[float], shift: float) -> None:
    """Adding the same to every value leaves the spread as it is."""
    moved = [v + shift for v in values]
    assert standard_deviation(moved) == pytest.approx(standard_deviation(values), abs=1e-5)
    assert spread(moved).p90_minus_p10 == pytest.approx(spread(values).p90_minus_p10, abs=1e-5)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, math.nan], [1.0, math.inf]])
def test_too_little_never_gives_a_number(values: list[float]) -> None:
    """Fewer than two values, or a missing one, is not defined."""
    for measure in (spread, standard_deviation):
        with pytest.raises(NotDefinedError):
            measure(values)


@pytest.mark.parametrize("weights", [[1.0], [-1.0, 2.0], [0.0, 0.0], [math.nan, 1.0]])
def test_unusable_weights_never_give_a_number(weights: list[float]) -> None:
    """Weights that are negative, missing, all zero or of another length are refused."""
    with pytest.raises(NotDefinedError):
        standard_deviation([1.0, 2.0], weights)


def test_wilson_of_known_counts() -> None:
    """The interval agrees with published values."""
    assert wilson(66 / 99, 99) == pytest.approx((0.5691204268, 0.7517618359))
    assert wilson(9 / 10, 10) == pytest.approx((0.5958499732, 0.9821237869))


@given(st.floats(0, 1), st.floats(1, 1e6))
def test_wilson_holds_the_share_and_stays_a_share(share: float, n: float) -> None:
    """The share lies within its interval, and the interval within zero and one."""
    low, high = wilson(share, n)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


@given(st.floats(0, 1), st.integers(1, 1000))
def test_wilson_mirrors(share: float, n: int) -> None:
    """Counting those who did not reach it gives the mirrored interval."""
    low, high = wilson(share, n)
    other_low, other_high = wilson(1 - share, n)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low), abs=1e-9)


@pytest.mark.parametrize(("share", "n"), [(1.1, 10), (-0.1, 10), (0.5, 0), (math.nan, 9)])
def test_wilson_refuses_what_is_no_share(share: float, n: float) -> None:
    """A share outside [0, 1] or nobody behind it is not defined."""
    with pytest.raises(NotDefinedError):
        wilson(share, n)


def test_trend_with_a_gap_keeps_real_years() -> None:
    """A missing year stays a gap on the time axis."""
    years = [2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023]
    found = mann_kendall(years, [80, 82, 81, 85, 86, 88, 87, 90])
    assert found.s == 24
    assert found.slope == pytest.approx(1.1714285714)
    assert found.p == pytest.approx(0.0044340083)
    assert found.p_exact == pytest.approx(0.00173611)
    assert found.intercept == pytest.approx(-2279.0285714286)


def test_trend_with_ties_has_no_exact_p() -> None:
    """With ties the variance is corrected and the normal p is the answer."""
    found = mann_kendall(range(2017, 2024), [80, 80, 82, 82, 81, 79, 83])
    assert found.var == pytest.approx(42.3333333)
    assert found.tau == pytest.approx(0.2503130872)
    assert found.p_exact is None
    assert found.probability == pytest.approx(0.5387009283)


def test_values_that_stay_as_they_are_show_no_trend() -> None:
    """Equal values have slope 0 and p 1, and no pair from which to tell tau."""
    found = mann_kendall([2021, 2022, 2023], [80, 80, 80])
    assert (found.slope, found.p, found.tau) == (0, 1, None)


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=10, unique=True))
def test_exact_p_agrees_with_an_independent_library(values: list[int]) -> None:
    """The exact p is that of Kendall's test in SciPy."""
    found = mann_kendall(range(len(values)), values)
    expected = scipy.stats.kendalltau(range(len(values)), values, method="exact")
    assert found.p_exact == pytest.approx(expected.pvalue)
    assert found.tau == pytest.approx(expected.statistic)


@given(st.lists(st.integers(0, 5), min_size=3, max_size=30))
def test_slope_agrees_with_an_independent_library(values: list[int]) -> None:
    """The slope is Theil-Sen's."""
    expected = scipy.stats.theilslopes(values, range(len(values)))
    assert mann_kendall(range(len(values)), values).slope == pytest.approx(expected.slope)


@pytest.mark.parametrize(
    ("years", "values"), [([1, 2], [1, 2]), ([1, 2, 2], [1, 2, 3]), ([1, 2, 3], [1, 2])]
)
def test_a_trend_needs_three_different_years(years: list[int], values: list[int]) -> None:
    """Fewer than three years, a repeated one, or unequal lengths are not defined."""
    with pytest.raises(NotDefinedError):
        mann_kendall(years, values)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=14), st.integers(1, 5))
def test_groups_are_as_even_as_ties_allow(values: list[int], groups: int) -> None:
    """No other way to cut the distinct values into as many groups has sizes that lie closer."""
    found = even_groups(values, groups)
    distinct = sorted(set(values))
    assert len(found) == min(groups, len(distinct))
    assert [value for low, high in found for value in distinct if low <= value <= high] == distinct
    ways = combinations(range(1, len(distinct)), len(found) - 1)
    others = [_squares(values, distinct, cuts) for cuts in ways]
    sizes = [sum(low <= value <= high for value in values) for low, high in found]
    assert sum(size**2 for size in sizes) == min(others)


def _squares(values: list[int], distinct: list[int], cuts: tuple[int, ...]) -> int:
    starts = [distinct[at] for at in (0, *cuts)]
    sizes = Counter(sum(value >= start for start in starts) for value in values)
    return sum(size**2 for size in sizes.values())


def test_groups_need_a_value() -> None:
    """Nothing at all cannot be grouped."""
    with pytest.raises(NotDefinedError):
        even_groups([])
