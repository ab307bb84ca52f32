"""The school units of an area: what is published, what is only bounded, and what is hidden."""

from datetime import date
from math import isnan

import pandas as pd
import pytest

from likvard.catalogue import Catalogue
from likvard.freshness import FIGURES
from likvard.units import UnitPanel, told, unit_panel

IDS = ("meritvarde", "behorighet", "alla-amnen", "foraldrars-utbildning", "utlandsk-bakgrund")


def panel_of(catalogue: Catalogue, identity: str) -> UnitPanel:
    """Return a measure's school units in the area that the app opens with."""
    return unit_panel(catalogue, catalogue.unit_measure(identity), catalogue.areas[0])


def published(catalogue: Catalogue, code: str, year: int) -> pd.Series:
    """Return a series as delivered, by school unit, for the area that the app opens with."""
    units = pd.read_parquet(FIGURES / "school_units.parquet")
    codes = catalogue.areas[0].codes(date.today())  # noqa: DTZ011  as the app does
    here = set(units.loc[units["municipality"].isin(codes), "unit"])
    frames = (pd.read_parquet(path) for path in sorted((FIGURES / "school_unit").glob("*.parquet")))
    rows = pd.concat([f[(f["series"] == code) & (f["year"] == year)] for f in frames])
    return rows[rows["unit"].isin(here)].set_index("unit")["value"]


@pytest.mark.parametrize("identity", IDS)
def test_every_published_value_is_there_as_delivered(identity: str, catalogue: Catalogue) -> None:
    """The latest year holds each delivered value, and no other value that is not a bound."""
    panel = panel_of(catalogue, identity)
    year = panel.years[-1]
    delivered = published(catalogue, panel.measure.series.code, year).dropna()
    ours = {u.code: u.value for u in panel.units(year) if u.exact}
    bounded = {u.code for u in panel.units(year) if u.status == "approximate"}
    assert ours == {code: v for code, v in delivered.items() if code not in bounded}


@pytest.mark.parametrize("identity", IDS)
def test_pupils_are_counted_by_the_series_the_catalogue_names(
    identity: str, catalogue: Catalogue
) -> None:
    """Each year's numbers of pupils are the first published count, lag and all."""
    panel = panel_of(catalogue, identity)
    for year in (panel.years[0], panel.years[-1]):
        count = panel.counts[year]
        assert count is not None
        delivered = published(catalogue, count.code, year - count.lag).dropna()
        assert {u.code: u.n for u in panel.units(year) if u.n > 0} == delivered.to_dict()


def test_nearly_all_is_a_range_of_one_to_four_pupils(catalogue: Catalogue) -> None:
    """Where the publisher writes "nearly 100", the ends are one and four pupils short of all."""
    bounded = [
        u for u in panel_of(catalogue, "behorighet").units(2025) if u.status == "approximate"
    ]
    assert bounded
    for unit in bounded:
        assert round(unit.n * (100 - unit.low) / 100, 6) == 4
        assert round(unit.n * (100 - unit.high) / 100, 6) == 1
        assert unit.low < unit.value < unit.high
        assert not unit.exact


def test_what_is_hidden_is_no_number(catalogue: Catalogue) -> None:
    """A hidden share can be anything, a hidden merit value nothing at all; neither is a value."""
    for identity, ends in (("alla-amnen", (0, 100)), ("meritvarde", None)):
        panel = panel_of(catalogue, identity)
        hidden = [u for u in panel.units(2025) if u.status == "suppressed"]
        assert hidden
        for unit in hidden:
            assert isnan(unit.value)
            assert (isnan(unit.low) and isnan(unit.high)) if ends is None else True
            assert ends is None or (unit.low, unit.high) == ends
            assert told(panel.measure, unit) == "För få elever"


def test_a_view_of_an_earlier_year_sees_nothing_later(catalogue: Catalogue) -> None:
    """The latest year until a school year is the spring of a result, the autumn of a number."""
    merit, education = (panel_of(catalogue, i) for i in ("meritvarde", "foraldrars-utbildning"))
    assert merit.latest_until(2023) == 2023
    assert education.latest_until(2023) == 2022
    assert education.latest_until(2025) == 2023
    assert merit.latest_until(2015) is None
    assert merit.latest_until(None) == merit.years[-1]


def test_every_unit_lies_in_a_member(catalogue: Catalogue) -> None:
    """The members' school units are together all that the area has, each once."""
    panel = panel_of(catalogue, "meritvarde")
    inside = [u for own in panel.inside(2025).values() for u in own]
    assert sorted(u.code for u in inside) == sorted(u.code for u in panel.units(2025))
    assert list(panel.inside(2025)) == [m.code for m in panel.members]
