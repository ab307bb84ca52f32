from itertools import product

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from likvard.measures.intraclass import between_share, bounds, intraclass
from likvard.measures.levels import levels
from likvard.measures.standard_deviation import standard_deviation

SCHOOLS = st.lists(
    st.integers(2, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=12,
)
ENDS = st.lists(
    st.tuples(st.floats(0.1, 0.9), st.floats(0, 0.1), st.integers(10, 99)), min_size=2, max_size=6
)


def test_intraclass_of_a_published_example() -> None:
    """Shrout and Fleiss (1979) print 0.17 for six targets and four judges."""
    values = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7]
    found = intraclass(values, np.repeat(list("abcdef"), 4))
    assert (found.icc, found.n0) == pytest.approx((0.1657417684, 4))
    assert found.msb / found.msw == pytest.approx(
        scipy.stats.f_oneway(*np.reshape(values, (6, 4))).statistic
    )


@given(SCHOOLS)
def test_shares_give_what_the_pupils_would(schools: list[tuple[int, int]]) -> None:
    """From share and n comes the same answer as from a list of yes and no for every pupil."""
    k, n = map(np.array, zip(*schools, strict=True))
    assume(0 < k.sum() < n.sum())
    pupils = np.concatenate([[1] * yes + [0] * (size - yes) for yes, size in schools])
    found, oracle = between_share(k / n, n), intraclass(pupils, np.repeat(range(len(n)), n))
    for field in ("icc", "eta2", "msb", "msw", "n0"):
        assert getattr(found, field) == pytest.approx(getattr(oracle, field), abs=1e-9)


@given(SCHOOLS)
def test_the_between_share_stays_within_its_range(schools: list[tuple[int, int]]) -> None:
    """Neither is above one, and no more than chance is shown as zero."""
    k, n = map(np.array, zip(*schools, strict=True))
    assume(0 < k.sum() < n.sum())
    found = between_share(k / n, n)
    assert max(found.icc, found.eta2) <= 1 + 1e-12
    assert found.eta2 >= 0
    assert found.share == max(0, found.icc)


def test_schools_of_one_kind_each_hold_all_the_difference() -> None:
    """All pass in one school and none in the other: everything lies between."""
    assert between_share([1, 0], [30, 60]).icc == pytest.approx(1)


def test_a_lottery_puts_nothing_between_the_schools() -> None:
    """With pupils placed by chance the estimate is zero on average, though eta squared is not."""
    rng = np.random.default_rng(4)
    n = rng.integers(20, 90, 12)
    found = [between_share(rng.binomial(n, 0.8) / n, n) for _ in range(300)]
    assert np.mean([each.icc for each in found]) == pytest.approx(0, abs=0.002)
    assert np.mean([each.eta2 for each in found]) > 0.01


@settings(max_examples=50)
@given(ENDS)
def test_bounds_hold_every_corner(ends: list[tuple[float, float, int]]) -> None:
    """No combination of ends, nor any point between, has an answer outside the bounds."""
    low, width, n = map(np.array, zip(*ends, strict=True))
    least, greatest = bounds(low, low + width, n)
    corners = [
        between_share(low + width * corner, n).icc for corner in product((0, 1), repeat=n.size)
    ]
    inside = np.random.default_rng(1).random((20, n.size))
    anywhere = [between_share(low + width * point, n).icc for point in inside]
    assert max(corners) == pytest.approx(greatest, abs=1e-9)
    assert min(corners + anywhere) >= least - 1e-4


def test_bounds_of_many_uncertain_schools() -> None:
    """With twenty uncertain schools no sample of ends goes beyond the bounds."""
    rng = np.random.default_rng(9)
    low, n = rng.uniform(0.6, 0.9, 20), rng.integers(15, 150, 20)
    least, greatest = bounds(low, low + 0.08, n)
    ends = low + 0.08 * rng.integers(0, 2, (500, 20))
    found = [between_share(end, n).icc for end in ends]
    assert least < min(found) < max(found) < greatest


def test_bounds_of_what_is_known_are_the_answer() -> None:
    """With nothing uncertain both bounds are the estimate."""
    icc = between_share([0.9, 0.6, 0.9], [100, 100, 50]).icc
    assert bounds([0.9, 0.6, 0.9], [0.9, 0.6, 0.9], [100, 100, 50]) == (icc, icc)


GROUPED = st.lists(
    st.tuples(st.floats(-100, 100), st.integers(0, 3), st.integers(1, 90)), min_size=2, max_size=20
).filter(lambda units: len({group for _, group, _ in units}) > 1)


@given(GROUPED)
def test_the_levels_add_up(units: list[tuple[float, int, int]]) -> None:
    """Between and within are the whole variance, and the group means alone have the between."""
    values, groups, weights = zip(*units, strict=True)
    found = levels(values, groups, weights)
    assert found.total == pytest.approx(standard_deviation(values, weights) ** 2, abs=1e-9)
    x, at, w = map(np.array, (values, groups, weights))
    means = np.array([np.average(x[at == group], weights=w[at == group]) for group in at])
    assert found.between == pytest.approx(standard_deviation(means, weights) ** 2, abs=1e-9)


def test_chance_is_taken_out_of_both_levels() -> None:
    """Of values drawn round known ones both parts are right on average; the plain lie above."""
    rng = np.random.default_rng(12)
    groups, weights = np.repeat(range(33), 5), rng.integers(20, 120, 165)
    real = np.repeat(rng.normal(80, 3, 33), 5) + rng.normal(0, 5, 165)
    truth, variances = levels(real, groups, weights), 2000 / weights
    drawn = real + rng.normal(0, np.sqrt(variances), (200, 165))
    found = [levels(x, groups, weights, variances) for x in drawn]
    plain = [levels(x, groups, weights) for x in drawn]
    assert np.mean([each.between for each in found]) == pytest.approx(truth.between, rel=0.05)
    assert np.mean([each.within for each in found]) == pytest.approx(truth.within, rel=0.05)
    assert np.mean([each.between for each in plain]) > truth.between * 1.2
    assert np.mean([each.within for each in plain]) > truth.within * 1.2
