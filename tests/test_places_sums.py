"""Places, applicants, need and flows: hand-worked cases, and what holds whatever is uploaded."""

import doctest
from datetime import date
from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.catalogue import Catalogue
from likvard.equity import needs
from likvard.equity.flowing import BEYOND, matrix
from likvard.equity.needs import Needs, judgement, word
from likvard.equity.places import COUNTS, sums
from likvard.measures import net_need
from likvard.measures import places as reckoned
from likvard.measures.net_need import net

SEEN = st.one_of(st.none(), st.integers(0, 300))
ROWS = st.lists(st.tuples(*[SEEN] * len(COUNTS)), max_size=6)
HERE = ("1281", "1285", "1230")


def frame(rows: list[tuple[int | None, ...]]) -> pd.DataFrame:
    """Return rows as they come out of an upload."""
    return pd.DataFrame(rows, columns=list(COUNTS)).astype("Int64")


def test_two_schools_of_a_programme_are_worked_by_hand() -> None:
    """One school has four empty places, the other a queue of nine: both stand, never netted."""
    found = sums(frame([(30, 20, 50, 26, 20, 0), (20, 29, 60, 20, 20, 7)]))
    assert (found.places, found.first_choice, found.admitted) == (50, 49, 46)
    assert (found.empty, found.queue, found.reserves) == (4, 9, 7)
    assert found.per_place == pytest.approx(49 / 50)
    assert found.fill == pytest.approx(92)
    assert found.met == pytest.approx(100 * 40 / 49)


def test_more_admitted_than_places_fill_no_other_school() -> None:
    """A class of two too many takes no empty place away at another school."""
    found = sums(frame([(30, 32, 32, 32, 32, 0), (30, 20, 20, 25, 20, 0)]))
    assert found.empty == 5
    assert found.fill == pytest.approx(95)


@pytest.mark.parametrize(
    ("row", "unknown", "known"),
    [
        ((0, 12, 12, 0, 0, 12), {"per_place", "fill"}, {"empty": 0, "queue": 12, "met": 0}),
        ((30, None, 9, 20, 9, 0), {"per_place", "queue", "met"}, {"empty": 10}),
        ((30, 0, 9, 20, 0, 0), {"met"}, {"per_place": 0, "queue": 0}),
        ((30, 10, 9, None, None, 0), {"fill", "empty", "queue", "met"}, {"per_place": 1 / 3}),
        ((30, 10, 9, 20, 12, 0), {"queue", "met"}, {"empty": 10}),
        ((None, 10, 9, 20, 8, 0), {"per_place", "fill", "empty"}, {"queue": 2}),
    ],
)
def test_what_is_missing_gives_no_number(
    row: tuple[int | None, ...], unknown: set[str], known: dict[str, float]
) -> None:
    """No places, nobody to be a share of, a missing number or a contradiction: no number."""
    found = sums(frame([row]))
    assert {name for name in unknown if isnan(getattr(found, name))} == unknown
    assert {name: getattr(found, name) for name in known} == pytest.approx(known)


def test_no_row_at_all_is_nothing_and_not_zero() -> None:
    """Where nothing is told there is no sum, least of all nought."""
    found = sums(frame([]))
    assert found.rows == 0
    assert isnan(found.places)
    assert isnan(found.queue)
    assert not found.incomplete


@given(ROWS)
def test_counts_are_never_negative_and_a_hole_is_never_filled(
    rows: list[tuple[int | None, ...]],
) -> None:
    """Empty places and queue are at least none, and one missing place makes the sum unknown."""
    found = sums(frame(rows))
    assert isnan(found.empty) or 0 <= found.empty <= found.places
    assert isnan(found.queue) or 0 <= found.queue <= found.first_choice
    assert isnan(found.met) or 0 <= found.met <= 100
    lacking = not rows or any(row[0] is None for row in rows)
    assert isnan(found.places) == lacking
    assert found.incomplete or not rows or not isnan(found.queue + found.empty)


@given(ROWS, ROWS)
def test_two_places_together_are_their_sums(
    one: list[tuple[int | None, ...]], other: list[tuple[int | None, ...]]
) -> None:
    """What two places have is what both have together, empty and queue too."""
    if one and other:
        both, parts = sums(frame(one + other)), (sums(frame(one)), sums(frame(other)))
        for name in (*COUNTS, "empty", "queue"):
            total = sum(getattr(part, name) for part in parts)
            assert getattr(both, name) == pytest.approx(total, nan_ok=True)


def test_demand_and_need_have_four_words() -> None:
    """High and low demand, more and less need: a word each, and none where need stays as it is."""
    assert word(1.4, 100) == "bygg ut"
    assert word(0.4, 100) == "locka fler"
    assert word(1.0, -20) == "håll kvar"
    assert word(0.9, -20) == "pröva ned"
    assert word(1.4, 0) == word(nan, 100) == word(1.4, nan) == ""


@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from([-1, 0, 1, None])), max_size=8))
def test_the_balance_of_judgements_is_bounded(judged: list[tuple[float, int | None]]) -> None:
    """From all fewer to all more, and none where any place is not judged."""
    found = net(judged)
    counted = [own for weight, own in judged if weight]
    assert isnan(found) == (not counted or None in counted)
    assert isnan(found) or -100 <= found <= 100
    assert (
        not counted or None in counted or len(set(counted)) > 1 or found == 100 * (counted[0] or 0)
    )


def test_the_nearest_judgement_holds_and_contradictions_hold_nowhere(catalogue: Catalogue) -> None:
    """A subregion's own goes before the whole's; two sources that differ are no judgement."""
    rows = pd.DataFrame(
        [
            ("skane-nordost", "VO", "minska", None, "A"),
            (None, "VO", "öka", None, "A"),
            (None, "BA", None, 40, "A"),
            (None, "EK", "öka", None, "A"),
            (None, "EK", "minska", None, "B"),
        ],
        columns=["area", "programme", "judgement", "wanted", "source"],
    )
    areas = sorted(catalogue.areas, key=lambda area: len(area.members))
    counts = {("1281", "BA"): 20.0, ("1290", "BA"): 25.0}
    found = Needs(rows, areas, date(2026, 11, 1), counts, {"TE": 1})
    assert found.judged("1290", "VO") == -1
    assert found.judged("1281", "VO") == 1
    assert found.judged("1281", "BA") == -1, "40 are wanted where there are 45"
    assert found.judged("1281", "EK") is None
    assert found.judged("1281", "TE") == 1
    assert judgement(None, 50, 45) == 1


def flow_rows(cells: list[tuple[str, str, int]], programme: str | None = None) -> pd.DataFrame:
    """Return flows of one year as they come out of an upload."""
    rows = [(2025, home, host, programme, pupils) for home, host, pupils in cells]
    return pd.DataFrame(rows, columns=["year", "home", "host", "programme", "pupils"])


FLOWS = st.lists(
    st.tuples(
        st.sampled_from([*HERE, "0180", "1480"]),
        st.sampled_from([*HERE, "0180", "1480"]),
        st.integers(0, 500),
    ),
    max_size=25,
    unique_by=lambda cell: cell[:2],
)


@given(FLOWS)
def test_flows_balance(catalogue: Catalogue, cells: list[tuple[str, str, int]]) -> None:
    """All who set out arrive: home and host are alike together, net is nought, nobody is lost."""
    members = [catalogue.municipality(code) for code in HERE]
    found = matrix(flow_rows(cells), 2025, members, "")
    inside = sum(pupils for home, host, pupils in cells if home in HERE or host in HERE)
    if found is None:
        assert inside == 0
        return
    own = found.flows
    assert own.home.sum() == own.host.sum() == found.pupils.sum() == inside
    assert own.net.sum() == 0
    assert found.codes[-1] == BEYOND
    assert found.pupils[-1, -1] == 0
    arcs = found.arcs()
    assert sum(arc.pupils for arc in arcs) == found.between
    assert arcs == sorted(arcs, key=lambda arc: -arc.pupils)


def test_only_the_fifteen_largest_are_arcs(catalogue: Catalogue) -> None:
    """Of many flows the fifteen largest, none inside a municipality, none across the border."""
    members = list(catalogue.members(catalogue.areas[0], date(2026, 1, 1)))
    codes = [own.code for own in members]
    rng = np.random.default_rng(7)
    cells = [(a, b, int(rng.integers(1, 900))) for a in codes for b in codes]
    found = matrix(flow_rows([*cells, ("0180", codes[0], 9999)]), 2025, members, "")
    assert found
    largest = sorted((n for a, b, n in cells if a != b), reverse=True)[:15]
    assert [arc.pupils for arc in found.arcs()] == largest


def test_all_programmes_are_the_total_or_the_sum(catalogue: Catalogue) -> None:
    """A row without programme is the total; without one the programmes are summed, never both."""
    members = [catalogue.municipality(code) for code in HERE]
    pair = [("1281", "1285", 30)]
    parts = pd.concat([flow_rows(pair, "VO"), flow_rows([("1281", "1285", 12)], "BA")])
    whole = pd.concat([parts, flow_rows([("1281", "1285", 50)])])
    for rows, programme, count in ((parts, "", 42), (whole, "", 50), (whole, "VO", 30)):
        found = matrix(rows, 2025, members, programme)
        assert found
        assert found.pupils[0, 1] == count
        assert found.programme == bool(programme)


def test_the_ratios_say_how_they_are_worked_out() -> None:
    """The pure functions' own examples hold."""
    for module in (reckoned, net_need, needs):
        tried = doctest.testmod(module)
        assert tried.attempted > 0
        assert tried.failed == 0
