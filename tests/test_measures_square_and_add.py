"""Means of differences and their intervals, and how probable a difference is by chance."""

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.newcombe import newcombe
from likvard.measures.square_and_add import by_chance, mean_interval

GAPS = st.lists(
    st.tuples(st.floats(-50, 50), st.floats(0, 30), st.floats(0, 30)), min_size=1, max_size=12
)


def test_one_alone_keeps_its_interval() -> None:
    """The mean of one value is that value, with its own ends."""
    found = mean_interval([4], [1], [9])
    assert (found.mean, found.low, found.high) == (4, 1, 9)


def test_two_shares_give_newcombes_interval() -> None:
    """Half the difference of two shares, as the mean of p and -q, has half Newcombe's interval."""
    one, other = newcombe(30 / 33, 33, 0, 10**9), newcombe(48 / 60, 60, 0, 10**9)
    ends = ([one.low, -other.high], [one.high, -other.low])
    found = mean_interval([one.difference, -other.difference], *ends)
    wanted = newcombe(30 / 33, 33, 48 / 60, 60)
    assert (2 * found.low, 2 * found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-6)


@given(GAPS)
def test_a_mean_is_surer_than_its_parts_and_turns_with_them(
    gaps: list[tuple[float, float, float]],
) -> None:
    """The interval is no wider than the widest of the parts, and mirrors when all of them do."""
    x, low, high = zip(*((v, v - a, v + b) for v, a, b in gaps), strict=True)
    found = mean_interval(x, low, high)
    widest = max(b - a for a, b in zip(low, high, strict=True))
    assert found.low <= found.mean <= found.high
    assert found.high - found.low <= widest + 1e-9
    turned = mean_interval([-v for v in x], [-v for v in high], [-v for v in low])
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


@given(st.floats(-90, 90), st.floats(0.01, 90))
def test_chance_is_that_of_the_normal_distribution(difference: float, reach: float) -> None:
    """The probability is SciPy's, and below 5 % exactly when the interval leaves out zero."""
    found = by_chance(difference, reach)
    z = abs(difference) / (reach / scipy.stats.norm.ppf(0.975))
    assert found == pytest.approx(2 * scipy.stats.norm.sf(z), rel=1e-6, abs=1e-300)
    if abs(abs(difference) - reach) > 1e-9:
        assert (found < 0.05) == (abs(difference) > reach)


@pytest.mark.parametrize(
    ("values", "lows", "highs"),
    [
        ([], [], []),
        ([1], [math.nan], [2]),
        ([1], [2], [3]),
        ([1], [0], [0.5]),
        ([1, 2], [0], [3]),
    ],
)
def test_a_mean_needs_whole_intervals(
    values: list[float], lows: list[float], highs: list[float]
) -> None:
    """Nothing, a missing end, a value outside its interval or unequal lengths give no number."""
    with pytest.raises(NotDefinedError):
        mean_interval(values, lows, highs)


@pytest.mark.parametrize(("difference", "reach"), [(1, 0), (1, -1), (math.nan, 1), (1, math.inf)])
def test_chance_needs_a_reach(difference: float, reach: float) -> None:
    """Without a positive reach or a difference there is no probability."""
    with pytest.raises(NotDefinedError):
        by_chance(difference, reach)
