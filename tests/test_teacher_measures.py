"""Teachers' posts and the scenario for them: worked by hand, and what must hold of any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.interval import Interval, total, within
from likvard.measures.posts import full_time_posts, missing_posts, share_of
from likvard.measures.teacher_need import (
    YEARS_LEFT,
    needed,
    remaining,
    retired_by_age,
    retired_by_year,
    rising,
)

PUPILS = st.lists(st.floats(0, 1e5), min_size=4, max_size=4).map(np.array)
RATIOS = st.floats(5, 20)
SHARES = st.floats(0, 100)


def test_missing_posts_are_worked_by_hand() -> None:
    """A thousand pupils at 12,5 each are 80 posts; from 70 to 85 per cent takes 12 of them."""
    posts = full_time_posts(within(1000.0), within(12.5, 0.05))
    assert posts == pytest.approx((80.0, 1000 / 12.55, 1000 / 12.45))
    missing = missing_posts(posts, within(70.0, 0.05), within(85.0))
    assert missing == pytest.approx((12.0, posts.low * 0.1495, posts.high * 0.1505))
    assert share_of(within(80.0), within(70.0)).value == pytest.approx(56.0)


@given(st.floats(1, 1e5), RATIOS, SHARES, SHARES, st.floats(0, 0.5))
def test_no_posts_are_missing_where_the_level_is_reached(
    pupils: float, ratio: float, share: float, level: float, half: float
) -> None:
    """The number lies within its ends, is never negative, and none at or above the level."""
    posts = full_time_posts(within(pupils), within(ratio, half))
    found = missing_posts(posts, within(share, half), within(level))
    assert 0 <= found.low <= found.value <= found.high
    assert (found.value == 0) == (share >= level or posts.value * (level - share) == 0)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=9))
def test_sums_of_places_are_equal(values: list[float]) -> None:
    """An area's number and its ends are the sums of its places'."""
    parts = [Interval(value, value / 2, 2 * value) for value in values]
    assert total(parts) == pytest.approx((sum(values), sum(values) / 2, 2 * sum(values)))


def test_the_need_is_worked_by_hand() -> None:
    """Pupils through pupils per teacher, times the share as it rises, year by year."""
    share = rising(70.0, 90.0, 2)
    assert share.tolist() == [70.0, 80.0, 90.0]
    found = needed(np.array([1200.0, 1260.0, 1300.0]), np.array([12.0, 12.6, 13.0]), share)
    assert found.tolist() == pytest.approx([70.0, 80.0, 90.0])


@given(PUPILS, PUPILS, RATIOS, SHARES)
def test_more_pupils_never_need_fewer_teachers(
    pupils: np.ndarray, more: np.ndarray, ratio: float, share: float
) -> None:
    """Whatever the ratio and the share, pupils added never lower the need."""
    ratios, shares = np.full(4, ratio), np.full(4, share)
    assert (needed(pupils + more, ratios, shares) >= needed(pupils, ratios, shares)).all()


@given(st.floats(0, 1e5), st.integers(1, 9))
def test_nobody_leaves_without_departures(now: float, years: int) -> None:
    """With none retired and none leaving, all of today's are left in every year."""
    assert (remaining(now, np.zeros(years + 1), 0.0) == now).all()


@given(
    st.dictionaries(st.sampled_from(sorted(YEARS_LEFT)), st.floats(0.1, 1e4), min_size=1),
    st.floats(0, 1),
)
def test_those_who_have_left_do_not_come_back(ages: dict[str, float], leaving: float) -> None:
    """The share retired starts at none, never falls and never passes all; so with those left."""
    gone = retired_by_age(ages, 9)
    assert gone[0] == 0
    assert (np.diff(gone) >= -1e-12).all()
    assert gone[-1] <= 1 + 1e-12
    left = remaining(100.0, np.minimum(gone, 1.0), leaving)
    assert (np.diff(left) <= 1e-9).all()
    assert (left >= 0).all()


def test_retirement_is_worked_by_hand() -> None:
    """A fifth of those aged 60-64 go each year, and those of 65 and over within the first."""
    ages = {"60–64": 10.0, "65 och äldre": 5.0, "40–49": 85.0}
    assert retired_by_age(ages, 6).tolist() == pytest.approx(
        [0, 0.07, 0.09, 0.11, 0.13, 0.15, 0.15]
    )
    assert retired_by_year([30.0, 30.0, 90.0], 100.0).tolist() == pytest.approx([0, 0.3, 0.6, 1])


def test_what_is_no_number_of_teachers_is_refused() -> None:
    """Unknown groups, nobody at all, and shares outside their range have no answer."""
    for ages in ({}, {"60–64": 0.0}, {"60–64": -1.0}, {"sjuttio": 1.0}):
        with pytest.raises(NotDefinedError):
            retired_by_age(ages, 3)
    for bad in (-0.1, 1.1, float("nan")):
        with pytest.raises(NotDefinedError):
            remaining(10.0, np.zeros(2), bad)
    with pytest.raises(NotDefinedError):
        needed(np.array([1.0]), np.array([0.0]), np.array([50.0]))
    with pytest.raises(NotDefinedError):
        needed(np.array([1.0]), np.array([10.0]), np.array([101.0]))
    with pytest.raises(NotDefinedError):
        retired_by_year([1.0], 0.0)
    with pytest.raises(NotDefinedError):
        full_time_posts(within(10.0), within(0.05, 0.05))
    with pytest.raises(NotDefinedError):
        within(float("nan"))
