"""What is expected over some years: made-up units with known parts, and real ones left out."""

from itertools import product
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.expected import Kind, expected
from likvard.measures.expected_mean import ExpectedMean, expected_mean
from likvard.measures.variance_parts import variance_parts

UNITS = 240
YEARS = (2021, 2022, 2023, 2024)


class Made(NamedTuple):
    """Unit-years with what they were made of."""

    y: Floats
    x: Floats
    n: Floats
    units: list[int]
    years: list[int]


def made(kind: Kind, seed: int = 1) -> Made:
    """Return results on a known line, with a part that lasts in each unit, and chance."""
    draw = np.random.default_rng(seed)
    units, years = (list(ids) for ids in zip(*product(range(UNITS), YEARS), strict=True))
    size = np.exp(draw.uniform(4, 8, UNITS))
    n = np.round(size[units] * draw.uniform(0.9, 1.1, len(units)))
    x = draw.uniform(20, 80, (UNITS, 2))[units] + draw.normal(0, 2, (len(units), 2))
    lasting = draw.normal(0, 1, UNITS)[units]
    if kind == "score":
        y = 150 + 1.2 * x[:, 0] + 6 * lasting + draw.normal(0, 60 / np.sqrt(n))
    else:
        p = 1 / (1 + np.exp(-(-1 + 0.03 * x[:, 0] - 0.005 * x[:, 1] + 0.2 * lasting)))
        y = draw.binomial(n.astype(int), p) / n
    return Made(y, x, n, units, years)


def found(of: Made, kind: Kind) -> ExpectedMean:
    """Return what is expected of the made-up units over the last three years."""
    line = expected(of.y, of.x, of.n, kind=kind, groups=of.years, units=of.units)
    return expected_mean(line, of.y, of.n, units=of.units, years=of.years, kind=kind)


@pytest.mark.parametrize("kind", ["share", "score"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_limits_hold_for_units_of_every_size(kind: Kind, seed: int) -> None:
    """About 95 of 100 units lie inside, among the large half and among the small half."""
    told = found(made(kind, seed), kind)
    assert told.inside.mean() == pytest.approx(0.95, abs=0.03)
    for half in np.array_split(np.argsort(told.n), 2):
        assert told.inside[half].mean() == pytest.approx(0.95, abs=0.05)


def test_the_parts_are_those_the_scores_were_made_with() -> None:
    """Six points between units and sixty between pupils come out again, on the average."""
    parts = [found(made("score", seed), "score").parts for seed in range(8)]
    assert np.mean([p.between for p in parts]) == pytest.approx(6**2, rel=0.1)
    assert np.mean([p.chance for p in parts]) == pytest.approx(60**2, rel=0.25)


def test_means_are_of_the_last_years_weighted_by_pupils() -> None:
    """Actual values are sums over sums of 2022 to 2024; the first year only helps the line."""
    of = made("share")
    told = found(of, "share")
    late = np.array(of.years) > YEARS[0]
    pupils = np.bincount(np.array(of.units)[late], of.n[late])
    passed = np.bincount(np.array(of.units)[late], (of.n * of.y)[late])
    assert told.n == pytest.approx(pupils)
    assert told.actual == pytest.approx(passed / pupils)


def test_what_is_expected_of_a_unit_does_not_see_its_own_result() -> None:
    """A unit that soars is expected nearly the same as before; its mean is not."""
    of = made("share")
    y = of.y.copy()
    y[:4] = 0.995
    before, after = found(of, "share"), found(of._replace(y=y), "share")
    assert after.actual[0] > before.high[0]
    assert after.expected[0] == pytest.approx(before.expected[0], abs=0.004)
    assert not after.inside[0]


def test_a_unit_without_one_of_the_years_is_left_out() -> None:
    """Whoever lacks a year has no mean, and all others have."""
    of = made("score")
    kept = np.arange(len(of.units)) != 7
    short = Made(
        of.y[kept],
        of.x[kept],
        of.n[kept],
        [u for u, k in zip(of.units, kept, strict=True) if k],
        [y for y, k in zip(of.years, kept, strict=True) if k],
    )
    assert set(range(UNITS)) - set(found(short, "score").units.tolist()) == {1}


def test_limits_by_size_narrow_towards_what_lasts() -> None:
    """A large unit's limits are narrower than a small one's, but never nothing."""
    told = found(made("share"), "share")
    low, high = told.limits(0.7, [60, 600, 60_000, 6_000_000], "share")
    wide = high - low
    assert (np.diff(wide) < 0).all()
    assert wide[-1] == pytest.approx(wide[-2], rel=0.05)
    assert ((low > 0) & (low < 0.7) & (high > 0.7) & (high < 1)).all()


@pytest.mark.parametrize("years", [2, 1])
def test_too_few_years_are_refused(years: int) -> None:
    """A mean of three years is not told of two."""
    of = made("score")
    kept = np.array(of.years) <= YEARS[years - 1]
    units = [u for u, k in zip(of.units, kept, strict=True) if k]
    when = [y for y, k in zip(of.years, kept, strict=True) if k]
    line = expected(of.y[kept], of.x[kept], of.n[kept], kind="score", groups=when, units=units)
    with pytest.raises(NotDefinedError, match="at least 3 years"):
        expected_mean(line, of.y[kept], of.n[kept], units=units, years=when, kind="score")


def test_columns_of_unequal_length_are_refused() -> None:
    """One id too few is no guess about which."""
    of = made("score")
    line = expected(of.y, of.x, of.n, kind="score", groups=of.years, units=of.units)
    with pytest.raises(NotDefinedError, match="length"):
        expected_mean(line, of.y, of.n, units=of.units[1:], years=of.years, kind="score")


def test_no_pupils_have_no_limits() -> None:
    """Limits are asked for of at least one pupil."""
    with pytest.raises(NotDefinedError, match="one pupil"):
        found(made("score"), "score").limits(200, [0], "score")


@given(st.floats(0.01, 50), st.floats(0.01, 50))
@settings(max_examples=30)
def test_squares_on_a_line_give_back_its_parts(between: float, chance: float) -> None:
    """Where the squared residuals are between + chance · v, these two are found."""
    v = np.linspace(0.1, 3, 40)
    parts = variance_parts(between + chance * v, v)
    assert (parts.between, parts.chance) == pytest.approx((between, chance), rel=1e-6)


@pytest.mark.parametrize("falling", [True, False])
def test_no_part_is_negative(*, falling: bool) -> None:
    """Squares that fall with v are all between; those that rise from below zero all chance."""
    v = np.linspace(1, 2, 30)
    parts = variance_parts(3 - v if falling else np.maximum(v - 1, 0), v)
    assert parts.between >= 0
    assert parts.chance >= 0
    assert (parts.chance if falling else parts.between) == 0


@pytest.mark.parametrize("squares", [[0.0, 0.0, 0.0], [1.0, -1.0, 1.0], [1.0, float("nan"), 1.0]])
def test_squares_that_are_none_are_refused(squares: list[float]) -> None:
    """Nothing, negative squares and missing ones give no parts."""
    with pytest.raises(NotDefinedError):
        variance_parts(squares, [1.0, 1.0, 1.0])
