"""Spridning's numbers, held against what is worked out from the published files by other means."""

from math import isnan, sqrt

import numpy as np
import pytest
from scipy import stats

from likvard.catalogue import Catalogue
from likvard.equity.counts import counts
from likvard.equity.groups import grouped
from likvard.equity.relative import quantity, unequal
from likvard.equity.spread import Spreads, spreads
from likvard.equity.unevenness import unevenness
from tests.spread_figures import AK9, COST, HOME, home, panel_of, published


def found(catalogue: Catalogue, identity: str, *, weighted: bool = False) -> tuple[Spreads, int]:
    """Return the spread and the year as the page shows them."""
    panel, year = panel_of(catalogue, identity)
    return spreads(catalogue, panel, weighted=weighted), year


def test_spread_of_every_year_is_that_of_the_published_values(catalogue: Catalogue) -> None:
    """Mean, standard deviation and quantiles agree with pandas on the published file."""
    own, _ = found(catalogue, HOME)
    table = home()
    for year, apart in own.by_year.items():
        row = table.loc[year].dropna()
        expected = [row.mean(), row.std(ddof=0), *row.quantile([0.1, 0.25, 0.75, 0.9])]
        assert [apart.mean, apart.sd, apart.p10, apart.p25, apart.p75, apart.p90] == pytest.approx(
            expected
        )


def test_the_trend_is_that_of_scipy_since_the_break(catalogue: Catalogue) -> None:
    """The verdict's p is Kendall's on the spread since 2012, and no year before counts."""
    own, _ = found(catalogue, HOME)
    sds = home().loc[2012:2025].std(axis=1, ddof=0)
    assert own.verdict.since == 2012
    assert own.verdict.points == len(sds) == 14
    assert own.verdict.p == pytest.approx(
        stats.kendalltau(sds.index, sds, method="asymptotic")[1], abs=0.004
    )
    later = sds.loc[2017:]
    assert own.p_from(2017) == pytest.approx(
        stats.kendalltau(later.index, later, method="exact")[1]
    )


def test_spread_by_pupils_weighs_by_the_published_numbers(catalogue: Catalogue) -> None:
    """Weighted mean and deviation are numpy's with the number of pupils as weights."""
    own, year = found(catalogue, AK9, weighted=True)
    value = published("skolverket-slutbetyg", "SKV_AK9_ALLA").loc[year]
    n = published("skolverket-slutbetyg", "SKV_AK9_ELEVER").loc[year]
    middle = np.average(value, weights=n)
    sd = sqrt(np.average((value - middle) ** 2, weights=n))
    assert (own.at(year).mean, own.at(year).sd) == pytest.approx((middle, sd))


def test_spread_without_chance_takes_out_the_binomial_variance(catalogue: Catalogue) -> None:
    """The corrected spread is the root of the variance less the mean of p(1 - p)/n."""
    own, year = found(catalogue, AK9)
    share = published("skolverket-slutbetyg", "SKV_AK9_ALLA").loc[year].to_numpy() / 100
    n = published("skolverket-slutbetyg", "SKV_AK9_ELEVER").loc[year].to_numpy()
    left = sqrt(share.var() - (share * (1 - share) / n).mean())
    at = own.at(year)
    assert at.corrected == pytest.approx(100 * left)
    assert at.low <= at.sd <= at.high


def test_where_no_n_is_published_the_schools_number_stands_in(catalogue: Catalogue) -> None:
    """Eligibility by home is weighed by the schools' mean number in grade 9, and says so."""
    panel, year = panel_of(catalogue, HOME)
    stand_in = counts(catalogue, panel)
    n = published("skolverket-slutbetyg", "SKV_AK9_ELEVER")
    assert (stand_in.basis, stand_in.years) == ("stand_in", (n.index.min(), n.index.max()))
    told = dict(
        zip([c.code for c in panel.cells(year)], stand_in.of(panel.cells(year)), strict=True)
    )
    assert told == pytest.approx(n.mean().to_dict())


@pytest.mark.parametrize("identity", ["meritvarde", "behoriga-larare", COST])
def test_without_a_share_of_pupils_there_is_no_band(catalogue: Catalogue, identity: str) -> None:
    """Points, staff and money get no interval, since no chance among pupils is known for them."""
    own, year = found(catalogue, identity)
    assert not own.has_band
    assert isnan(own.at(year).corrected)
    assert own.at(year).sd > 0


def test_money_is_told_in_per_cent_of_the_mean_and_divided_up(catalogue: Catalogue) -> None:
    """The distance of costs is relative, and only they have Gini and Theil."""
    own, year = found(catalogue, COST)
    values = np.array([c.value for c in own.panel.known(year)])
    assert own.at(year).sd == pytest.approx(100 * values.std() / values.mean())
    pairs = np.abs(values[:, None] - values).mean() / (2 * values.mean())
    theil = np.log(values.mean() / values).mean()
    assert unequal(own, year) == pytest.approx({"Gini": pairs, "Theil L": theil})
    assert quantity(own.panel.indicator) == "resource"
    share, latest = found(catalogue, AK9)
    assert unequal(share, latest) == {}


def test_teachers_are_shared_out_and_not_their_pupils(catalogue: Catalogue) -> None:
    """Of pupils per teacher Gini is that of teachers per pupil, here as on Resurser."""
    own, year = found(catalogue, "elever-per-larare")
    teachers = 1 / np.array([c.value for c in own.panel.known(year)])
    pairs = np.abs(teachers[:, None] - teachers).mean() / (2 * teachers.mean())
    shared = unevenness(own.panel, year)
    assert unequal(own, year)["Gini"] == pytest.approx(pairs)
    assert unequal(own, year) == pytest.approx({"Gini": shared.gini, "Theil L": shared.theil.total})
    among = grouped(catalogue, own.panel, "kommuntyp", (year, year))
    assert among.between == pytest.approx(shared.theil.between_share)


def test_below_four_fifths_there_is_a_mean_but_no_spread(catalogue: Catalogue) -> None:
    """With 19 of 33 no spread, no quantiles and no trend are told."""
    own, year = found(catalogue, "trygghet-ak8")
    at = own.at(year)
    assert at.count == 19
    assert at.mean > 0
    assert all(isnan(v) for v in (at.sd, at.p10, at.p90, at.corrected))
    assert own.verdict.kind == "short"
