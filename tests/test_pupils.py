"""Cohorts carried on grade by grade: the arithmetic, and the record from the shipped figures."""

from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from likvard.catalogue import Catalogue
from likvard.equity.pupils import AHEAD, LEAVING, PROVEN, WIDEST, Outlook, outlook
from likvard.freshness import FIGURES
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.cohort import carried, step_ratios
from likvard.measures.fan import half_widths
from likvard.measures.hindcast import hindcast, intake

pytestmark = pytest.mark.usefixtures("database")
COUNTS = arrays(float, (5, 4), elements=st.integers(1, 500).map(float))
GRADES = [f"SKV_GR_ELEVER_AK{grade}" for grade in range(1, 10)]


@pytest.fixture(scope="module")
def skane(catalogue: Catalogue) -> Outlook:
    """Give the outlook of the first area."""
    return outlook(catalogue, catalogue.areas[0])


@pytest.fixture(scope="module")
def published() -> dict[str, dict[tuple[int, int], float]]:
    """Give pupils by municipality, then by year and grade, read straight from the delivery."""
    rows = pd.read_parquet(FIGURES / "municipality" / "skolverket-elever.parquet")
    rows = rows[rows["series"].isin(GRADES) & (rows["provider"] == "all")]
    found: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    columns = (rows[name].tolist() for name in ("municipality", "year", "series", "value"))
    for code, year, series, value in zip(*columns, strict=True):
        found[code][year, int(series[-1])] = value
    return found


def test_a_step_is_worked_by_hand() -> None:
    """Two years of steps are pooled, 205 of 200, and carry the 40 and 80 of the last year on."""
    counts = np.array([[100.0, 50.0], [100.0, 110.0], [80.0, 95.0]])
    assert step_ratios(counts).tolist() == [1.025]
    rows = carried(counts[-1], step_ratios(counts), 2, entering=40, moving=-0.1)
    assert rows == pytest.approx(np.array([[80, 95], [36, 73.8], [32.4, 33.21]]))


def test_a_hindcast_is_worked_by_hand() -> None:
    """From the second year on the first step's ratio is used, and held against what came."""
    past = hindcast(np.array([[100.0, 50.0], [80.0, 90.0], [70.0, 100.0], [60.0, 63.0]]), 2)
    assert past.said[0, :, 1].tolist() == pytest.approx([72, 81])
    assert past.came[0, :, 1].tolist() == [100, 63]
    assert past.said[1, 0, 1] == pytest.approx(70 * 190 / 180)
    assert past.followed(1).tolist() == pytest.approx([100 / 72 - 1, 63 / (70 * 190 / 180) - 1])
    assert past.followed(2).size == 0, "nobody of two years ahead was in school at the origin"
    assert past.entered(1).tolist() == pytest.approx([70 / 90 - 1, 60 / (250 / 3) - 1])


@given(COUNTS, st.floats(-0.5, 0.5), st.integers(1, 9))
def test_cohorts_are_never_negative(counts: Floats, moving: float, years: int) -> None:
    """Whatever is counted, nobody is fewer than none, and the first row is what was counted."""
    rows = carried(counts[-1], step_ratios(counts), years, entering=intake(counts), moving=moving)
    assert (rows >= 0).all()
    assert (rows[0] == counts[-1]).all()


@given(COUNTS)
def test_survival_of_one_keeps_every_cohort(counts: Floats) -> None:
    """Where all are kept, each cohort is found a grade up each year, and moving scales it."""
    rows = carried(counts[-1], np.ones(3), 3, entering=7.0)
    assert all(rows[h, g] == counts[-1, g - h] for h in range(4) for g in range(h, 4))
    moved = carried(counts[-1], np.ones(3), 3, entering=7.0, moving=-0.1)
    assert moved == pytest.approx(rows * 0.9 ** np.arange(4)[:, None])


@given(COUNTS, COUNTS)
def test_places_together_are_the_sums_of_what_was_said(one: Floats, other: Floats) -> None:
    """The record of two places is that of their sums, and never looks past the last year."""
    both = hindcast(one, 3) + hindcast(other, 3)
    assert np.nansum(both.came[0, 0]) == (one + other)[2].sum()
    assert np.isnan(both.said[-1, 1:]).all()


@given(st.lists(st.floats(1e-4, 0.5), min_size=3, max_size=3))
def test_a_band_widens_at_least_with_the_root_of_the_years(sizes: list[float]) -> None:
    """Each year is as unsure as chance makes it or more, and beyond the record never in leaps."""
    widths = half_widths([np.array([size, -size]) for size in sizes], 8)
    years = np.arange(1, 9)
    assert (widths[1:] >= widths[:-1] * np.sqrt(years[1:] / years[:-1]) * (1 - 1e-12)).all()
    assert (widths[3:] <= widths[2] * years[3:] / 3 * (1 + 1e-12)).all()
    assert widths[0] == pytest.approx(1.2815515655446004 * sizes[0])


@pytest.mark.parametrize(
    "counts",
    [
        np.ones((1, 3)),
        np.array([[1.0, np.nan], [1.0, 1.0]]),
        np.array([[1.0, -1.0], [1.0, 1.0]]),
        np.array([[0.0, 1.0], [1.0, 1.0]]),
    ],
)
def test_what_cannot_be_carried_on_is_refused(counts: Floats) -> None:
    """One year, a missing or negative count, or nobody to set out give no ratios."""
    with pytest.raises(NotDefinedError):
        step_ratios(counts)


def test_the_record_is_what_the_delivery_gives(
    skane: Outlook, published: dict[str, dict[tuple[int, int], float]]
) -> None:
    """The county's hindcast of the ninth grade, and its mean errors, are worked out anew."""
    codes = [code for code in published if code.startswith("12")]
    assert len(codes) == len(skane.places)
    for ahead in (1, PROVEN):
        errors = []
        for start in range(2021, 2024 + 1 - ahead):
            for grade in range(1 + ahead, 10):
                said = sum(_said(published[code], start, ahead, grade) for code in codes)
                came = sum(published[code][start + ahead, grade] for code in codes)
                errors.append(came / said - 1)
                if grade == 9:
                    own = skane.whole.past
                    assert own is not None
                    assert own.said[start - 2021, ahead - 1, 8] == pytest.approx(said)
                    assert own.came[start - 2021, ahead - 1, 8] == came
        assert skane.whole.missed(ahead) == pytest.approx(100 * np.abs(errors).mean())
        assert skane.whole.half_widths[ahead - 1] == pytest.approx(
            1.2815515655446004 * np.sqrt(np.square(errors).mean()), rel=1e-9
        )


def _said(counts: dict[tuple[int, int], float], start: int, ahead: int, grade: int) -> float:
    """Return what would have been said in a year of a grade so many years later."""
    value = counts[start, grade - ahead]
    for step in range(grade - ahead, grade):
        arrived = sum(counts[year + 1, step + 1] for year in range(2020, start))
        value *= arrived / sum(counts[year, step] for year in range(2020, start))
    return value


def test_the_area_is_the_sum_of_its_municipalities(skane: Outlook) -> None:
    """Now and in every year ahead, grade by grade, and so are its parts; with moving as well."""
    for places in (skane.places, skane.parts):
        ahead = [place.ahead for place in places if place.ahead is not None]
        assert sum(ahead) == pytest.approx(skane.whole.ahead)
        assert sum(place.now for place in places) == skane.whole.now
    assert sum(part.members for part in skane.parts) == skane.whole.members == 33


def test_a_forecast_goes_as_far_as_its_record_carries(skane: Outlook) -> None:
    """Within its reach a band is at most so wide; beyond it there is no forecast at all."""
    short = [place for place in skane.places if place.reach < LEAVING]
    assert short, "some municipality's record does not carry the whole way"
    for place in skane.places:
        assert (place.half_widths[: place.reach] <= WIDEST).all()
        if place.reach < LEAVING:
            assert place.half_widths[place.reach] > WIDEST
            with pytest.raises(NotDefinedError):
                place.leavers(place.reach + 1)


def test_pupils_of_all_grades_are_known_nine_years_ahead(skane: Outlook) -> None:
    """For those who plan staff: every grade, the intake as the mean of the last three."""
    place = skane.whole
    assert place.ahead is not None
    assert place.ahead.shape == (AHEAD + 1, 9)
    assert place.ahead[1:, 0] == pytest.approx(place.counts[-3:, 0].mean())
    assert place.total_half_widths.shape == (AHEAD,)
    assert 0 < place.missed_entering(1) < 10


def test_moving_changes_every_cohort_and_no_record(catalogue: Catalogue, skane: Outlook) -> None:
    """One per cent fewer a year is six years' per cents on those six years ahead."""
    fewer = outlook(catalogue, catalogue.areas[0], -0.01)
    assert fewer.whole.leavers(6)[0] == pytest.approx(0.99**6 * skane.whole.leavers(6)[0])
    assert fewer.whole.half_widths == pytest.approx(skane.whole.half_widths)


def test_a_collaboration_area_has_its_own_members(catalogue: Catalogue) -> None:
    """The 38 of Skåne and Blekinge are all counted, those without a subregion in a part alone."""
    found = outlook(catalogue, catalogue.area("skane-blekinge"))
    assert found.whole.members == 38
    assert [part.members for part in found.parts if part.key == "utan-delregion"] == [5]
