import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.regression import reach, regression

NAN, INF = math.nan, math.inf
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=30)


def units(seed: int, columns: int = 2) -> tuple[Floats, Floats, Floats]:
    """Return results, background and weights of some thirty units."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(columns + 3, 40))
    x = rng.normal(50, 10, (n, columns))
    return 60 + x @ rng.normal(0, 1, columns) + rng.normal(0, 5, n), x, rng.uniform(10, 900, n)


@FEW
@given(SEEDS, st.integers(1, 4))
def test_the_fit_agrees_with_statsmodels(seed: int, columns: int) -> None:
    """Coefficients, both kinds of errors, R² and residuals are those of weighted regression."""
    y, x, w = units(seed, columns)
    found, theirs = regression(y, x, w), sm.WLS(y, sm.add_constant(x), weights=w).fit()
    robust = theirs.get_robustcov_results("HC3")
    assert found.coefficients == pytest.approx(theirs.params)
    assert found.se == pytest.approx(theirs.bse)
    assert found.se_hc3 == pytest.approx(robust.bse)
    assert found.r2 == pytest.approx(theirs.rsquared)
    assert found.residuals == pytest.approx(theirs.resid)
    assert found.fitted + found.residuals == pytest.approx(y)
    assert found.sigma == pytest.approx(theirs.scale**0.5)
    assert found.df == theirs.df_resid
    ours = [found.interval(i, 0.9) for i in range(columns + 1)]
    assert np.array(ours) == pytest.approx(robust.conf_int(0.1))


@FEW
@given(SEEDS)
def test_leverage_and_studentised_residuals_agree_with_statsmodels(seed: int) -> None:
    """Each unit's pull and its distance from the line without it are those of statsmodels."""
    y, x, w = units(seed)
    root = np.sqrt(w)[:, None]
    scaled = sm.OLS(y * root[:, 0], sm.add_constant(x) * root).fit().get_influence()
    found = regression(y, x, w)
    assert found.leverage == pytest.approx(scaled.hat_matrix_diag)
    assert found.studentised == pytest.approx(scaled.resid_studentized_external)


@FEW
@given(SEEDS)
def test_predictions_agree_with_statsmodels(seed: int) -> None:
    """The line's interval and that of a new unit of some weight are those of statsmodels."""
    y, x, w = units(seed)
    theirs = sm.WLS(y, sm.add_constant(x), weights=w).fit()
    frame = theirs.get_prediction(sm.add_constant(x[:4]), weights=w[:4]).summary_frame(alpha=0.1)
    found = regression(y, x, w).predict(x[:4], w[:4], 0.9)
    assert found.mean == pytest.approx(frame["mean"].to_numpy())
    assert found.mean_low == pytest.approx(frame["mean_ci_lower"].to_numpy())
    assert found.mean_high == pytest.approx(frame["mean_ci_upper"].to_numpy())
    assert found.low == pytest.approx(frame["obs_ci_lower"].to_numpy())
    assert found.high == pytest.approx(frame["obs_ci_upper"].to_numpy())


@FEW
@given(SEEDS)
def test_whole_weights_fit_the_line_of_repeated_units(seed: int) -> None:
    """The slope with weights is the slope with every unit repeated so many times."""
    y, x, _ = units(seed)
    w = np.random.default_rng(seed).integers(1, 6, y.size)
    repeated = regression(np.repeat(y, w), np.repeat(x, w, axis=0))
    found = regression(y, x, w)
    assert found.coefficients == pytest.approx(repeated.coefficients)
    assert found.r2 == pytest.approx(repeated.r2)


@FEW
@given(SEEDS, st.floats(0.01, 100), st.floats(-100, 100))
def test_the_fit_follows_the_units_of_measurement(seed: int, factor: float, shift: float) -> None:
    """Other units turn slopes and errors by as much, and leave R² and leverage as they are."""
    y, x, w = units(seed)
    plain, other = regression(y, x, w), regression(factor * y + shift, x, 7 * w)
    assert other.coefficients[1:] == pytest.approx(factor * plain.coefficients[1:])
    assert other.se_hc3 == pytest.approx(factor * plain.se_hc3)
    assert other.r2 == pytest.approx(plain.r2)
    assert other.leverage == pytest.approx(plain.leverage)


def test_a_line_worked_out_by_hand() -> None:
    """Three points, one line: slope 1½ through the middle."""
    found = regression([0, 0, 3], [0, 1, 2])
    assert found.coefficients == pytest.approx([-0.5, 1.5])
    assert found.r2 == pytest.approx(0.75)
    assert found.leverage == pytest.approx([5 / 6, 1 / 3, 5 / 6])
    assert found.predict([[1.0]]).mean == pytest.approx([1])


def test_without_a_unit_there_must_be_something_to_judge_by() -> None:
    """With one degree of freedom, or all others on the line, a studentised residual is refused."""
    for y, x in (([0, 0, 3], [0, 1, 2]), ([0, 1, 2, 3, 9], [0, 1, 2, 3, 4])):
        with pytest.raises(NotDefinedError, match="without one"):
            _ = regression(y, x).studentised


@pytest.mark.parametrize(
    ("y", "x", "weights", "reason"),
    [
        ([1, 2], [1, 2], None, "more than 2"),
        ([1, 2, 4], [[1, 2], [3, 5], [2, 2]], None, "more than 3"),
        ([1, 2, 4], [5, 5, 5], None, "does not vary"),
        ([1, 2, 4, 3, 3], [[1, 2], [2, 4], [3, 6], [4, 8], [5, 10]], None, "same thing twice"),
        ([3, 3, 3], [1, 2, 4], None, "every result is the same"),
        ([1, 2, 4, 5], [0, 0, 0, 1], None, "one unit alone"),
        ([1, 2], [1, 2, 3], None, "length"),
        ([1, NAN, 3], [1, 2, 3], None, "missing"),
        ([1, 2, 4], [1, NAN, 3], None, "missing"),
        ([1, 2, 4], [1, INF, 3], None, "missing"),
        ([1, 2, 4, 5], [[1], [2, 3], [4], [5]], None, "length"),
        ([1, 2, 4], [1, 2, 3], [1, 1], "positive weight"),
        ([1, 2, 4], [1, 2, 3], [1, 1, 0], "positive weight"),
        ([1, 2, 4], [1, 2, 3], [1, 1, -1], "positive weight"),
        ([1, 2, 4], [1, 2, 3], [1, 1, NAN], "positive weight"),
    ],
)
def test_no_line_without_reason(
    y: list[float], x: list[float], weights: list[float] | None, reason: str
) -> None:
    """Too few units, background that says nothing and missing values are refused, with reason."""
    with pytest.raises(NotDefinedError, match=reason):
        regression(y, x, weights)


@pytest.mark.parametrize("level", [0, 1, NAN])
def test_an_interval_needs_a_level(level: float) -> None:
    """A level that is no share of the cases is refused."""
    with pytest.raises(NotDefinedError):
        reach(10, level)


def test_a_prediction_needs_the_same_columns() -> None:
    """New points with other columns than the fitted ones are refused."""
    with pytest.raises(NotDefinedError, match="columns"):
        regression([0, 0, 3], [0, 1, 2]).predict([[1.0, 2.0]])
