import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from likvard.measures.funnel import exact, limits, normal, overdispersion

TARGETS = st.floats(0.01, 0.99)
SIZES = st.lists(st.integers(1, 3000), min_size=1, max_size=20)
LEVELS = st.sampled_from([0.9, 0.95, 0.998])


@given(TARGETS, SIZES, LEVELS)
def test_exact_limits_agree_with_scipy(target: float, n: list[int], level: float) -> None:
    """The limits are the binomial quantiles that scipy finds, as shares."""
    found, tail = exact(target, n, level), (1 - level) / 2
    assert (found.low * n).round().tolist() == scipy.stats.binom.ppf(tail, n, target).tolist()
    assert (found.high * n).round().tolist() == scipy.stats.binom.ppf(1 - tail, n, target).tolist()


@given(st.lists(st.tuples(TARGETS, st.integers(1, 3000)), min_size=1, max_size=20), LEVELS)
def test_each_unit_may_have_its_own_target(units: list[tuple[float, int]], level: float) -> None:
    """Limits round expected values are, one by one, those round each as the only target."""
    targets, n = zip(*units, strict=True)
    together = exact(targets, n, level)
    alone = [exact(target, [size], level) for target, size in units]
    assert together.low.tolist() == [each.low[0] for each in alone]
    assert together.high.tolist() == [each.high[0] for each in alone]


def test_exact_limits_of_known_sizes() -> None:
    """Limits at 86 %: with 20 pupils even all may pass, with 500 not."""
    assert exact(0.86, [20, 500]).low == pytest.approx([0.7, 0.828])
    assert exact(0.86, [20, 500]).high == pytest.approx([1, 0.89])
    assert exact(0.86, [20, 500], 0.998).low == pytest.approx([0.6, 0.81])


def test_normal_limits_of_known_sizes() -> None:
    """Limits at 86 % narrow as the root of n; for few pupils the formula leads beyond 100 %."""
    found = normal(0.86, [50, 100, 500])
    assert found.low == pytest.approx([0.7638218692, 0.7919917915, 0.8295858046])
    assert found.high == pytest.approx([0.9561781308, 0.9280082085, 0.8904141954])
    assert normal(0.86, [5]).high == pytest.approx([1.1641419546])


@given(TARGETS, SIZES, st.floats(0, 0.1))
def test_real_differences_widen_the_limits(target: float, n: list[int], tau2: float) -> None:
    """Over-dispersed limits hold the plain ones and the target, as far on both sides of it."""
    wide, plain = limits(target, n, tau2), normal(target, n)
    assert (wide.low <= plain.low).all()
    assert (wide.high >= plain.high).all()
    assert ((plain.low < target) & (target < plain.high)).all()
    assert wide.high - target == pytest.approx(target - wide.low)


UNITS = st.lists(st.tuples(st.floats(0.05, 0.95), st.integers(10, 900)), min_size=2, max_size=20)


@settings(max_examples=50)
@given(UNITS)
def test_tau2_round_the_pooled_share_agrees_with_statsmodels(
    units: list[tuple[float, int]],
) -> None:
    """With nothing cut and the pooled share as target tau² is that of DerSimonian and Laird."""
    shares, n = map(np.array, zip(*units, strict=True))
    target = float(n @ shares / n.sum())
    with np.errstate(all="ignore"):
        oracle = combine_effects(shares, target * (1 - target) / n, method_re="dl").tau2
    found = overdispersion(shares, n, target, winsor=0)
    assert found.tau2 == pytest.approx(max(0.0, float(oracle)), rel=1e-6, abs=1e-9)


def test_overdispersion_of_a_known_sample() -> None:
    """Six shares with a tenth cut at each end."""
    shares, n = [0.9, 0.8, 0.85, 0.7, 0.95, 0.88], [100, 200, 150, 120, 90, 300]
    found = overdispersion(shares, n, 0.8447916666666667)
    assert (found.phi, found.tau2) == pytest.approx((3.7624666143, 0.0030032713))


def test_chance_alone_is_not_overdispersed() -> None:
    """Shares drawn round one target have phi near one, and almost no tau² to add."""
    rng = np.random.default_rng(2)
    n = rng.integers(50, 500, 33)
    found = [overdispersion(rng.binomial(n, 0.85) / n, n, 0.85, winsor=0) for _ in range(200)]
    assert np.mean([each.phi for each in found]) == pytest.approx(1, abs=0.05)
    assert np.sqrt(np.mean([each.tau2 for each in found])) < 0.01


@given(UNITS)
def test_units_that_are_as_expected_leave_nothing(
    units: list[tuple[float, int]],
) -> None:
    """When every unit is as expected there is no over-dispersion."""
    shares, n = zip(*units, strict=True)
    found = overdispersion(shares, n, shares)
    assert (found.phi, found.tau2) == (0, 0)
