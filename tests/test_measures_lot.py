"""The dissimilarity that chance gives, exactly."""

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.dissimilarity import dissimilarity, expected_dissimilarity
from likvard.measures.lot import dissimilarity_by_lot

GROUPS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=4)


def every_lot(counts: list[tuple[int, int]]) -> float:
    """Return the mean D over every way in which the pupils can be placed."""
    sizes, group = [a + b for a, b in counts], sum(a for a, _ in counts)
    ways = [w for w in product(*(range(n + 1) for n in sizes)) if sum(w) == group]
    weights = [np.prod([comb(n, k) for n, k in zip(sizes, w, strict=True)]) for w in ways]
    found = [dissimilarity(w, [n - k for n, k in zip(sizes, w, strict=True)]) for w in ways]
    return float(np.average(found, weights=weights))


@settings(max_examples=40)
@given(GROUPS.filter(lambda g: sum(a for a, _ in g) and sum(b for _, b in g)))
def test_it_is_the_mean_over_every_way_to_place_the_pupils(counts: list[tuple[int, int]]) -> None:
    """The formula gives what counting all placements gives."""
    assert dissimilarity_by_lot(*zip(*counts, strict=True)) == pytest.approx(every_lot(counts))


def test_it_is_what_many_draws_come_near() -> None:
    """Drawing lots a thousand times gives nearly the same, for schools of real sizes."""
    a, b = [120, 30, 8, 260, 75], [80, 210, 30, 140, 25]
    drawn = expected_dissimilarity(a, b, draws=1000)
    assert dissimilarity_by_lot(a, b) == pytest.approx(drawn, rel=0.05)


@pytest.mark.parametrize(("a", "b"), [([0, 0], [1, 2]), ([1], [1]), ([1, -1], [1, 2])])
def test_it_is_not_defined_without_two_groups_and_two_schools(a: list[int], b: list[int]) -> None:
    """An empty group, a single school and a negative number have no answer."""
    with pytest.raises(NotDefinedError):
        dissimilarity_by_lot(a, b)
