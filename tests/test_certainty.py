"""How sure a difference and a place are: rules on invented figures, known answers on real ones."""

from dataclasses import replace
from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, norm

from likvard import comparison
from likvard.catalogue import load_catalogue
from likvard.cells import Published
from likvard.certainty import UNKNOWN, UNSURE, certain_changes, certainty, deviation, place
from likvard.panel import Panel, panel

YEAR = 2025


def real() -> Panel:
    """Return the share that passed all subjects in grade 9."""
    found = load_catalogue()
    return panel(found, found.indicator("klarar-alla-amnen-ak9"), found.areas[0])


def invented(values: list[float], n: float = 400, direction: str = "higher") -> Panel:
    """Return a panel of as many members as values, all with the same number of pupils."""
    base = real()
    members = base.members[: len(values)]
    row = {m.code: Published(v, n, "") for m, v in zip(members, values, strict=True)}
    indicator = replace(base.indicator, direction=direction)  # type: ignore[arg-type]
    return replace(base, indicator=indicator, members=members, published={YEAR: row})


@pytest.mark.parametrize(
    ("values", "direction", "word"),
    [
        ([90, 50, 70], "higher", "Tydligt högre"),
        ([50, 90, 70], "higher", "Tydligt lägre"),
        ([71, 70, 69], "higher", "Ingen säker skillnad"),
        ([90, 50, 70], "none", "Varken bra eller dåligt"),
        ([nan, 50, 70], "higher", "Uppgift saknas"),
    ],
)
def test_three_words_and_the_reasons_for_none(
    values: list[float], direction: str, word: str
) -> None:
    """A certain difference has its direction; an uncertain, neutral or missing one says so."""
    found = invented(values, direction=direction)
    assert comparison.compared(found, YEAR, found.members[0].code) == word


def test_without_counts_nothing_is_certain() -> None:
    """Where no number of pupils is published the uncertainty is unknown, and so is the place."""
    found = invented([90, 50, 70], n=nan)
    code = found.members[0].code
    assert comparison.compared(found, YEAR, code) == UNKNOWN
    assert place(found, YEAR, code) == ""


def test_the_words_are_those_of_an_independent_computation() -> None:
    """Z with the mean's variance, and SciPy's Benjamini-Hochberg, give the same words."""
    found = real()
    cells = found.known(YEAR)
    values, errors = (
        np.array(x) for x in zip(*((c.value, deviation(c)) for c in cells), strict=True)
    )
    share = np.full((len(cells), len(cells)), -1 / len(cells)) + np.eye(len(cells))
    z = (share @ values) / np.sqrt((share**2) @ errors**2)
    certain = false_discovery_control(2 * norm.sf(abs(z))) <= 0.05
    words = certainty(found, YEAR).words
    assert [words[c.code] != UNSURE for c in cells] == certain.tolist()
    assert 0 < certain.sum() < len(cells)


def test_more_comparisons_ask_for_more() -> None:
    """Six points up and down are certain among three, and chance among thirty-three."""
    few, many = (invented([78.0, 66.0] + [72.0] * others) for others in (1, 31))
    code = few.members[0].code
    assert comparison.compared(few, YEAR, code) == "Tydligt högre"
    assert comparison.compared(many, YEAR, code) == UNSURE


def test_places_are_intervals_of_the_members() -> None:
    """Every place lies within 1 to 33 and holds the place by value in all but a few cases."""
    found = real()
    places = certainty(found, YEAR).places
    order = sorted(found.known(YEAR), key=lambda c: -c.value)
    held = [places[c.code].low <= at <= places[c.code].high for at, c in enumerate(order, 1)]
    assert all(1 <= p.low <= p.high <= 33 for p in places.values())
    assert sum(held) >= 31
    assert sum(p.first for p in places.values()) == pytest.approx(1, abs=0.02)


def test_a_place_is_told_in_words() -> None:
    """The place is an interval of so many, and a neutral measure has none."""
    found = real()
    assert place(found, YEAR, "1285").endswith(" av 33")
    assert "–" in place(found, YEAR, "1285")
    assert place(invented([60, 70, 80], direction="none"), YEAR, "1214") == ""


def test_where_lower_is_better_the_lowest_is_first() -> None:
    """The first place goes to the lowest share where a low share is the better one."""
    found = invented([10, 50, 90], direction="lower")
    places = certainty(found, YEAR).places
    assert [places[m.code].low for m in found.members] == [1, 2, 3]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=3, max_size=12), st.sampled_from([1, 30, 5000]))
def test_no_figures_break_the_words(values: list[float], n: int) -> None:
    """Whatever the values, every member has a word and a place within bounds."""
    found = invented(values, n=n)
    sure = certainty(found, YEAR)
    assert set(sure.words) == {m.code for m in found.members}
    assert all(1 <= p.low <= p.high <= p.of == len(values) for p in sure.places.values())


def test_all_alike_share_every_place() -> None:
    """Where nobody differs nobody is first: each may have any place."""
    places = certainty(invented([70.0] * 10), YEAR).places
    assert {(p.low, p.high) for p in places.values()} == {(1, 10)}


def test_a_bound_is_less_sure_than_any_of_the_shares_it_may_be() -> None:
    """Where only "nearly all" is published, what is unknown comes on top of chance, not instead."""
    found = invented([100, 80, 70], n=28)
    found.published[YEAR][found.members[0].code] = Published(91, 28, "approximate")
    bound, *_ = found.cells(YEAR)
    possible = [100 * (28 - missing) / 28 for missing in range(1, 5)]
    exact = [invented([share, 80, 70], n=28).cells(YEAR)[0] for share in possible]
    assert deviation(bound) > max(map(deviation, exact))


def moved(before: list[float], after: list[float], n: float = 400) -> Panel:
    """Return a panel of two years, five apart."""
    now, then = invented(after, n=n), invented(before, n=n)
    return replace(now, published={YEAR - 5: then.published[YEAR], YEAR: now.published[YEAR]})


def test_a_change_is_certain_only_beyond_the_chance_of_both_years() -> None:
    """Twelve points with 400 pupils a year are more than chance, one is not, by SciPy as well."""
    found = moved([80, 70, 60], [68, 71, 60])
    sure = certain_changes(found, YEAR, YEAR - 5)
    pairs = [(found.cell(YEAR - 5, c), found.cell(YEAR, c)) for c in sure]
    z = [(b.value - a.value) / np.hypot(deviation(a), deviation(b)) for a, b in pairs]
    kept = false_discovery_control(2 * norm.sf(np.abs(z))) <= 0.05
    assert list(sure.values()) == kept.tolist() == [True, False, False]


def test_more_municipalities_ask_for_more_of_a_change() -> None:
    """Eight points are certain for one alone, and not among thirty-three that stand still."""
    alone, among = (moved([70.0] + [70.0] * k, [77.0] + [70.0] * k) for k in (1, 32))
    code = alone.members[0].code
    assert certain_changes(alone, YEAR, YEAR - 5)[code]
    assert not certain_changes(among, YEAR, YEAR - 5)[code]


def test_without_counts_no_change_is_judged() -> None:
    """Where either year has no number of pupils, nothing is said of the change."""
    assert certain_changes(moved([80, 70], [60, 70], n=nan), YEAR, YEAR - 5) == {}
    assert certain_changes(invented([60, 70]), YEAR, YEAR - 5) == {}
