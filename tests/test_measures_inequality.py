import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from inequality.atkinson import atkinson as their_atkinson
from inequality.gini import Gini
from inequality.theil import Theil, TheilD

from likvard.measures.arrays import NotDefinedError
from likvard.measures.atkinson import atkinson
from likvard.measures.concentration import concentration
from likvard.measures.gini import gini
from likvard.measures.inequality import Quantity, require_resource
from likvard.measures.standard_deviation import coefficient_of_variation
from likvard.measures.theil import decompose_l, decompose_t, theil_l, theil_t

Measure = Callable[..., float]

MEASURES: dict[str, Measure] = {
    "gini": gini,
    "theil_t": theil_t,
    "theil_l": theil_l,
    "atkinson half": lambda x, w=None, *, of: atkinson(x, 0.5, w, of=of),
    "atkinson two": lambda x, w=None, *, of: atkinson(x, 2, w, of=of),
    "coefficient_of_variation": coefficient_of_variation,
}
EACH = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)

AMOUNTS = st.lists(st.floats(0.5, 1e5), min_size=2, max_size=30)
UNITS = st.lists(st.tuples(st.floats(0.5, 1e5), st.integers(1, 6)), min_size=2, max_size=20)
GROUPED = st.lists(
    st.tuples(st.floats(0.5, 1e5), st.integers(1, 6), st.sampled_from("abcd")),
    min_size=2,
    max_size=20,
)


@given(UNITS)
@settings(max_examples=40)
def test_inequality_agrees_with_an_independent_library(units: list[tuple[float, int]]) -> None:
    """Weighted Gini, Theil and Atkinson are those of the inequality library on repeated values."""
    x, w = zip(*units, strict=True)
    repeated = np.repeat(np.array(x), w)
    assert gini(x, w, of="resource") == pytest.approx(Gini(repeated).g, abs=1e-9)
    assert theil_t(x, w, of="resource") == pytest.approx(Theil(repeated).T, abs=1e-9)
    for epsilon in (0.5, 1, 2):
        theirs = their_atkinson(repeated, epsilon)
        assert atkinson(x, epsilon, w, of="resource") == pytest.approx(theirs, abs=1e-9)


@given(GROUPED)
@settings(max_examples=40)
def test_the_parts_of_t_agree_with_an_independent_library(
    units: list[tuple[float, int, str]],
) -> None:
    """Theil's T between and within groups are those of the inequality library."""
    x, w, groups = zip(*units, strict=True)
    theirs = TheilD(np.repeat(np.array(x), w), np.repeat(np.array(groups), w))
    found = decompose_t(x, groups, w, of="resource")
    assert found.between == pytest.approx(float(theirs.bg[0]), abs=1e-9)
    assert found.within == pytest.approx(float(theirs.wg[0]), abs=1e-9)


@given(GROUPED)
def test_parts_add_up_and_are_never_negative(units: list[tuple[float, int, str]]) -> None:
    """Between and within add up to the whole, which is the index itself, for T and for L."""
    x, w, groups = zip(*units, strict=True)
    for found, whole in (
        (decompose_t(x, groups, w, of="resource"), theil_t(x, w, of="resource")),
        (decompose_l(x, groups, w, of="resource"), theil_l(x, w, of="resource")),
    ):
        assert found.total == pytest.approx(whole, abs=1e-12)
        assert found.between + found.within == pytest.approx(whole, abs=1e-10)
        assert min(found.between, found.within) >= 0


def test_groups_take_all_or_nothing() -> None:
    """All lies between groups that are equal inside, and nothing between equal groups."""
    apart = decompose_l([1, 1, 3, 3], ["a", "a", "b", "b"], of="resource")
    alike = decompose_t([1, 3, 1, 3], ["a", "a", "b", "b"], of="resource")
    even = decompose_t([2, 2, 2], ["a", "a", "b"], of="resource")
    assert apart.between_share == pytest.approx(1)
    assert alike.between_share == pytest.approx(0)
    assert even.between_share is None


def test_a_group_with_nothing_counts_as_such() -> None:
    """A group that has nothing adds nothing inside it, and the parts still add up."""
    found = decompose_t([0, 0, 4, 2], ["a", "a", "b", "b"], of="resource")
    assert found.between == pytest.approx(math.log(2))
    assert found.between + found.within == pytest.approx(found.total)


@EACH
@given(units=UNITS)
def test_a_weight_is_a_repetition(measure: Measure, units: list[tuple[float, int]]) -> None:
    """Weighting by whole numbers equals repeating each amount so many times."""
    x, w = zip(*units, strict=True)
    repeated = np.repeat(x, w).tolist()
    assert measure(x, w, of="resource") == pytest.approx(measure(repeated, of="resource"), abs=1e-9)


@EACH
@given(x=AMOUNTS, factor=st.floats(0.01, 1000))
def test_the_unit_of_money_does_not_matter(measure: Measure, x: list[float], factor: float) -> None:
    """Multiplying every amount by the same leaves the inequality as it is."""
    scaled = [factor * amount for amount in x]
    assert measure(scaled, of="resource") == pytest.approx(measure(x, of="resource"), abs=1e-7)


@EACH
@given(x=AMOUNTS, part=st.floats(0.05, 0.45))
def test_a_transfer_to_one_who_has_less_makes_it_smaller(
    measure: Measure, x: list[float], part: float
) -> None:
    """Moving a part of the difference from one who has more to one who has less evens out."""
    most, least = int(np.argmax(x)), int(np.argmin(x))
    assume(x[most] > 1.01 * x[least])
    moved = list(x)
    given_away = part * (x[most] - x[least])
    moved[most] -= given_away
    moved[least] += given_away
    assert measure(moved, of="resource") < measure(x, of="resource")


@EACH
@given(amount=st.floats(0.5, 1e5), n=st.integers(2, 30))
def test_all_equal_is_no_inequality(measure: Measure, amount: float, n: int) -> None:
    """Where all have the same, the inequality is zero."""
    assert measure([amount] * n, of="resource") == pytest.approx(0, abs=1e-7)


@given(AMOUNTS)
def test_known_relations_between_the_measures_hold(x: list[float]) -> None:
    """Atkinson at 1 is 1 - exp(-L), and Gini is the concentration along the amount itself."""
    assert atkinson(x, 1, of="resource") == pytest.approx(
        1 - math.exp(-theil_l(x, of="resource")), abs=1e-12
    )
    assert atkinson(x, 1 + 1e-6, of="resource") == pytest.approx(
        atkinson(x, 1, of="resource"), abs=1e-4
    )
    if len(set(x)) > 1 and len(x) > 2:
        assert concentration(x, x).c == pytest.approx(gini(x, of="resource"), abs=1e-9)


@given(st.integers(2, 50))
def test_one_who_has_all_is_the_worst_there_is(n: int) -> None:
    """When one has all, Gini is 1 - 1/n and T is ln n."""
    x = [0.0] * (n - 1) + [7.0]
    assert gini(x, of="resource") == pytest.approx(1 - 1 / n)
    assert theil_t(x, of="resource") == pytest.approx(math.log(n))
    assert atkinson(x, 1, of="resource") == 1


def test_a_strong_dislike_sees_only_the_least() -> None:
    """With a growing dislike, Atkinson comes to rest at what the poorest lacks of the mean."""
    assert atkinson([1e-3, 2, 4], 500, of="resource") == pytest.approx(1 - 1e-3 / 2, abs=1e-3)


@EACH
@pytest.mark.parametrize("of", ["share", "score"])
def test_shares_and_scores_are_refused_with_the_reason(measure: Measure, of: Quantity) -> None:
    """A share or a merit value has no relative inequality, and the refusal says why."""
    reason = {"share": "did not", "score": "natural zero"}[of]
    with pytest.raises(NotDefinedError, match=reason):
        measure([80.0, 90.0], of=of)


def test_an_unknown_kind_of_quantity_is_refused() -> None:
    """Only what is known to be a resource passes."""
    with pytest.raises(NotDefinedError, match="no such kind"):
        require_resource("merit")  # type: ignore[arg-type]


def test_why_shares_are_refused() -> None:
    """The same pupils would give two answers: eligible and not eligible differ fivefold."""
    eligible = [67.0, 80.0, 85.0, 96.0]
    rest = [100 - share for share in eligible]
    assert gini(rest, of="resource") > 4 * gini(eligible, of="resource")


@EACH
@pytest.mark.parametrize(
    ("values", "weights"),
    [
        ([], None),
        ([5], None),
        ([5, math.nan], None),
        ([5, math.inf], None),
        ([0, 0], None),
        ([1, -3], None),
        ([1, 2], [1]),
        ([1, 2], [1, -1]),
        ([1, 2], [0, 0]),
        ([1, 2], [1, 0]),
        ([1, 2], [1, math.nan]),
    ],
)
def test_what_is_not_defined_never_gives_a_number(
    measure: Measure, values: list[float], weights: list[float] | None
) -> None:
    """Too few, missing or negative amounts, nothing to share and unusable weights are refused."""
    with pytest.raises(NotDefinedError):
        measure(values, weights, of="resource")


@pytest.mark.parametrize("epsilon", [-0.5, math.nan, math.inf])
def test_a_dislike_must_be_a_number_from_zero_up(epsilon: float) -> None:
    """A negative, missing or endless dislike of inequality is refused."""
    with pytest.raises(NotDefinedError):
        atkinson([1, 2], epsilon, of="resource")


@pytest.mark.parametrize("groups", [["a"], ["a", None], ["a", math.nan]])
def test_every_unit_needs_a_group(groups: list[str | float | None]) -> None:
    """Groups that are missing or of another length are refused."""
    for decompose in (decompose_t, decompose_l):
        with pytest.raises(NotDefinedError):
            decompose([1, 2], groups, of="resource")


def test_the_logarithm_needs_positive_amounts() -> None:
    """L does not exist where somebody has nothing."""
    with pytest.raises(NotDefinedError, match="zero"):
        theil_l([0, 2], of="resource")
    with pytest.raises(NotDefinedError, match="zero"):
        decompose_l([0, 2], ["a", "b"], of="resource")
