import warnings

import libpysal
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.moran import moran

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import esda

SIDE = 6
GRID = libpysal.weights.lat2W(SIDE, SIDE, rook=False)
NEAR = GRID.full()[0]
VALUES = st.lists(st.integers(0, 100), min_size=SIDE * SIDE, max_size=SIDE * SIDE).filter(
    lambda values: len(set(values)) > 1
)


@settings(max_examples=30)
@given(VALUES)
def test_moran_agrees_with_esda(values: list[int]) -> None:
    """I, local I and quadrants are those of esda on a grid of neighbours."""
    found = moran(values, NEAR, permutations=1)
    x = np.array(values, dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = esda.Moran(x, GRID, permutations=0)
        local = esda.Moran_Local(x, GRID, permutations=0)
    assert found.i == pytest.approx(whole.I, abs=1e-9)
    assert found.expected == pytest.approx(whole.EI)
    assert found.local == pytest.approx(local.Is, abs=1e-9)
    beside = (NEAR @ (x - x.mean())) / NEAR.sum(axis=1)
    clear = np.abs(beside) > 1e-9
    assert (found.quadrant == local.q)[clear].all()


def test_probabilities_agree_with_esda() -> None:
    """The p of permutations are twice the one-sided ones of esda, but for chance."""
    x = np.add.outer(np.arange(SIDE), np.arange(SIDE)).ravel() % 7 + np.arange(36) / 100
    found = moran(x, NEAR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.random.seed(1)  # noqa: NPY002
        whole = esda.Moran(x, GRID, permutations=9999)
        local = esda.Moran_Local(x, GRID, permutations=9999, seed=1, n_jobs=1)
    assert found.p == pytest.approx(min(1, 2 * whole.p_sim), abs=0.02)
    assert found.p_local == pytest.approx(np.minimum(1, 2 * local.p_sim), abs=0.04)


def test_likeness_and_unlikeness_of_known_maps() -> None:
    """A slope is clustered, a chessboard is not, and both are told from chance."""
    rows, columns = np.divmod(np.arange(36), SIDE)
    slope = moran(rows + columns, NEAR, permutations=499)
    board = moran((rows + columns) % 2, libpysal.weights.lat2W(SIDE, SIDE).full()[0])
    assert slope.i > 0.5
    assert slope.p < 0.01
    assert board.i == pytest.approx(-1)
    assert board.p < 0.01


def test_a_cluster_is_found_where_it_is() -> None:
    """A high corner stands out as high among high, and survives the number of tests."""
    x = np.random.default_rng(8).normal(0, 0.1, (SIDE, SIDE))
    x[:3, :3] += 10
    found = moran(x.ravel(), NEAR, permutations=1999)
    middle = SIDE + 1
    assert found.significant[middle]
    assert found.quadrant[middle] == 1
    assert found.quadrant[-1] == 3
    assert (found.p_local[found.significant] < 0.05).all()


def test_chance_is_called_chance() -> None:
    """Of maps drawn by chance about one in twenty has a p below 5 %, whichever the sign."""
    rng = np.random.default_rng(6)
    found = [moran(rng.normal(size=36), NEAR, permutations=199).p for _ in range(200)]
    assert 0.01 < np.mean(np.array(found) < 0.05) < 0.1


@settings(max_examples=30)
@given(VALUES, st.integers(-3, 3).filter(bool), st.integers(-100, 100))
def test_moran_knows_no_scale(values: list[int], times: int, more: int) -> None:
    """The unit and the zero of the values do not matter, nor which end is high."""
    found = moran(values, NEAR, permutations=19)
    moved = moran([times * value + more for value in values], NEAR, permutations=19)
    assert (moved.i, moved.p) == pytest.approx((found.i, found.p), abs=1e-9)
    assert moved.local == pytest.approx(found.local, abs=1e-9)
    assert moved.p_local == pytest.approx(found.p_local)


@settings(max_examples=20)
@given(VALUES)
def test_moran_answers_the_same_when_asked_again(values: list[int]) -> None:
    """The same figures give the same probabilities, each above zero and at most one."""
    one, other = (moran(values, NEAR, permutations=49) for _ in range(2))
    assert one.p == other.p
    assert one.p_local.tolist() == other.p_local.tolist()
    assert ((one.p_local > 0) & (one.p_local <= 1)).all()
