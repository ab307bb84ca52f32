from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.bootstrap import score_band, spread_band
from likvard.measures.convergence import convergence
from likvard.measures.noise_corrected import noise_corrected, share_variances
from likvard.measures.standard_deviation import standard_deviation

UNITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(5, 900)), min_size=2, max_size=12, unique=True
)
PAIRS = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=5, max_size=20)


def test_chance_is_taken_out_of_the_deviation() -> None:
    """Variances add up: what is left is the difference between the observed and the mean one."""
    assert noise_corrected([70, 80, 90], [25, 25, 16]) == pytest.approx(
        np.sqrt(np.var([70, 80, 90]) - 22)
    )
    assert noise_corrected([70, 90], [40, 0], [3, 1]) == pytest.approx(np.sqrt(75 - 30))


def test_no_more_than_chance_is_zero() -> None:
    """Differences smaller than those of chance leave nothing."""
    assert noise_corrected([80, 81], [25, 25]) == 0


@given(UNITS)
def test_the_corrected_deviation_is_never_larger(units: list[tuple[float, int]]) -> None:
    """Between zero and the plain deviation, and the plain one where there is no chance."""
    shares, n = zip(*units, strict=True)
    sd = standard_deviation(shares)
    assert 0 <= noise_corrected(shares, share_variances(shares, n)) <= sd + 1e-12
    assert noise_corrected(shares, np.zeros(len(n))) == pytest.approx(sd)


def test_the_correction_finds_the_real_spread() -> None:
    """Of shares drawn round known ones, the corrected deviation is right on average."""
    rng = np.random.default_rng(7)
    real = np.tile([0.7, 0.8, 0.9], 11)
    n = np.full(33, 120)
    drawn = rng.binomial(n, real, (300, 33)) / n
    found = [noise_corrected(p, share_variances(p, n)) ** 2 for p in drawn]
    assert np.sqrt(np.mean(found)) == pytest.approx(real.std(), rel=0.03)
    assert drawn.std(axis=1).mean() > real.std() * 1.05


@settings(max_examples=40)
@given(UNITS)
def test_the_band_holds_the_observed_deviation(units: list[tuple[float, int]]) -> None:
    """The deviation lies within its band, and the band within what shares can have."""
    shares, n = zip(*units, strict=True)
    band = spread_band(shares, n, draws=50)
    assert 0 <= band.low <= standard_deviation(shares) <= band.high <= 0.5 + 1e-12


@settings(max_examples=40)
@given(UNITS, st.randoms())
def test_the_band_does_not_depend_on_the_order(units: list[tuple[float, int]], rng: Random) -> None:
    """The same municipalities in another order, and asked again, have the same band."""
    mixed = list(units)
    rng.shuffle(mixed)
    one, other = (spread_band(*zip(*each, strict=True), draws=50) for each in (units, mixed))
    assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert spread_band(*zip(*units, strict=True), draws=50) == one


def test_chance_is_not_counted_twice() -> None:
    """The band lies round the observed deviation, where drawing round raw shares lies above."""
    rng = np.random.default_rng(3)
    n = np.full(33, 80)
    shares = rng.binomial(n, rng.normal(0.85, 0.02, 33)) / n
    band, sd = spread_band(shares, n), shares.std()
    again = (rng.binomial(n, shares, (2000, 33)) / n).std(axis=1)
    assert (band.low + band.high) / 2 == pytest.approx(sd, rel=0.05)
    assert np.median(again) > 1.2 * sd


def test_more_pupils_make_the_band_narrower() -> None:
    """Nine times as many pupils give a band about a third as wide, for shares and for means."""
    shares = np.linspace(0.6, 0.9, 20)
    small, large = spread_band(shares, [90] * 20), spread_band(shares, [810] * 20)
    assert (small.high - small.low) / (large.high - large.low) == pytest.approx(3, rel=0.2)
    small, large = score_band(shares, [0.0009] * 20), score_band(shares, [0.0001] * 20)
    assert (small.high - small.low) / (large.high - large.low) == pytest.approx(3, rel=0.2)


def test_weights_enter_the_band() -> None:
    """A band of weighted shares lies round the weighted deviation."""
    shares, n = [0.5, 0.9, 0.9], [400, 400, 400]
    band = spread_band(shares, n, [8, 1, 1])
    assert band.low < standard_deviation(shares, [8, 1, 1]) < band.high < 0.2


@given(PAIRS)
def test_beta_and_its_error_agree_with_statsmodels(pairs: list[tuple[float, float]]) -> None:
    """The slope of the change on the start and its HC3 error are those of statsmodels."""
    start, end = np.array(pairs).T + np.outer([1, 0], np.arange(len(pairs)) * 7.0)
    found = convergence(start, end)
    fit = sm.OLS(end - start, sm.add_constant(start)).fit(cov_type="HC3")
    assert found.beta == pytest.approx(fit.params[1], abs=1e-8)
    assert found.se_hc3 == pytest.approx(fit.bse[1], abs=1e-8, rel=1e-6)
    assert found.sigma_change == pytest.approx(np.std(end) - np.std(start))


def test_noise_alone_looks_like_catching_up() -> None:
    """With no real change the slope is on average the one that noise alone is said to give."""
    rng = np.random.default_rng(11)
    real, variance = rng.normal(85, 5, 200), np.full(200, 16.0)
    years = real + rng.normal(0, 4, (100, 2, 200))
    found = [convergence(y0, y1, variance, variance) for y0, y1 in years]
    promised = np.mean([each.noise_only for each in found if each.noise_only is not None])
    assert np.mean([each.beta for each in found]) == pytest.approx(promised, abs=0.02)
    assert promised < -0.2
    assert np.mean([each.corrected_change or 0 for each in found]) == pytest.approx(0, abs=0.1)


def test_without_noise_nothing_is_expected_of_it() -> None:
    """Where the chance is not known the noise-only slope is absent; where there is none, zero."""
    start, end = [1.0, 2, 4, 7], [2.0, 2, 3, 9]
    assert convergence(start, end).noise_only is None
    assert convergence(start, end, [0] * 4).noise_only == 0
    assert convergence(start, end, [99] * 4).noise_only == -1
    assert convergence(start, end, [0] * 4).corrected_change is None
