"""Classes and legend: what is coloured is what is written."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.figures.classes import MISSING, class_labels, classes, legend
from likvard.figures.theme import LIGHT
from tests.figure_frames import cells, indicator

BREAKS = (60.0, 70.0, 80.0, 90.0)


@pytest.mark.parametrize(
    ("value", "klass"),
    [(59.4, 0), (59.5, 1), (60, 1), (69.49, 1), (69.5, 2), (79.6, 3), (80, 3), (90, 4), (100, 4)],
)
def test_the_shown_value_decides_the_class(value: float, klass: int) -> None:
    """A value is rounded as it is shown, and the lower bound belongs to the class."""
    assert classes([value], BREAKS, 0) == [klass]


def test_money_is_classed_by_hundreds() -> None:
    """A cost of 129 960, shown as 130 000, lies in the class from 130 000."""
    assert classes([129_949, 129_960], (130_000,), -2) == [0, 1]


def test_a_missing_value_has_no_class() -> None:
    """NaN falls outside all classes."""
    assert classes([nan], BREAKS, 0) == [MISSING]


def test_the_legend_words() -> None:
    """Classes are called under, from–to, and och över, in Swedish figures."""
    assert class_labels(BREAKS) == ["under 60", "60–70", "70–80", "80–90", "90 och över"]
    assert class_labels((2.5, 3.0))[0] == "under 2,5"


@given(st.lists(st.one_of(st.floats(0, 100), st.just(nan)), min_size=1, max_size=33))
def test_the_legend_counts_every_member(values: list[float]) -> None:
    """The counts of the legend add up to the members, whatever is missing."""
    entries = legend(cells(values), indicator())
    assert sum(entry.count for entry in entries) == len(values)


def test_missing_is_in_the_legend_only_when_something_is() -> None:
    """The hatch has an entry, with its number, only when a value is missing."""
    assert [e.colour for e in legend(cells([50, 95]), indicator())] == list(range(5))
    last = legend(cells([50, nan, nan]), indicator())[-1]
    assert (last.label, last.count, last.colour) == ("uppgift saknas", 2, None)


def test_there_is_a_colour_for_every_class() -> None:
    """The theme has as many colours as four breaks make classes."""
    assert len(LIGHT.sequential) == len(class_labels(BREAKS))
