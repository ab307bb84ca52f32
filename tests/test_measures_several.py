import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from likvard.measures.cohort import cohort_forecast
from likvard.measures.composite import Good, composite
from likvard.measures.flows import flows
from likvard.measures.neighbours import neighbours

FOUR = [[230, 88, 8], [210, 80, 12], [250, 95, 6], [220, 82, 15]]
FIVE = [[60, 20, 5], [62, 22, 5], [40, 10, 1], [80, 30, 9], [61, 19, 6]]
TABLES = (
    st.integers(2, 4)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 50), min_size=width, max_size=width), min_size=3, max_size=12
        )
    )
    .filter(lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True)))
)
SQUARES = st.integers(2, 8).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 99), min_size=size, max_size=size), min_size=size, max_size=size
    )
)


def test_an_index_of_known_indicators() -> None:
    """Scores run from 0 to 100 with low cost counted as good, and weights are used."""
    found = composite(FOUR, ["high", "high", "low"], [0.5, 0.3, 0.2])
    assert found.index == pytest.approx([56.5555555556, 6.6666666667, 100, 16.5])
    assert found.rank == [2, 4, 1, 3]
    assert found.norm[:, 2] == pytest.approx([77.7777777778, 33.3333333333, 100, 0])


def test_a_geometric_index_forgives_less() -> None:
    """The geometric mean of known scores, those below one counted as one."""
    found = composite(FOUR, ["high", "high", "low"], [0.5, 0.3, 0.2], aggregate="geometric")
    assert found.index == pytest.approx([55.6872442276, 2.016395637, 100, 10.8755599148])


@given(TABLES)
def test_an_index_in_deviations_is_centred(rows: list[list[int]]) -> None:
    """Scores in standard deviations have mean 0 and deviation 1, turned where low is good."""
    found = composite(rows, ["high"] * len(rows[0]), norm="z")
    turned = composite(rows, ["low"] * len(rows[0]), norm="z")
    assert found.norm.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert found.norm.std(axis=0) == pytest.approx(1)
    assert turned.index == pytest.approx(-found.index, abs=1e-9)


@given(TABLES)
def test_a_geometric_index_is_never_above_the_arithmetic(rows: list[list[int]]) -> None:
    """An index lies from 0 to 100, and good scores make up less for bad ones in a geometric one."""
    good: list[Good] = ["high"] * len(rows[0])
    plain, strict = composite(rows, good), composite(rows, good, aggregate="geometric")
    assert ((plain.index >= -1e-9) & (plain.index <= 100 + 1e-9)).all()
    floored = np.maximum(plain.norm, 1).mean(axis=1)
    assert (strict.index <= floored + 1e-9).all()


def test_neighbours_of_a_known_unit() -> None:
    """The two nearest of five, with distances in standard deviations."""
    found = neighbours(FIVE, 0, 2)
    assert found.order == [1, 4]
    assert found.distance == pytest.approx(
        [0, 0.3500809169, 2.7148610426, 2.7148610426, 0.4278763682]
    )


@given(TABLES, st.data())
def test_distances_agree_with_scipy(rows: list[list[int]], data: st.DataObject) -> None:
    """Distances are scipy's, the order follows them, and the own unit is not among them."""
    own = data.draw(st.integers(0, len(rows) - 1))
    weights = data.draw(st.lists(st.integers(1, 5), min_size=len(rows[0]), max_size=len(rows[0])))
    found = neighbours(rows, own, len(rows) - 1, weights)
    x = np.array(rows, dtype=float)
    oracle = cdist(x[[own]], x, "seuclidean", V=x.var(axis=0) / weights)[0]
    assert found.distance == pytest.approx(oracle)
    assert (np.diff(found.distance[found.order]) >= 0).all()
    assert sorted([*found.order, own]) == list(range(len(rows)))


@given(TABLES)
def test_a_variable_without_weight_does_not_matter(rows: list[list[int]]) -> None:
    """With weight zero a variable might as well be left out."""
    first = neighbours([row[:1] for row in rows], 0, 1)
    found = neighbours(rows, 0, 1, [1, *[0] * (len(rows[0]) - 1)])
    assert found.distance == pytest.approx(first.distance)


def test_a_cohort_is_followed_up_the_ages() -> None:
    """Those of 15, 14 and 13 are 16 in one, two and three years; some are lost on the way."""
    ages = {15: 100, 14: 110, 13: 90}
    assert cohort_forecast(ages, 3) == [100, 110, 90]
    assert cohort_forecast(ages, 3, survival={15: 0.9, 14: 1.1}) == pytest.approx(
        [90, 110 * 1.1 * 0.9, 90 * 1.1 * 0.9]
    )
    assert cohort_forecast({18: 50, 17: 60}, 2, age=19) == [50, 60]


def test_flows_of_a_known_matrix() -> None:
    """Sums by home and by school, who leaves, who comes and who stays."""
    found = flows([[80, 15, 5], [40, 60, 0], [30, 10, 60]])
    assert found.home.tolist() == [100, 100, 100]
    assert found.host.tolist() == [150, 85, 65]
    assert found.net.tolist() == [50, -15, -35]
    assert found.out_share == pytest.approx([0.2, 0.4, 0.4])
    assert found.in_share == pytest.approx([0.4666666667, 0.2941176471, 0.0769230769])
    assert found.self_containment == pytest.approx([0.8, 0.6, 0.6])


@given(SQUARES)
def test_flows_add_up(matrix: list[list[int]]) -> None:
    """Nobody is lost, shares lie in 0 to 1, and are absent where there is nobody."""
    found = flows(matrix)
    assert found.home.sum() == found.host.sum()
    assert found.net.sum() == 0
    for whole, stay, out in zip(found.home, found.self_containment, found.out_share, strict=True):
        assert (stay is None) == (out is None) == (whole == 0)
        assert stay is None or out is None or stay + out == pytest.approx(1)
