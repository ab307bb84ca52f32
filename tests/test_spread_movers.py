"""Who has moved, and what lies between groups, held against pandas and scipy."""

from dataclasses import replace
from math import isnan, nan
from typing import Any

import numpy as np
import pytest
from scipy import stats

from likvard.catalogue import Catalogue
from likvard.cells import Published
from likvard.equity.counts import counts
from likvard.equity.groups import grouped
from likvard.equity.movers import evened_out, moves
from likvard.equity.spread import spreads
from likvard.panel import Panel
from tests.spread_figures import AK9, HOME, home, panel_of, published


def test_the_lowest_of_a_year_rise_the_next(catalogue: Catalogue) -> None:
    """How the five lowest moved is the mean over pairs of years since the break, as by pandas."""
    told = evened_out(panel_of(catalogue, HOME)[0])
    table = home().loc[2012:2025]
    rises = []
    for year in range(2012, 2025):
        before, after = (table.loc[y].to_numpy() for y in (year, year + 1))
        change = after - before
        rises.append(float(change[before <= np.sort(before)[4]].mean() - change.mean()))
    assert told is not None
    assert told.mean == pytest.approx(np.mean(rises))
    assert (told.risen, told.pairs) == (sum(r > 0 for r in rises), 13) == (12, 13)


def test_pairs_of_years_need_to_follow_each_other(catalogue: Catalogue) -> None:
    """National tests skip 2020 and 2021: years on both sides of the gap are no pair."""
    told = evened_out(panel_of(catalogue, "np-svenska-poang")[0])
    assert told is None or told.pairs == 3


def test_who_has_moved_is_known_beyond_chance(catalogue: Catalogue) -> None:
    """Three years against three: means by pandas, chance by the binomial, and a sharp test."""
    panel, _ = panel_of(catalogue, HOME)
    told = moves(panel, counts(catalogue, panel))
    assert told is not None
    table = home()
    before, after = table.loc[2012:2014].mean(), table.loc[2023:2025].mean()
    gain = (after - before) - (after - before).mean()
    n = published("skolverket-slutbetyg", "SKV_AK9_ELEVER").mean().round()
    variance = sum(
        (table.loc[y] * (100 - table.loc[y]) / n) / 9
        for y in (*range(2012, 2015), *range(2023, 2026))
    )
    variance = variance * (1 - 2 / 33) + variance.sum() / 33**2
    p = 2 * stats.norm.sf(gain.abs() / np.sqrt(variance))
    sure = gain.index[stats.false_discovery_control(p) < 0.05]
    behind = before.nsmallest(11).index
    assert {m.code for m in told.caught_up} == {c for c in sure if gain[c] > 0 and c in behind}
    assert {m.code for m in told.fallen_back} == {c for c in sure if gain[c] < 0}
    assert [m.name for m in told.fallen_back] == ["Östra Göinge", "Ängelholm"]
    assert told.converged is not None
    assert (told.converged.sd0, told.converged.sd1) == pytest.approx(
        (before.std(ddof=0), after.std(ddof=0))
    )
    assert told.converged.beta == pytest.approx(stats.linregress(before, after - before).slope)


def test_where_less_is_better_those_highest_are_behind(catalogue: Catalogue) -> None:
    """For pupils without a pass the municipalities that had most of them are the ones behind."""
    panel, _ = panel_of(catalogue, "utan-godkant-i-flera-amnen-ak6")
    told = moves(panel, counts(catalogue, panel))
    assert told is not None
    assert all(m.gain < 0 for m in told.caught_up)
    assert all(m.gain > 0 for m in told.fallen_back)


def test_parts_of_the_county_hold_every_municipality_once(catalogue: Catalogue) -> None:
    """Subregions and types divide the county; the share between them is eta squared."""
    panel, year = panel_of(catalogue, HOME)
    for kind in ("delregion", "kommuntyp"):
        told = grouped(catalogue, panel, kind, (2012, year))
        codes = [c.code for g in told.groups for c in g.cells]
        assert sorted(codes) == sorted(m.code for m in panel.members)
        values = [[c.value for c in g.cells] for g in told.groups]
        every = np.concatenate(values)
        between = sum(len(v) * (np.mean(v) - every.mean()) ** 2 for v in values)
        assert told.between == pytest.approx(between / (33 * every.var()))
        assert told.expected == pytest.approx((len(values) - 1) / 32)


def test_a_group_of_fewer_than_three_has_no_spread(catalogue: Catalogue) -> None:
    """A type of one or two municipalities has a mean alone."""
    panel, year = panel_of(catalogue, AK9)
    groups = grouped(catalogue, panel, "kommuntyp", (2016, year)).groups
    assert any(g.size < 3 for g in groups)
    for group in groups:
        assert isnan(group.sd) == (len(group.cells) < 3)


def test_so_clear_a_division_is_rare_by_chance(catalogue: Catalogue) -> None:
    """The p of the division agrees with that of an F test, which knows no permutations."""
    panel, year = panel_of(catalogue, "meritvarde")
    told = grouped(catalogue, panel, "delregion", (2016, year))
    f = stats.f_oneway(*([c.value for c in g.cells] for g in told.groups))
    assert told.p is not None
    assert told.p == pytest.approx(f.pvalue, abs=0.01)


def test_providers_stand_beside_each_other(catalogue: Catalogue) -> None:
    """Municipal and independent schools have rows of their own, and nothing is divided up."""
    panel, year = panel_of(catalogue, "meritvarde")
    told = grouped(catalogue, panel, "huvudman", (2016, year))
    assert [g.name for g in told.groups] == ["Kommunala skolor", "Fristående skolor"]
    assert told.between is None
    assert len(told.groups[1].cells) < len(told.groups[0].cells) == 33
    assert grouped(catalogue, panel_of(catalogue, HOME)[0], "huvudman", (2012, 2025)).groups == ()


def _flat(catalogue: Catalogue, value: float, n: float) -> Panel:
    panel, _ = panel_of(catalogue, AK9)
    rows: dict[str, Any] = {m.code: Published(value, n, "") for m in panel.members}
    return replace(panel, published=dict.fromkeys(range(2016, 2026), rows))


@pytest.mark.parametrize(("value", "n"), [(70.0, 100.0), (100.0, 30.0), (0.0, 1.0), (50.0, nan)])
def test_equal_values_have_no_spread_and_nobody_moves(
    catalogue: Catalogue, value: float, n: float
) -> None:
    """Where all are equal the spread is zero, nothing has changed, nobody has moved."""
    panel = _flat(catalogue, value, n)
    own = spreads(catalogue, panel, weighted=False)
    assert own.at(2025).sd == pytest.approx(0)
    assert own.verdict.kind == "unsure"
    told = moves(panel, own.counts)
    assert told is not None
    assert told.converged is None
    assert told.caught_up == () or not told.sure
    divided = grouped(catalogue, panel, "delregion", (2016, 2025))
    assert (divided.between, divided.p) == (None, None)
