from itertools import product
from math import comb
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.dissimilarity import dissimilarity, expected_dissimilarity

COUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=12)
FEW = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=4)


@given(COUNTS)
def test_dissimilarity_lies_between_even_and_apart(counts: list[tuple[int, int]]) -> None:
    """Between 0 and 1, the same for either group, and never NaN: an empty group is refused."""
    a, b = zip(*counts, strict=True)
    if min(sum(a), sum(b)) == 0:
        with pytest.raises(NotDefinedError):
            dissimilarity(a, b)
    else:
        assert 0 <= dissimilarity(a, b) <= 1 + 1e-12
        assert dissimilarity(a, b) == pytest.approx(dissimilarity(b, a))


@given(st.lists(st.integers(1, 60), min_size=2, max_size=12), st.integers(1, 5))
def test_complete_and_even_mixes(numbers: list[int], times: int) -> None:
    """Schools with only one of the groups give 1, the same mix everywhere 0."""
    apart = [*numbers, *[0] * len(numbers)]
    assert dissimilarity(apart, apart[::-1]) == pytest.approx(1)
    assert dissimilarity(numbers, [times * n for n in numbers]) == pytest.approx(0, abs=1e-12)


def every_lot(counts: list[tuple[int, int]]) -> float:
    """Return the mean D over every way in which the pupils can be placed."""
    sizes, group = [a + b for a, b in counts], sum(a for a, _ in counts)
    ways = [w for w in product(*(range(n + 1) for n in sizes)) if sum(w) == group]
    weights = [np.prod([comb(n, k) for n, k in zip(sizes, w, strict=True)]) for w in ways]
    found = [dissimilarity(w, [n - k for n, k in zip(sizes, w, strict=True)]) for w in ways]
    return float(np.average(found, weights=weights))


@settings(max_examples=40)
@given(FEW.filter(lambda g: sum(a for a, _ in g) and sum(b for _, b in g)))
def test_the_expectation_is_the_mean_over_every_way_to_place_the_pupils(
    counts: list[tuple[int, int]],
) -> None:
    """The formula gives what counting all placements gives."""
    assert expected_dissimilarity(*zip(*counts, strict=True)) == pytest.approx(every_lot(counts))


def test_the_expectation_is_what_many_draws_come_near() -> None:
    """Drawing lots four thousand times gives nearly the same, for schools of real sizes."""
    a, b = np.array([120, 30, 8, 260, 75]), np.array([80, 210, 30, 140, 25])
    drawn = np.random.default_rng(1).multivariate_hypergeometric(a + b, a.sum(), 4000)
    found = [dissimilarity(lot, a + b - lot) for lot in drawn]
    assert expected_dissimilarity(a, b) == pytest.approx(np.mean(found), rel=0.02)


@given(COUNTS, st.randoms())
def test_the_expectation_depends_on_the_sizes_alone(
    counts: list[tuple[int, int]], rng: Random
) -> None:
    """It lies within 0 and 1 and is the same in whatever order schools are listed."""
    a, b = map(list, zip(*counts, strict=True))
    assume(min(sum(a), sum(b)) > 0)
    rng.shuffle(counts)
    found = expected_dissimilarity(a, b)
    assert 0 <= found <= 1
    assert expected_dissimilarity(*zip(*counts, strict=True)) == pytest.approx(found)


def test_small_schools_look_segregated_by_chance() -> None:
    """By lot alone classes of ten differ far more than schools of three hundred."""
    assert expected_dissimilarity([3] * 10, [7] * 10) > 0.2
    assert expected_dissimilarity([90] * 10, [210] * 10) < 0.05
