"""Whatever numbers come in, what goes out is a number or a reason, never NaN."""

import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.measures.arrays import NotDefinedError
from likvard.measures.atkinson import atkinson
from likvard.measures.benjamini_hochberg import adjusted
from likvard.measures.bootstrap import score_band, spread_band
from likvard.measures.breadth import breadth
from likvard.measures.composite import composite
from likvard.measures.concentration import concentration
from likvard.measures.convergence import convergence
from likvard.measures.dissimilarity import dissimilarity, expected_dissimilarity
from likvard.measures.expected import expected
from likvard.measures.flows import flows
from likvard.measures.funnel import exact, limits, overdispersion
from likvard.measures.gini import gini
from likvard.measures.great_circle import great_circle
from likvard.measures.intraclass import between_share, bounds, intraclass
from likvard.measures.levels import levels
from likvard.measures.location_quotient import location_quotients
from likvard.measures.moran import moran
from likvard.measures.neighbours import neighbours
from likvard.measures.newcombe import newcombe
from likvard.measures.noise_corrected import noise_corrected
from likvard.measures.parity import parity
from likvard.measures.rank import rank, rank_interval
from likvard.measures.regression import regression
from likvard.measures.shrinkage import shrink, shrink_shares
from likvard.measures.standard_deviation import coefficient_of_variation
from likvard.measures.theil import decompose_l, decompose_t
from likvard.measures.weighted_quantile import weighted_quantile

ODD = st.sampled_from([0.0, 1.0, 100.0, -1.0, 1e-9, 1e9, math.nan, math.inf])
USUAL = st.one_of(st.floats(0, 1), st.integers(0, 300).map(float))
COLUMN = st.lists(st.one_of(USUAL, USUAL, USUAL, ODD), max_size=6)
PLAIN = st.lists(USUAL, min_size=4, max_size=4)

MEASURES: dict[str, Callable[[list[float], list[float]], object]] = {
    "noise_corrected": noise_corrected,
    "spread_band": lambda a, b: spread_band(a, b, draws=5),
    "score_band": lambda a, b: score_band(a, b, draws=5),
    "between_share": between_share,
    "intraclass": intraclass,
    "bounds": lambda a, b: bounds(a, [*a[:-1], 1.0], b),
    "levels": lambda a, b: levels(a, b, None, a),
    "dissimilarity": dissimilarity,
    "expected_dissimilarity": expected_dissimilarity,
    "convergence": lambda a, b: convergence(a, b, a, b),
    "moran": lambda a, b: moran(a, [b] * len(a), permutations=5),
    "exact": exact,
    "limits": lambda a, b: limits(a, b, 0.01),
    "overdispersion": lambda a, b: overdispersion(a, b, 0.5),
    "shrink": shrink,
    "shrink_shares": shrink_shares,
    "rank": lambda a, _: rank(a),
    "rank_interval": lambda a, b: rank_interval(a, b, draws=5),
    "adjusted": lambda a, _: adjusted(a),
    "composite": lambda a, b: composite([a, b], ["high"] * len(a)),
    "neighbours": lambda a, b: neighbours([a, b, b], 0, 1),
    "flows": lambda a, b: flows([a, b]),
    "breadth": lambda a, _: breadth(a),
    "location quotients": lambda a, b: [
        each for each in location_quotients(a, b).tolist() if not math.isnan(each)
    ],
    "great_circle": lambda a, b: [great_circle(p, p[::-1]) for p in zip(a, b, strict=False)],
    "gini": lambda a, b: gini(a, b, of="resource"),
    "decompose_t": lambda a, b: decompose_t(a, b, b, of="resource"),
    "decompose_l": lambda a, b: decompose_l(a, b, b, of="resource"),
    "atkinson": lambda a, b: [atkinson(a, dislike, b, of="resource") for dislike in (0.5, 1, 50)],
    "coefficient_of_variation": lambda a, b: coefficient_of_variation(a, b, of="resource"),
    "weighted_quantile": lambda a, b: weighted_quantile(a, b, 0.3),
    "concentration": lambda a, b: concentration(a, b, low=0, high=300),
    "parity": lambda a, b: [parity(f, m) for f, m in zip(a, b, strict=False)],
    "newcombe": lambda a, b: [newcombe(p, n, 0.5, 9) for p, n in zip(a, b, strict=False)],
    "regression": regression,
    "weighted regression": lambda a, b: regression(a, b, b).predict([0, 1e3]),
    "studentised": lambda a, b: regression(a, b).studentised.tolist(),
    "expected shares": lambda a, b: expected(a, b, b, kind="share"),
    "expected scores": lambda a, b: expected(a, b, b, kind="score"),
}


def _numbers(found: object) -> Iterable[float]:
    if is_dataclass(found):
        found = [getattr(found, field.name) for field in fields(found)]
    if isinstance(found, list | tuple):
        return [number for part in found for number in _numbers(part)]
    return [] if found is None else np.ravel(np.asarray(found, dtype=float)).tolist()


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
@settings(max_examples=60)
@given(st.one_of(st.tuples(COLUMN, COLUMN), st.tuples(PLAIN, PLAIN)))
def test_a_number_or_a_reason(
    measure: Callable[[list[float], list[float]], object], columns: tuple[list[float], list[float]]
) -> None:
    """Of any two columns every measure gives finite numbers or says that it is not defined."""
    with suppress(NotDefinedError):
        assert all(map(math.isfinite, _numbers(measure(*columns))))
