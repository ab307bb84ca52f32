"""Labels: how wide they are, and how they are moved apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.figures.labels import declutter, overlaps, told, width

WANTED = st.lists(st.floats(-50, 350), min_size=1, max_size=12)


@given(WANTED)
def test_labels_keep_their_order(wanted: list[float]) -> None:
    """A label that wants to stand higher never ends up below one that wants to stand lower."""
    places = declutter(wanted, 18, 0, 300)
    ordered = [places[i] for i in sorted(range(len(wanted)), key=lambda i: wanted[i])]
    assert ordered == sorted(ordered)


@given(WANTED)
def test_labels_keep_their_distance_and_the_bounds(wanted: list[float]) -> None:
    """When there is room, all labels are 18 px apart and none is outside."""
    places = sorted(declutter(wanted, 18, 0, 300))
    assert all(b - a >= 18 - 1e-6 for a, b in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= 300 + 1e-6


@given(st.lists(st.floats(0, 90), min_size=7, max_size=12))
def test_a_crowd_shares_the_room_there_is(wanted: list[float]) -> None:
    """Without room for all distances they shrink alike, and none is outside."""
    places = sorted(declutter(wanted, 18, 0, 90))
    gaps = [b - a for a, b in pairwise(places)]
    assert max(gaps) - min(gaps) < 1e-6
    assert places[0] >= -1e-6
    assert places[-1] <= 90 + 1e-6


def test_labels_far_apart_stay() -> None:
    """What does not collide is not moved."""
    assert declutter([10, 200, 100], 18, 0, 300) == [10, 200, 100]


def test_a_pair_moves_symmetrically() -> None:
    """Two labels that want the same place move equally far, up and down."""
    assert declutter([100, 100], 18, 0, 300) == [91, 109]


def test_nothing_to_place() -> None:
    """No labels give no places."""
    assert declutter([], 18, 0, 300) == []


@pytest.mark.parametrize(("longer", "shorter"), [("Östra Göinge", "Lund"), ("mmm", "iii")])
def test_a_longer_text_is_wider(longer: str, shorter: str) -> None:
    """The estimate follows letters, not only their number."""
    assert width(longer) > width(shorter)


def test_touching_is_not_overlapping() -> None:
    """Intervals that share only an end do not overlap."""
    assert not overlaps([(0, 10), (10, 20)])
    assert overlaps([(0, 10), (9, 20), (30, 40)])


def test_a_bound_is_never_shown_as_a_number() -> None:
    """When only a bound is published the label says so."""
    assert told("100", "minst 95 %") == "minst 95 %"
    assert told("74", "74 %") == "74"
