"""Axes: round ticks, Swedish figures, the unit once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.figures.axis import (
    axis_unit,
    extent,
    inner_ticks,
    limits,
    nice_ticks,
    short_unit,
    tick_texts,
    with_last_unit,
)
from tests.figure_frames import indicator


@given(st.floats(-1e5, 1e5), st.floats(0.5, 1e5))
def test_ticks_reach_round_what_is_drawn(low: float, span: float) -> None:
    """There are two to seven ticks in equal steps, and the outer ones hold all values."""
    high = low + span
    ticks = nice_ticks(low, high)
    slack = span * 1e-6
    assert 2 <= len(ticks) <= 7
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack


@given(st.floats(-1e5, 1e5), st.floats(0.5, 1e5))
def test_inner_ticks_stay_inside(low: float, span: float) -> None:
    """Ticks that must not widen the axis lie within it, seven at most."""
    ticks = inner_ticks(low, low + span)
    slack = span * 1e-6
    assert len(ticks) <= 7
    assert all(low - slack <= tick <= low + span + slack for tick in ticks)


def test_ticks_of_equal_values() -> None:
    """One single value still has an axis."""
    assert len(nice_ticks(50, 50)) >= 2


def test_thousands_of_kronor_are_tkr() -> None:
    """From 10 000 kr the axis counts in thousands, and says so."""
    cost = indicator(unit="kr per elev")
    assert tick_texts([100_000, 120_000], cost) == ["100", "120"]
    assert axis_unit(cost, [100_000]) == "tkr"
    assert axis_unit(cost, [900]) == "kr per elev"


def test_ticks_have_a_decimal_comma() -> None:
    """Decimals are used only where they tell the ticks apart."""
    assert tick_texts([1, 1.5, 2], indicator()) == ["1,0", "1,5", "2,0"]
    assert tick_texts([-5, 0], indicator()) == ["−5", "0"]


def test_the_unit_stands_once() -> None:
    """Only the last tick carries the unit, and only a short one."""
    assert with_last_unit(["0", "50", "100"], "%") == ["0", "50", "100 %"]
    assert short_unit(indicator(unit="elever per lärare"), [1]) == ""
    assert short_unit(indicator(unit="kr per elev"), [900]) == "kr"


def test_an_axis_never_shows_the_impossible() -> None:
    """Shares end at 100 per cent, and an indicator's own axis is kept."""
    assert limits(indicator(), -3, 104) == (0, 100)
    assert limits(indicator(axis=(40.0, 100.0)), 50, 60) == (40, 100)


def test_nothing_known_has_no_extent() -> None:
    """Only missing values make no axis."""
    with pytest.raises(ValueError, match="no value"):
        extent([float("nan")])
