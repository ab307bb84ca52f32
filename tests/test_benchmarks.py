import pytest

from benchmarks.report import Goal
from benchmarks.summary import paired, summary


def test_the_summary_is_the_median_between_the_quartiles() -> None:
    """Of five values the middle one is the median, and the second and fourth are the quartiles."""
    found = summary([50, 10, 40, 20, 30])
    assert (found.low, found.median, found.high) == (20, 30, 40)


def test_one_outlier_does_not_move_the_median() -> None:
    """A single slow round leaves the median where the others put it."""
    assert summary([1, 2, 3, 4, 1000]).median == 3


def test_nothing_measured_has_no_summary() -> None:
    """No values have no median, and saying so beats a number."""
    with pytest.raises(ValueError, match="nothing was measured"):
        summary([])


def test_ratios_are_taken_within_rounds() -> None:
    """A round that was slow for both apps has the same ratio as the others."""
    assert paired([10, 20, 1000], [5, 10, 500]).median == 2
    assert paired([10, 20, 1000], [5, 10, 500]).high == 2


def test_ratios_need_the_same_rounds() -> None:
    """Apps that were not measured equally often are not compared."""
    with pytest.raises(ValueError, match="2 rounds against 1"):
        paired([1, 2], [1])


@pytest.mark.parametrize(
    ("at_least", "limit", "told"),
    [(False, 2.0, "| met |"), (False, 1.9, "**not met**"), (True, 2.0, "| met |"),
     (True, 2.1, "**not met**")],
)  # fmt: skip
def test_a_goal_says_whether_its_ratio_holds(at_least: bool, limit: float, told: str) -> None:  # noqa: FBT001
    """A ratio of two meets "at most 2" and "at least 2", and neither a stricter one."""
    goal = Goal("speed", "rate", "ours", "theirs", limit, at_least=at_least)
    assert told in goal.row({"rate": {"ours": [2.0, 4.0], "theirs": [1.0, 2.0]}})


def test_a_goal_not_measured_has_no_row() -> None:
    """A goal whose apps were not measured is neither met nor missed."""
    assert not Goal("speed", "rate", "ours", "theirs", 1.0).row({})
