"""School units inside municipalities, against what the delivered figures give."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from likvard.catalogue import Catalogue, load_catalogue
from likvard.equity.schools import MOST_HIDDEN, insides, parts
from likvard.equity.schools_mix import mix_trend, mixes
from likvard.equity.schools_share import shares, whole_share
from likvard.story import schools as story
from likvard.units import Unit, UnitPanel, unit_panel
from tests.school_figures import known, together, within_share

MERIT = ("SKV_ENH_MERIT17", "SKV_ENH_AK9_ELEVER", 2025)
ALL = ("SKV_ENH_AK9_ALLA", "SKV_ENH_AK9_ELEVER", 2025)
FOREIGN = ("SKV_ENH_GR_UTLBAKGR", "SKV_ENH_GR_ELEVER", 2025)


def panel_of(catalogue: Catalogue, identity: str) -> UnitPanel:
    """Return a measure's school units in the area that the app opens with."""
    return unit_panel(catalogue, catalogue.unit_measure(identity), catalogue.areas[0])


@pytest.mark.parametrize(
    ("identity", "of"), [("meritvarde", MERIT), ("alla-amnen", ALL), ("utlandsk-bakgrund", FOREIGN)]
)
def test_the_parts_are_those_of_the_delivered_figures(
    identity: str, of: tuple[str, str, int], catalogue: Catalogue
) -> None:
    """The share inside municipalities, and how many units are counted, by pandas."""
    found, units = parts(panel_of(catalogue, identity), 2025), known(*of)
    assert found.within == pytest.approx(within_share(units))
    assert found.units == len(units)
    whole = together(*of)
    assert found.excluded == len(whole[~whole["n"].eq(0)]) - len(units)


def test_mean_and_spread_are_weighted_by_pupils(catalogue: Catalogue) -> None:
    """Each municipality's mean and deviation, by numpy; none below three units."""
    units = known(*MERIT)
    for own in insides(panel_of(catalogue, "meritvarde"), 2025):
        mine = units[units["municipality"] == own.municipality.code]
        average = np.average(mine["x"], weights=mine["n"])
        assert own.mean == pytest.approx(average)
        if len(mine) < 3:
            assert (own.why, isnan(own.sd)) == ("few", True)
        else:
            spread = np.sqrt(np.average((mine["x"] - average) ** 2, weights=mine["n"]))
            assert own.sd == pytest.approx(spread)


def icc(units: pd.DataFrame) -> float:
    """Return the intraclass correlation of a share from its analysis of variance."""
    p, n = units["x"] / 100, units["n"]
    total, groups = n.sum(), len(units)
    msb = (n * (p - (n * p).sum() / total) ** 2).sum() / (groups - 1)
    msw = (n * p * (1 - p)).sum() / (total - groups)
    size = (total - (n**2).sum() / total) / (groups - 1)
    return float((msb - msw) / (msb + (size - 1) * msw))


def test_the_share_between_schools_is_that_of_the_delivered_figures(catalogue: Catalogue) -> None:
    """ICC of each municipality and of all, within its bounds, and by the counts of pupils p."""
    panel, units = panel_of(catalogue, "alla-amnen"), known(*ALL)
    assert whole_share(panel, 2025).icc == pytest.approx(icc(units))
    told = {code: own for code, own in shares(panel, 2025).items() if not own.why}
    assert len(told) > 10
    for code, own in told.items():
        mine = units[units["municipality"] == code]
        assert own.icc == pytest.approx(icc(mine))
        assert own.low <= own.icc <= own.high
        passing = mine["x"] / 100 * mine["n"]
        table = np.array([passing, mine["n"] - passing])
        assert own.p == pytest.approx(chi2_contingency(table, correction=False).pvalue, abs=1e-9)


def test_where_every_share_is_published_there_are_no_bounds(catalogue: Catalogue) -> None:
    """The bounds are as wide as what is hidden: none at all where nothing is."""
    panel = panel_of(catalogue, "alla-amnen")
    hidden = {own.municipality.code for own in insides(panel, 2025) if own.hidden}
    for code, own in shares(panel, 2025).items():
        if not own.why:
            assert own.bounded == (code in hidden)


def test_too_much_hidden_is_not_told(catalogue: Catalogue) -> None:
    """Where over a fifth of the pupils are in bounded or hidden units, there is no share."""
    units = together("SKV_ENH_BEHORIG_YRKES", "SKV_ENH_AK9_ELEVER", 2025)
    open_ = ~(units["status"].eq("") & units["x"].notna())
    pupils = units["n"].fillna(9)  # fewer than ten: the number itself is hidden
    panel = panel_of(catalogue, "behorighet")
    place = {u.code: u.municipality for u in panel.units(2025)}
    where = units.index.map(place)
    hidden = (pupils * open_).groupby(where).sum() / pupils.groupby(where).sum()
    told = shares(panel, 2025)
    assert {c for c, own in told.items() if own.why == "hidden"} == set(
        hidden[hidden > MOST_HIDDEN].index
    )
    assert any(own.why == "hidden" for own in told.values())


def test_a_merit_value_has_no_share_between_schools(catalogue: Catalogue) -> None:
    """The spread between pupils is not published, so no municipality is given a share."""
    found = shares(panel_of(catalogue, "meritvarde"), 2025)
    assert {own.why for own in found.values()} == {"score"}
    assert all(isnan(own.icc) for own in found.values())


def test_the_mix_is_that_of_the_delivered_figures(catalogue: Catalogue) -> None:
    """D from whole pupils in each municipality; by lot it is between zero and one, and smaller."""
    units, found = known(*FOREIGN), mixes(panel_of(catalogue, "utlandsk-bakgrund"), 2025)
    for code, own in found.items():
        mine = units[units["municipality"] == code]
        one = (mine["x"] * mine["n"] / 100).round()
        other = mine["n"] - one
        assert own.d == pytest.approx((one / one.sum() - other / other.sum()).abs().sum() / 2)
        assert 0 < own.chance < 0.15


def test_the_development_is_of_the_same_municipalities(catalogue: Catalogue) -> None:
    """Each year's mean is of those that have a mix in all years, and ends where it is asked to."""
    panel = panel_of(catalogue, "utlandsk-bakgrund")
    found = mix_trend(panel, 2023)
    assert list(found.means) == [y for y in panel.years if y <= 2023]
    assert 2024 not in mix_trend(panel, 2025).means
    for year, value in found.means.items():
        own = [mixes(panel, year)[code].excess for code in found.codes]
        assert value == pytest.approx(np.mean(own))
        assert not np.isnan(own).any()


def test_units_without_pupils_are_not_few() -> None:
    """Where values are published but no numbers of pupils, that is the reason."""
    panel = made([(50.0, nan, ""), (60.0, nan, "")] * 3)
    found = insides(panel, 2025)[0]
    assert (len(found.known), found.why) == (3, "uncounted")
    assert story.units_word(found) == "elevantal okänt"
    assert parts(panel, 2025).why == "uncounted"


UNITS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 12.5, 50.0, 100.0, nan]),
        st.sampled_from([1.0, 10.0, 400.0, nan]),
        st.sampled_from(["", "suppressed", "approximate"]),
    ),
    max_size=8,
)


@settings(max_examples=50)
@given(UNITS)
def test_no_units_break_the_comparison(rows: list[tuple[float, float, str]]) -> None:
    """All alike, all hidden, a single one or none: a number or a reason, never a fault."""
    panel = made(rows)
    for own in insides(panel, 2025):
        assert isnan(own.sd) == bool(own.why)
    for share in (*shares(panel, 2025).values(), whole_share(panel, 2025)):
        assert isnan(share.icc) == bool(share.why)
    for mix in mixes(panel, 2025).values():
        assert isnan(mix.d) == bool(mix.why)
    found = parts(panel, 2025)
    assert isnan(found.between) == bool(found.why)
    assert mix_trend(panel, 2025).kind == "short"


def made(rows: list[tuple[float, float, str]]) -> UnitPanel:
    """Return a panel of one year whose units have these values, pupils and statuses."""
    catalogue = load_catalogue()
    real = panel_of(catalogue, "foraldrars-utbildning")
    places = [m.code for m in real.members[:2]]
    units = tuple(
        Unit(str(i), f"Skola {i}", places[i % 2], "municipal", v, *_ends(v), n, status)
        for i, (v, n, status) in enumerate(rows)
    )
    return UnitPanel(real.measure, real.area, real.members, {2025: units}, {2025: None})


def _ends(value: float) -> tuple[float, float]:
    return (0.0, 100.0) if isnan(value) else (value, value)
