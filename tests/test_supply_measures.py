"""Location quotients, breadth and distance: known answers, and what must always hold."""

from itertools import pairwise
from math import isnan, log, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.breadth import breadth
from likvard.measures.great_circle import EARTH_KM, great_circle
from likvard.measures.location_quotient import location_quotients

COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=25)
PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_quotients_by_hand() -> None:
    """30 of 40 against 100 of 200, 10 of 40 against 60 of 200, none, and none anywhere."""
    found = location_quotients([30, 10, 0, 0], [100, 60, 40, 0])
    assert found[:3].tolist() == pytest.approx([1.5, 10 / 40 / (60 / 200), 0.0])
    assert isnan(found[3])


@given(COUNTS, st.data())
def test_quotients_weighted_by_the_area_are_one(own: list[int], data: st.DataObject) -> None:
    """Weighted by the kinds' shares of the area the quotients' mean is one."""
    rest = data.draw(st.lists(st.integers(0, 500), min_size=len(own), max_size=len(own)))
    whole = np.add(own, rest)
    if not sum(own):
        with pytest.raises(NotDefinedError):
            location_quotients(own, whole.tolist())
        return
    found = location_quotients(own, whole.tolist())
    assert float(np.nansum(found * whole / whole.sum())) == pytest.approx(1)


@pytest.mark.parametrize(
    ("own", "area"),
    [([1], [0]), ([-1], [2]), ([0, 0], [1, 1]), ([1], [1, 2]), ([float("nan")], [1])],
)
def test_quotients_that_are_none(own: list[float], area: list[float]) -> None:
    """More than there are, below zero, nobody, other lengths and missing numbers are refused."""
    with pytest.raises(NotDefinedError):
        location_quotients(own, area)


def test_breadth_by_hand() -> None:
    """One kind is one, four alike are four, and 3 to 1 is 4 / 3^0.75."""
    assert breadth([7]) == 1
    assert breadth([10, 10, 10, 10, 0]) == pytest.approx(4)
    assert breadth([3, 1]) == pytest.approx(4 / 3**0.75)


@given(COUNTS.filter(any))
def test_breadth_lies_between_one_and_the_number_of_kinds(counts: list[int]) -> None:
    """It is never below one nor above the number of kinds, nor changed by twice as many of each."""
    found = breadth(counts)
    assert 1 <= found <= sum(count > 0 for count in counts)
    assert breadth([2 * count for count in counts]) == pytest.approx(found)


@pytest.mark.parametrize("counts", [[], [0, 0], [-1, 2], [float("nan")]])
def test_breadth_of_nobody(counts: list[float]) -> None:
    """Without anybody, or with a number missing or below zero, there is no breadth."""
    with pytest.raises(NotDefinedError):
        breadth(counts)


def test_known_distances() -> None:
    """A quarter of the globe, one degree north, and Malmö to Lund as the law of cosines has it."""
    assert great_circle((0, 0), (0, 90)) == pytest.approx(EARTH_KM * pi / 2)
    assert great_circle((55, 13), (56, 13)) == pytest.approx(EARTH_KM * pi / 180)
    one, other = np.radians((55.605, 13.0007)), np.radians((55.7047, 13.1910))
    cosine = np.sin(one[0]) * np.sin(other[0])
    cosine += np.cos(one[0]) * np.cos(other[0]) * np.cos(one[1] - other[1])
    told = great_circle((55.605, 13.0007), (55.7047, 13.1910))
    assert told == pytest.approx(EARTH_KM * float(np.arccos(cosine)), abs=0.01)


@given(PLACES, PLACES, PLACES)
def test_distance_is_one(
    one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]
) -> None:
    """None to itself, the same both ways, never longer than by way of a third, half round most."""
    assert great_circle(one, one) == 0
    assert great_circle(one, two) == pytest.approx(great_circle(two, one))
    by_way = sum(great_circle(*pair) for pair in pairwise((one, three, two)))
    assert great_circle(one, two) <= by_way + 1e-3
    assert great_circle(one, two) <= EARTH_KM * pi + 1e-6


@pytest.mark.parametrize("place", [(91, 0), (0, 181), (float("nan"), 0)])
def test_a_place_that_is_none(place: tuple[float, float]) -> None:
    """A place beyond the earth, or missing, has no distance."""
    with pytest.raises(NotDefinedError):
        great_circle((0, 0), place)


def test_entropy_is_the_natural_one() -> None:
    """The logarithm of the breadth of two halves is ln 2."""
    assert log(breadth([1, 1])) == pytest.approx(log(2))
