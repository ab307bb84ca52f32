import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from likvard.measures.arrays import NotDefinedError
from likvard.measures.correlation import pearson, spearman

PAIRS = st.lists(st.tuples(*[st.integers(-50, 50)] * 2), min_size=5, max_size=40).filter(
    lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True))
)


@given(PAIRS)
def test_the_coefficients_are_those_of_an_independent_library(rows: list[tuple[int, int]]) -> None:
    """Both coefficients are SciPy's, ties included."""
    x, y = zip(*rows, strict=True)
    assert pearson(x, y).value == pytest.approx(stats.pearsonr(x, y).statistic, abs=1e-9)
    assert spearman(x, y).value == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-9)


def test_fishers_interval_is_that_of_an_independent_library() -> None:
    """The interval of Pearson's coefficient is SciPy's for thirty-three pairs."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=33)
    y = x + rng.normal(size=33)
    low, high = stats.pearsonr(x, y).confidence_interval()
    found = pearson(x, y)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_the_interval_of_the_orders_is_wider_the_closer_they_agree() -> None:
    """Bonett and Wright's standard error at r = 0.8 and n = 5 is sqrt(1.32 / 2)."""
    found = spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    reach = 1.959964 * math.sqrt((1 + 0.8**2 / 2) / 2)
    ends = (math.tanh(math.atanh(0.8) - reach), math.tanh(math.atanh(0.8) + reach))
    assert (found.low, found.high) == pytest.approx(ends, abs=1e-6)


@given(PAIRS, st.floats(0.1, 1000), st.floats(-1000, 1000))
def test_units_do_not_matter(rows: list[tuple[int, int]], scale: float, start: float) -> None:
    """Another unit and another zero leave both as they are; a turned measure turns the sign."""
    x, y = zip(*rows, strict=True)
    other = [scale * v + start for v in x]
    assert pearson(other, y).value == pytest.approx(pearson(x, y).value, abs=1e-6)
    assert spearman([-v for v in x], y).value == pytest.approx(-spearman(x, y).value, abs=1e-9)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([1, 1, 1, 1], [1, 2, 3, 4]),
        ([1, 2, 3, math.nan], [1, 2, 3, 4]),
        ([1, 2, 3, 4], [1, 2, 3, 4, 5]),
    ],
)
def test_what_cannot_be_said_is_not_defined(x: list[float], y: list[float]) -> None:
    """Three pairs, a constant measure, a missing value and unequal lengths have no coefficient."""
    for measure in (pearson, spearman):
        with pytest.raises(NotDefinedError):
            measure(x, y)


def test_a_perfect_line_is_one_without_an_interval_beyond_it() -> None:
    """Pairs on a line have the coefficient one, and the interval is that point."""
    found = pearson([1, 2, 3, 4], [10, 20, 30, 40])
    assert (found.value, found.low, found.high) == pytest.approx((1, 1, 1))
