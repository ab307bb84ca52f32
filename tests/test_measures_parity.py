import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from likvard.measures.arrays import NotDefinedError
from likvard.measures.concentration import concentration
from likvard.measures.newcombe import newcombe
from likvard.measures.parity import Parity, parity
from likvard.measures.salsa import salsa_2015_16
from likvard.measures.weighted_quantile import weighted_quantile

NAN, INF = math.nan, math.inf
COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
RANKED = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 8), st.integers(1, 5)), min_size=3, max_size=20
).filter(lambda rows: len({rank for _, rank, _ in rows}) > 1 and any(y for y, _, _ in rows))


def test_parity_of_the_published_examples() -> None:
    """The adjusted index is that of the glossary of UNESCO's Institute for Statistics."""
    assert parity(40, 50) == Parity(-10, 0.8, 0.8)
    assert parity(50, 40) == Parity(10, 1.25, 1.2)


@given(st.floats(0.1, 1e3), st.floats(0.1, 1e3))
def test_parity_is_fair_to_both(female: float, male: float) -> None:
    """Changing places turns the gap and mirrors the adjusted index round 1, within 0 to 2."""
    one, other = parity(female, male), parity(male, female)
    assert one.gap == -other.gap
    assert one.gpia is not None
    assert other.gpia is not None
    assert one.gpia + other.gpia == pytest.approx(2)
    assert 0 <= one.gpia <= 2


@pytest.mark.parametrize(("female", "male"), [(3, 0), (0, 0), (3, -1), (-3, 1)])
def test_a_ratio_needs_something_to_divide_by(female: float, male: float) -> None:
    """Without boys' value, or below zero, there is a gap but no ratio."""
    assert parity(female, male) == Parity(female - male, None, None)


@pytest.mark.parametrize(("female", "male"), [(NAN, 1), (1, NAN), (INF, 1), (1, -INF)])
def test_parity_needs_both(female: float, male: float) -> None:
    """A gap to nothing is refused."""
    with pytest.raises(NotDefinedError):
        parity(female, male)


@given(COUNTS, COUNTS)
@settings(max_examples=60)
def test_newcombe_agrees_with_statsmodels(one: tuple[int, int], other: tuple[int, int]) -> None:
    """The interval of a difference is that of statsmodels, and holds the difference."""
    (k1, n1), (k2, n2) = one, other
    found = newcombe(k1 / n1, n1, k2 / n2, n2)
    low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert found.low - 1e-12 <= found.difference <= found.high + 1e-12


@given(COUNTS, COUNTS)
def test_a_difference_is_fair_to_both(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Changing places turns the interval round, and stays as certain or uncertain."""
    (k1, n1), (k2, n2) = one, other
    there, back = newcombe(k1 / n1, n1, k2 / n2, n2), newcombe(k2 / n2, n2, k1 / n1, n1)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-12)
    assert there.certain == back.certain


def test_a_difference_is_certain_when_zero_is_left_out() -> None:
    """The same gap is chance among few and certain among many."""
    assert not newcombe(0.9, 20, 0.8, 20).certain
    assert newcombe(0.9, 2000, 0.8, 2000).certain
    assert newcombe(0.8, 2000, 0.9, 2000).certain


@pytest.mark.parametrize(
    ("p1", "n1", "p2", "n2"),
    [(1.1, 9, 0.5, 9), (0.5, 0, 0.5, 9), (0.5, 9, NAN, 9), (0.5, 9, 0.5, NAN)],
)
def test_newcombe_needs_two_shares(p1: float, n1: float, p2: float, n2: float) -> None:
    """A share outside 0 to 1, a missing one or nobody behind it is refused."""
    with pytest.raises(NotDefinedError):
        newcombe(p1, n1, p2, n2)


@given(RANKED)
def test_concentration_agrees_with_a_covariance_of_ranks(rows: list[tuple[int, int, int]]) -> None:
    """The index is twice the covariance with SciPy's mean ranks of repeated units, per mean."""
    y, base, w = zip(*rows, strict=True)
    long_y, long_base = np.repeat(y, w).astype(float), np.repeat(base, w)
    ranks = (scipy.stats.rankdata(long_base) - 0.5) / long_base.size
    covariance = float(np.cov(long_y, ranks, ddof=0)[0, 1])
    found = concentration(y, base, w, low=0, high=100)
    assert found.c == pytest.approx(2 * covariance / long_y.mean(), abs=1e-9)
    assert found.erreygers == pytest.approx(8 * covariance / 100, abs=1e-9)


@given(RANKED)
def test_the_bounded_forms_mirror(rows: list[tuple[int, int, int]]) -> None:
    """Counting those who did not reach it changes only the sign of Erreygers and Wagstaff."""
    y, base, w = zip(*rows, strict=True)
    rest = [100 - value for value in y]
    assume(sum(rest) > 0)
    one = concentration(y, base, w, low=0, high=100)
    other = concentration(rest, base, w, low=0, high=100)
    assert one.erreygers == pytest.approx(-(other.erreygers or 0), abs=1e-9)
    assert one.wagstaff == pytest.approx(-(other.wagstaff or 0), abs=1e-9)
    assert abs(one.erreygers or 0) <= 1


@given(RANKED, st.floats(0.1, 50), st.floats(-100, 100))
def test_only_the_order_of_the_background_counts(
    rows: list[tuple[int, int, int]], factor: float, shift: float
) -> None:
    """Stretching and moving the background leaves the index, turning it changes the sign."""
    y, base, w = zip(*rows, strict=True)
    found = concentration(y, base, w).c
    stretched = concentration(y, [factor * value**3 + shift for value in base], w).c
    assert stretched == pytest.approx(found, abs=1e-12)
    assert concentration(y, [-value for value in base], w).c == pytest.approx(-found, abs=1e-12)


def test_without_bounds_there_are_no_bounded_forms() -> None:
    """Only the plain index exists for what has no floor and ceiling."""
    found = concentration([1, 2, 3], [1, 2, 3])
    assert (found.erreygers, found.wagstaff) == (None, None)
    at_the_ceiling = concentration([5, 5, 5], [1, 2, 3], low=0, high=5)
    assert (at_the_ceiling.erreygers, at_the_ceiling.wagstaff) == (0, None)


@pytest.mark.parametrize(
    ("y", "base", "weights"),
    [
        ([1, 2], [1, 2], None),
        ([1, 2, 3], [1, 1, 1], None),
        ([0, 0, 0], [1, 2, 3], None),
        ([1, 2, 3], [1, 2], None),
        ([1, 2, NAN], [1, 2, 3], None),
        ([1, 2, 3], [1, 2, NAN], None),
        ([1, 2, 101], [1, 2, 3], None),
        ([1, 2, -1], [1, 2, 3], None),
        ([1, 2, 3], [1, 2, 3], [1, 1, 0]),
        ([1, 2, 3], [1, 2, 3], [1, 1, -1]),
        ([1, 2, 3], [1, 2, 3], [1, 1]),
    ],
)
def test_concentration_is_refused(
    y: list[float], base: list[float], weights: list[float] | None
) -> None:
    """Fewer than three units, one rank, results out of bounds and what is missing is refused."""
    with pytest.raises(NotDefinedError):
        concentration(y, base, weights, low=0, high=100)


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 6)), min_size=2, max_size=20),
    st.sampled_from([0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1]),
)
def test_a_quantile_is_that_of_repeated_values(units: list[tuple[int, int]], q: float) -> None:
    """The weighted quantile is the least value with enough pupils up to it, counted one by one."""
    values, weights = zip(*units, strict=True)
    repeated = sorted(np.repeat(values, weights).tolist())
    enough = max(1, math.ceil(round(q * len(repeated), 9)))
    assert weighted_quantile(values, weights, q) == repeated[enough - 1]
    assert weighted_quantile(repeated, None, q) == repeated[enough - 1]


@pytest.mark.parametrize(
    ("values", "weights", "q"),
    [
        ([1, 2], None, 1.1),
        ([1, 2], None, NAN),
        ([1], None, 0.5),
        ([1, NAN], None, 0.5),
        ([1, 2], [1], 0.5),
        ([1, 2], [1, 0], 0.5),
        ([1, 2], [2, -1], 0.5),
    ],
)
def test_a_quantile_is_refused(values: list[float], weights: list[float] | None, q: float) -> None:
    """A quantile outside 0 to 1, too few values and unusable weights are refused."""
    with pytest.raises(NotDefinedError):
        weighted_quantile(values, weights, q)


def test_salsa_at_the_national_means() -> None:
    """The published formula gives the mean of the schools at the means of its variables."""
    assert salsa_2015_16(2.27, 0.518, 0.05) == pytest.approx(229.664992)


@pytest.mark.parametrize(
    ("education", "boys", "new"), [(0.9, 0.5, 0), (3.1, 0.5, 0), (2, 52, 0), (2, 0.5, NAN)]
)
def test_salsa_needs_its_own_scales(education: float, boys: float, new: float) -> None:
    """An education outside 1 to 3 or a share in per cent is refused."""
    with pytest.raises(NotDefinedError):
        salsa_2015_16(education, boys, new)
