import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.expected import expected
from likvard.measures.regression import regression

NAN = math.nan
MUNICIPALITIES = 290
YEARS = 3


def country(seed: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Return background, n, years, who, and the true logit of units of very different size."""
    rng = np.random.default_rng(seed)
    x = np.tile(rng.normal(45, 12, MUNICIPALITIES), YEARS)
    n = np.tile(np.floor(np.exp(rng.normal(5, 1, MUNICIPALITIES)) + 15), YEARS)
    year = np.repeat(np.arange(YEARS), MUNICIPALITIES).astype(float)
    own = np.tile(rng.normal(0, 0.25, MUNICIPALITIES), YEARS) + rng.normal(0, 0.1, x.size)
    logit = 1.9 + 0.02 * (x - 45) + 0.1 * year + own
    return x, n, year, np.tile(np.arange(MUNICIPALITIES), YEARS).astype(float), logit


def shares(seed: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Return what pupils made of the true logits, with background, n, years and who."""
    x, n, year, who, logit = country(seed)
    k = np.random.default_rng(seed + 1).binomial(n.astype(int), 1 / (1 + np.exp(-logit)))
    return k / n, x, n, year, who


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_intervals_of_shares_hold_what_they_promise(seed: int) -> None:
    """About 95 of 100 units that the model never saw lie within, the small as well as the large."""
    y, x, n, year, who = shares(seed)
    found = expected(y, x, n, kind="share", groups=year, units=who)
    within = found.place == 0
    assert found.coverage == within.mean()
    assert 0.92 <= found.coverage <= 0.98
    assert within[n < 100].mean() == pytest.approx(0.95, abs=0.05)
    assert within[n > 400].mean() == pytest.approx(0.95, abs=0.05)


def test_the_model_of_shares_finds_what_is_behind_them() -> None:
    """Slope, years and the variance between municipalities come out as they were put in."""
    y, x, n, year, who = shares(4)
    found = expected(y, x, n, kind="share", groups=year, units=who)
    assert found.fit.coefficients[1:] == pytest.approx([0.02, 0.1, 0.2], abs=0.05)
    assert found.tau2 == pytest.approx(0.25**2 + 0.1**2, rel=0.35)
    assert found.chance == 1


def test_the_model_of_scores_finds_what_is_behind_them() -> None:
    """The variance between municipalities and that between pupils are told apart."""
    x, n, _, _, _ = country(5)
    rng = np.random.default_rng(6)
    y = 230 + 0.9 * (x - 45) + rng.normal(0, 6, x.size) + rng.normal(0, 60, x.size) / np.sqrt(n)
    found = expected(y, x, n, kind="score")
    assert found.fit.coefficients[1] == pytest.approx(0.9, abs=0.05)
    assert found.tau2 == pytest.approx(36, rel=0.25)
    assert found.chance == pytest.approx(3600, rel=0.25)
    assert 0.93 <= found.coverage <= 0.97
    widths = found.high - found.low
    assert widths[np.argmin(n)] > 1.3 * widths[np.argmax(n)]


@given(seed=st.integers(0, 2**32 - 1), years=st.booleans())
@settings(max_examples=10)
def test_what_is_expected_never_saw_the_unit(seed: int, *, years: bool) -> None:
    """Leaving a unit out by hand, with its weights kept, gives the same expected value."""
    rng = np.random.default_rng(seed)
    x, who = rng.normal(45, 12, 40), np.repeat(np.arange(20), 2)
    y, n = 150 + 2 * x + rng.normal(0, 8, 40), rng.integers(20, 900, 40)
    year = np.tile([2023, 2024], 20)
    found = expected(y, x, n, kind="score", groups=year if years else None, units=who)
    others = who != 7
    columns = np.column_stack([x, year == 2024]) if years else x[:, None]
    without = regression(y[others], columns[others], found.fit.weights[others])
    assert found.expected[~others] == pytest.approx(without.predict(columns[~others]).mean)
    assert found.residuals == pytest.approx(y - found.expected)


@pytest.mark.parametrize("kind", ["share", "score"])
def test_shares_stay_shares_and_places_follow_the_intervals(kind: str) -> None:
    """No interval of a share leaves 0 to 1, and a place says on which side of it the result is."""
    y, x, n, _, _ = shares(8)
    y[:6] = [1, 1, 1, 0.2, 0.3, 0.4]
    found = expected(y, x, n, kind="share" if kind == "share" else "score")
    assert (found.place == (y > found.high + 1e-12).astype(int) - (y < found.low - 1e-12)).all()
    assert (found.place[3:6] == -1).all()
    if kind == "share":
        assert (found.low >= 0).all()
        assert (found.high <= 1).all()


def test_all_that_can_pass_do_not_frighten_the_model() -> None:
    """Where everyone passes almost everywhere, the small units are as expected."""
    x, n, _, _, _ = country(9)
    y = np.ones(x.size)
    y[::7] = 1 - 1 / n[::7]
    found = expected(y, x, n, kind="share")
    assert np.isfinite(found.expected).all()
    assert (found.place[n < 50] == 0).all()


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("y", [0.5, 0.6, 0.7, 0.8, 1.1, 0.9]),
        ("y", [0.5, 0.6, 0.7, 0.8, NAN, 0.9]),
        ("y", [0.5, 0.6]),
        ("x", [1.0, 2.0, 3.0, 4.0, NAN, 5.0]),
        ("x", [1.0] * 6),
        ("x", [1.0, 2.0]),
        ("n", [50.0, 60.0, 70.0, 0.0, 90.0, 50.0]),
        ("n", [50.0]),
        ("groups", [1, 1, 1]),
        ("groups", [1, 1, 1, 2, 2, None]),
        ("units", [1, 2, 3, 4, 5, NAN]),
        ("units", [1, 1, 1, 1, 1, 1]),
        ("units", [1, 1, 1, 1, 1, 2]),
    ],
)
def test_nothing_is_expected_without_grounds(change: str, value: list[float]) -> None:
    """Missing values, shares that are none, empty units and a model of one unit are refused."""
    given_rows: dict[str, list[float]] = {
        "y": [0.5, 0.6, 0.9, 0.7, 0.8, 0.65],
        "x": [1.0, 2.0, 4.0, 3.0, 5.0, 2.5],
        "n": [50.0, 60.0, 70.0, 80.0, 90.0, 50.0],
    }
    changed = given_rows | {change: value}
    rows = [changed.pop(name) for name in ("y", "x", "n")]
    with pytest.raises(NotDefinedError):
        expected(rows[0], rows[1], rows[2], kind="share", **changed)


@pytest.mark.parametrize("y", [[2.0, 4.0, 6.0, 8.0], [5.0, 5.0, 5.0, 5.0]])
def test_a_perfect_line_tells_nothing_of_chance(y: list[float]) -> None:
    """Results that all lie on the line, or are all the same, are refused."""
    with pytest.raises(NotDefinedError):
        expected(y, [1, 2, 3, 4], [10] * 4, kind="score")
