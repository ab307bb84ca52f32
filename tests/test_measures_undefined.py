"""What has no value says so: one list of measures, one list of unusable inputs."""

import doctest
import math
import pkgutil
from collections.abc import Callable
from importlib import import_module

import pytest

import likvard.measures
from likvard.measures.arrays import NotDefinedError
from likvard.measures.benjamini_hochberg import adjusted, significant
from likvard.measures.bootstrap import score_band, spread_band
from likvard.measures.cohort import cohort_forecast
from likvard.measures.composite import composite
from likvard.measures.convergence import convergence
from likvard.measures.dissimilarity import dissimilarity, expected_dissimilarity
from likvard.measures.flows import flows
from likvard.measures.funnel import exact, limits, normal, overdispersion
from likvard.measures.intraclass import between_share, bounds, intraclass
from likvard.measures.levels import levels
from likvard.measures.moran import moran
from likvard.measures.neighbours import neighbours
from likvard.measures.noise_corrected import noise_corrected, share_variances
from likvard.measures.rank import rank, rank_interval
from likvard.measures.shrinkage import shrink, shrink_shares

NAN, INF = math.nan, math.inf
MODULES = [found.name for found in pkgutil.iter_modules(likvard.measures.__path__)]
LINE = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]

OF_SHARES: list[Callable[..., object]] = [
    share_variances,
    spread_band,
    between_share,
    lambda shares, n: overdispersion(shares, n, 0.5),
    lambda shares, n: bounds(shares, shares, n),
    lambda shares, n: shrink_shares([p * s for p, s in zip(shares, n, strict=False)], n),
]
OF_VALUES: list[Callable[..., object]] = [noise_corrected, score_band, shrink, rank_interval]


@pytest.mark.parametrize("module", MODULES)
def test_every_example_in_a_docstring_is_true(module: str) -> None:
    """The examples in the docstrings of all measures hold."""
    assert doctest.testmod(import_module(f"likvard.measures.{module}")).failed == 0


@pytest.mark.parametrize("measure", OF_SHARES)
@pytest.mark.parametrize(
    ("shares", "n"),
    [
        ([], []),
        ([0.5], [10]),
        ([0.5, NAN], [10, 10]),
        ([0.5, 0.6], [10, NAN]),
        ([0.5, 0.6], [10, INF]),
        ([0.5, 1.1], [10, 10]),
        ([0.5, -0.1], [10, 10]),
        ([0.5, 0.6], [10, 0]),
        ([0.5, 0.6], [10, -10]),
    ],
)
def test_unusable_shares_never_give_a_number(
    measure: Callable[..., object], shares: list[float], n: list[float]
) -> None:
    """One unit, a missing value, a share outside 0 to 1 or an empty unit is refused."""
    with pytest.raises(NotDefinedError):
        measure(shares, n)


@pytest.mark.parametrize("measure", [share_variances, spread_band, between_share, shrink_shares])
def test_shares_need_an_n_each(measure: Callable[..., object]) -> None:
    """Columns of different lengths are refused."""
    with pytest.raises(NotDefinedError, match="length"):
        measure([0.5, 0.6], [10, 10, 10])


@pytest.mark.parametrize("measure", OF_VALUES)
@pytest.mark.parametrize(
    ("values", "variances"),
    [
        ([], []),
        ([1], [1]),
        ([1, NAN], [1, 1]),
        ([1, 2], [1, NAN]),
        ([1, 2], [1, -1]),
        ([1, 2], [1, 1, 1]),
        ([1, INF], [1, 1]),
    ],
)
def test_unusable_values_never_give_a_number(
    measure: Callable[..., object], values: list[float], variances: list[float]
) -> None:
    """One unit, a missing value, a negative variance or another length is refused."""
    with pytest.raises(NotDefinedError):
        measure(values, variances)


UNDEFINED: dict[str, Callable[[], object]] = {
    "weights of another length": lambda: spread_band([0.5, 0.6], [9, 9], [1]),
    "a negative weight": lambda: noise_corrected([1, 2], [1, 1], [1, -1]),
    "no draws of the band": lambda: spread_band([0.5, 0.6], [9, 9], draws=0),
    "no draws of ranks": lambda: rank_interval([1, 2], [1, 1], draws=0),
    "an infinite value to rank": lambda: rank([1, INF]),
    "a variance of zero": lambda: shrink([1, 2], [1, 0]),
    "all have passed": lambda: shrink_shares([9, 9], [9, 9]),
    "more passed than there are": lambda: shrink_shares([10, 2], [9, 9]),
    "one school": lambda: intraclass([1, 2, 3], ["a", "a", "a"]),
    "one pupil per school": lambda: intraclass([1, 2, 3], ["a", "b", "c"]),
    "equal values in all schools": lambda: intraclass([2, 2, 2], ["a", "a", "b"]),
    "a school without a name": lambda: intraclass([1, 2, 3], ["a", None, "a"]),
    "schools of a single municipality": lambda: levels([1, 2, 3], ["a", "a", "a"]),
    "a municipality without weight": lambda: levels([1, 2, 3], ["a", "a", "b"], [1, 1, 0]),
    "a negative variance of a school": lambda: levels([1, 2], ["a", "b"], None, [-1, 1]),
    "a value without a school": lambda: intraclass([1, 2, 3], ["a", "b"]),
    "all pupils alike": lambda: between_share([1, 1], [9, 9]),
    "ends the wrong way round": lambda: bounds([0.5, 0.6], [0.4, 0.6], [9, 9]),
    "a single school's mix": lambda: dissimilarity([10], [10]),
    "an empty group": lambda: dissimilarity([0, 0], [1, 2]),
    "a negative number of pupils": lambda: dissimilarity([-1, 5], [1, 2]),
    "less than a pupil": lambda: expected_dissimilarity([0.1, 0.1], [1, 2]),
    "two units converging": lambda: convergence([1, 2], [1, 2]),
    "equal start values": lambda: convergence([2, 2, 2], [1, 2, 3]),
    "a year with fewer units": lambda: convergence([1, 2, 3], [1, 2]),
    "one unit deciding the slope": lambda: convergence([1, 1, 2], [1, 2, 3]),
    "a negative noise": lambda: convergence([1, 2, 4], [1, 2, 3], [-1, 1, 1]),
    "three neighbours": lambda: moran([1, 2, 3], [row[:3] for row in LINE[:3]]),
    "equal neighbours": lambda: moran([1, 1, 1, 1], LINE),
    "a missing neighbour": lambda: moran([1, 2, NAN, 3], LINE),
    "a matrix of another size": lambda: moran([1, 2, 3, 4, 5], LINE),
    "a unit without neighbours": lambda: moran([1, 2, 3, 4], [*LINE[:3], [0, 0, 0, 0]]),
    "a unit beside itself": lambda: moran([1, 2, 3, 4], [*LINE[:3], [0, 0, 1, 1]]),
    "a negative likeness": lambda: moran([1, 2, 3, 4], [*LINE[:3], [0, -1, 1, 0]]),
    "no permutations": lambda: moran([1, 2, 3, 4], LINE, permutations=0),
    "a target of one": lambda: exact(1, [10]),
    "no n": lambda: normal(0.5, []),
    "half a pupil": lambda: exact(0.5, [10.5]),
    "a level of one": lambda: exact(0.5, [10], 1),
    "targets of another length": lambda: normal([0.5, 0.6], [10]),
    "a z of zero": lambda: normal(0.5, [10], 0),
    "a negative tau2": lambda: limits(0.5, [10], -1),
    "a missing tau2": lambda: limits(0.5, [10], NAN),
    "half of the shares cut": lambda: overdispersion([0.5, 0.6], [9, 9], 0.5, 0.5),
    "no p": lambda: adjusted([]),
    "a p above one": lambda: adjusted([0.5, 1.5]),
    "a missing p": lambda: significant([0.5, NAN]),
    "an indicator equal everywhere": lambda: composite([[1, 2], [1, 3]], ["high", "high"]),
    "an indicator without direction": lambda: composite([[1, 2], [2, 3]], ["high"]),
    "a geometric mean of z": lambda: composite(
        [[1], [2]], ["high"], norm="z", aggregate="geometric"
    ),
    "a missing part of an index": lambda: composite([[1, NAN], [2, 3]], ["high", "high"]),
    "a variable equal everywhere": lambda: neighbours([[1, 2], [1, 3]], 0, 1),
    "more neighbours than there are": lambda: neighbours([[1], [2]], 0, 2),
    "an unknown unit": lambda: neighbours([[1], [2]], 2, 1),
    "all weights zero": lambda: neighbours([[1], [2]], 0, 1, [0]),
    "rows of different lengths": lambda: neighbours([[1, 2], [2]], 0, 1),
    "an age that is not known": lambda: cohort_forecast({15: 100}, 2),
    "no year ahead": lambda: cohort_forecast({15: 100}, 0),
    "a negative cohort": lambda: cohort_forecast({15: -1}, 1),
    "a matrix that is not square": lambda: flows([[1, 2, 3], [1, 2, 3]]),
    "a negative flow": lambda: flows([[1, -2], [1, 2]]),
    "a missing flow": lambda: flows([[1, NAN], [1, 2]]),
}


@pytest.mark.parametrize("case", UNDEFINED.values(), ids=UNDEFINED)
def test_what_is_not_defined_says_so(case: Callable[[], object]) -> None:
    """Every undefined case raises, with a reason, and never gives a number."""
    with pytest.raises(NotDefinedError, match=r"\w+ \w+"):
        case()
