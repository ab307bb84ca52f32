"""Genomströmning: what grade 9 gave to expect, the page's charts, and the facts of a brief."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from statsmodels.stats.weightstats import DescrStatsW

from likvard.catalogue import Catalogue
from likvard.catalogue.briefs import load_briefs
from likvard.choice import panel_for
from likvard.equity.outcome import OVER
from likvard.equity.pupils_view import pupils_view
from likvard.equity.through import Through, through
from likvard.exports.csv import shown_for
from likvard.measures.mean_interval import mean_interval
from likvard.story import through as story
from likvard.story.brief import candidates
from likvard.story.brief_ahead import moved
from likvard.story.brief_fact import FOR, Fact
from likvard.suited import indicators_for
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.chart import payload
from likvard.ui.viewing import viewed
from tests.background_figures import SKANE, series

pytestmark = pytest.mark.usefixtures("database")
PATH = "/genomstromning"
DEGREE, HIGHER = "examen-inom-fyra-ar", "hogskolebehorighet-inom-fyra-ar"
CODES = {DEGREE: "N17461", HIGHER: "N17538"}
YEARS = range(2020, 2025)


def answer(**query: str) -> Answer:
    """Return what the page says at an address."""
    return ANSWERS[PATH](viewed(PATH, query))


@cache
def found(identity: str, **query: str) -> Through:
    """Return what is expected of an indicator in the year shown."""
    view = viewed(PATH, {"indikator": identity, **query})
    panel, year = panel_for(view.catalogue, view, view.indicator)
    return through(view.catalogue, panel, year)


@cache
def facts() -> dict[str, Fact]:
    """Return every fact of the theme on upper secondary school."""
    theme = next(one for one in load_briefs().briefs if one.id == "gymnasium")
    return {fact.id: fact for fact in candidates(viewed("/", {}), theme)}


def table(identity: str) -> pd.DataFrame:
    """Return results beside grade 9 and homes of four years before, straight from the files."""
    rows = [
        pd.DataFrame(
            {
                "y": series("kolada", CODES[identity], year),
                "ninth": series("kolada", "N15428", year - 4),
                "poor": series("kolada", "N02904", year - 4),
                "year": year,
            }
        ).dropna()
        for year in YEARS
    ]
    return pd.concat(rows)


@pytest.mark.parametrize("identity", [DEGREE, HIGHER])
def test_expected_is_near_a_plain_fit_of_the_same_years(identity: str) -> None:
    """Without the weights a logit line of statsmodels on the deliveries expects nearly the same."""
    own, rows = found(identity), table(identity)
    x = pd.get_dummies(rows[["ninth", "poor", "year"]], columns=["year"], dtype=float)
    fit = sm.OLS(np.log(rows["y"] / (100 - rows["y"])), x).fit()
    plain = (100 / (1 + np.exp(-fit.fittedvalues))).where(rows["year"] > 2021).dropna()
    by_code = plain.groupby(level=0).mean()
    for told in own.outcomes:
        assert told.expected == pytest.approx(by_code[told.code], abs=2.5), told.name
    assert own.fitted.fit.coefficients[1] > 0 > own.fitted.fit.coefficients[2]
    assert own.before == (2016, 2020)


@pytest.mark.parametrize("identity", [DEGREE, HIGHER])
@pytest.mark.parametrize("gender", ["T", "K", "M"])
def test_the_limits_hold_for_those_left_out(identity: str, gender: str) -> None:
    """Of the country's municipalities some 95 of 100 lie within limits made without them."""
    coverage = found(identity, kon=gender).coverage
    assert coverage.count > 270
    assert 0.92 <= coverage.share <= 0.98
    assert min(coverage.fifths) >= 0.85


def test_the_model_keeps_to_those_who_live_there() -> None:
    """Result, grade 9 and background are all by home municipality; no n is told as the result's."""
    own = found(HIGHER)
    panels = (own.result, *own.backgrounds)
    assert {panel.indicator.perspective for panel in panels} == {"home"}
    assert all(np.isnan(told.n) for told in own.outcomes)
    file = shown_for("vantat-gymnasiet", {"indikator": HIGHER})
    assert "Antal (n)" not in file.tables[0].header
    assert "läsåren 2015/16–2019/20" in story.model(own)


def test_the_mean_is_that_of_the_published_years() -> None:
    """Every member's result is the plain mean of the three years, which the file has too."""
    years = [series("kolada", CODES[DEGREE], year) for year in (2022, 2023, 2024)]
    means = pd.concat(years, axis=1).mean(axis=1)
    own = found(DEGREE).outcomes
    assert len(own) == 33
    for told in own:
        assert told.actual == pytest.approx(means[told.code])
    rows = shown_for("vantat-gymnasiet", {"indikator": DEGREE}).tables[0].rows
    assert [row[1] for row in rows] == [told.name for told in own]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 33),
        ({"indikator": HIGHER, "kon": "K", "ar": "2019", "kommun": "malmo,lund"}, 33),
        ({"omrade": "samverkansomrade-gymnasium", "medel": "3", "ordning": "namn"}, 37),
        ({"omrade": "skane-blekinge", "indikator": HIGHER, "kommun": "karlskrona"}, 38),
    ],
)
def test_every_chart_has_every_member(query: dict[str, str], count: int) -> None:
    """Levels, years, spread, expected value, girls and boys: each drawn, in words, of all."""
    cards = answer(**query).cards
    keys = ["ordning", "utveckling", "avstand", "vantat", "flickor-pojkar", "skillnad-utveckling"]
    assert [card.key for card in cards] == keys
    for card in cards:
        assert None not in json.loads(payload(card, dark=False))["figures"]
        assert card.alt
        assert card.table
        if card.key in ("ordning", "vantat", "flickor-pojkar"):
            assert len(card.table.rows) == count


def test_what_must_be_said_of_the_area_is_said() -> None:
    """The announced entry of Karlskrona stands in the lede and with the source."""
    found = answer(omrade="skane-blekinge")
    card = found.card("vantat")
    assert card
    assert "Karlskronas inträde" in found.lede
    assert "Karlskronas inträde" in card.source


def test_what_came_before_the_rules_has_no_expected_value() -> None:
    """Those who left grade 9 before the rules of today are not compared with later ones."""
    card = answer(ar="2016").card("vantat")
    assert card
    assert not card.draws
    assert "färre jämförbara läsår" in str(card.body)


def test_the_page_says_who_lies_outside() -> None:
    """The heading counts those over expected, and the words name them."""
    own, card = found(HIGHER), answer(indikator=HIGHER).card("vantat")
    over = [told.name for told in own.outcomes if told.word == OVER]
    assert card
    assert over
    assert "över väntat" in card.heading
    assert all(name in card.alt for name in over)


def test_an_indicator_that_waits_comes_by_itself(catalogue: Catalogue) -> None:
    """Degrees within three years belong to the page once they have figures, by their own years."""
    waiting = [i for i in catalogue.pending if i.after_grade_nine]
    whole = replace(catalogue, indicators=catalogue.known, pending=())
    assert {i.id for i in indicators_for(PATH, catalogue)} >= {DEGREE, HIGHER}
    assert all(i in indicators_for(PATH, whole) for i in waiting)
    assert all(str(i.after_grade_nine) in {"3", "4"} for i in indicators_for(PATH, whole))


def test_grade_nine_is_the_line_of_statsmodels() -> None:
    """The slope on eligibility four years before, with its interval, is an independent fit's."""
    rows = table(DEGREE)
    rows = rows[(rows["year"] == 2024) & rows.index.str.startswith(SKANE)]
    fit = sm.OLS(rows["y"], sm.add_constant(rows["ninth"])).fit(cov_type="HC3", use_t=True)
    low, high = fit.conf_int().loc["ninth"]
    fact = facts()[f"nian.{DEGREE}"]
    assert fact.numbers["per_ten"] == pytest.approx(10 * fit.params["ninth"])
    assert (fact.numbers["low"], fact.numbers["high"]) == pytest.approx((10 * low, 10 * high))
    assert "läsåret 2019/20" in fact.sentence


def test_the_mean_gap_is_that_of_statsmodels() -> None:
    """The interval of a mean, and so of the mean gap, is Student's."""
    values = [2.0, 3.5, -1.0, 7.25, 4.0]
    ends = DescrStatsW(values).tconfint_mean()
    assert mean_interval(values) == pytest.approx((np.mean(values), *ends))
    fact = facts()[f"kon-kommuner.{HIGHER}"]
    assert fact.numbers["low"] < fact.numbers["gap"] < fact.numbers["high"]
    assert "bland flickor än bland pojkar" in fact.sentence


def test_better_than_expected_points_the_other_way() -> None:
    """A mean over what was expected speaks against shortage; one that holds zero is refused."""
    over, same = facts()[f"vantat.{HIGHER}"], facts()[f"vantat.{DEGREE}"]
    off = [told.difference for told in found(HIGHER).outcomes]
    assert over.numbers["off"] == pytest.approx(np.mean(off))
    assert (over.lean, over.passes) == ("mot", True)
    assert "rymmer noll" in same.why_not


def test_a_cohort_is_a_fact_where_its_wider_band_leaves_zero_out() -> None:
    """The band of four of five is widened to 95 of 100; no part is named whose band holds zero."""
    fact = facts()["kull.antal-elever"]
    assert fact.lean == FOR
    assert fact.numbers["low"] * fact.numbers["high"] > 0
    for part in pupils_view(viewed("/elevunderlag", {})).outlook.parts:
        own, band = moved(part, 3), part.change(3)
        assert own.high - own.low == pytest.approx(1.5293 * (band[2] - band[1]), rel=1e-3)
        assert part.name not in fact.sentence or own.low * own.high > 0


def test_a_brief_of_an_earlier_year_has_no_forecast() -> None:
    """Looking back, the cohorts to come are refused: they start from the latest count."""
    theme = next(one for one in load_briefs().briefs if one.id == "gymnasium")
    back = {fact.id: fact for fact in candidates(viewed("/", {"ar": "2021"}), theme)}
    assert "senaste räkningen" in back["kull.antal-elever"].why_not
