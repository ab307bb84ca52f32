"""The sentences of Bakgrund, against lines fitted with statsmodels from the delivered files."""

import re

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kendalltau

from likvard import swedish
from likvard.address import Background, View, view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.equity.background import Gradient, Lined, Slopes, lined_up
from likvard.measures.arrays import NotDefinedError
from likvard.story import background as story
from likvard.story.slope import definite
from likvard.suited import indicators_for
from tests.background_figures import beside, line, of_skane

CAUSES = re.compile(r"\b(beror|påverkar|leder till|orsakar|bästa|sämsta)")
IDS = ("meritvarde", "klarar-alla-amnen-ak9")


def view_of(catalogue: Catalogue, **words: str) -> View:
    """Return what an address of the page asks for."""
    return view(catalogue, "/bakgrund", words)


def lined(catalogue: Catalogue, **words: str) -> tuple[Lined, int]:
    """Return the two panels of a view and the year shown."""
    asked = view_of(catalogue, **words)
    panel, year = panel_for(catalogue, asked, asked.indicator)
    return lined_up(asked, panel), year


def shown(value: float) -> str:
    """Return a number as it stands in a sentence."""
    return swedish.number(value, 1)


@pytest.mark.parametrize("identity", IDS)
def test_the_title_tells_the_slope_per_ten_points(identity: str, catalogue: Catalogue) -> None:
    """The title's number is ten times the slope that statsmodels finds among the 33."""
    found, year = lined(catalogue, indikator=identity)
    theirs = line(of_skane(beside(identity, year)))
    title = story.title(found, found.gradient(year, "kommun"), "utbildning")
    assert f"i snitt {shown(10 * theirs.params['x'])} " in title
    assert "högre där tio procentenheter fler elever har föräldrar med" in title


@pytest.mark.parametrize("identity", IDS)
def test_the_lede_tells_interval_and_country(identity: str, catalogue: Catalogue) -> None:
    """The interval is that of HC3 with Student's t, and the country's slope is of all its towns."""
    found, year = lined(catalogue, indikator=identity)
    table = beside(identity, year)
    low, high = 10 * line(of_skane(table)).conf_int().loc["x"]
    told = story.lede(found, year, found.gradient(year, "kommun"), found.nation(year, "kommun"))
    assert f"{shown(low)} till {shown(high)} bland 33 kommuner i Skåne" in told
    assert f"I rikets {len(table)}: {shown(10 * line(table).params['x'])} " in told
    assert "bakgrunden i oktober 2024. Visar kommuner, inte elever." in told


@pytest.mark.parametrize("identity", IDS)
def test_the_heading_tells_how_much_goes_together(identity: str, catalogue: Catalogue) -> None:
    """The percentage is R² of the same line."""
    found, year = lined(catalogue, indikator=identity)
    share = swedish.number(100 * line(of_skane(beside(identity, year))).rsquared)
    heading = story.heading(found.gradient(year, "kommun"), "utbildning")
    assert heading.startswith(
        f"{share} procent av skillnaderna mellan kommunerna hänger samman med"
    )


def test_the_slope_can_be_weighted_by_pupils(catalogue: Catalogue) -> None:
    """With weights the slope is that of weighted least squares, and it is said."""
    found, year = lined(catalogue, indikator="meritvarde")
    table = of_skane(beside("meritvarde", year))
    own = found.gradient(year, "elever")
    theirs = line(table, table["n"])
    assert own.per_ten == pytest.approx(10 * theirs.params["x"])
    assert own.interval == pytest.approx(tuple(10 * theirs.conf_int().loc["x"]))
    assert story.weighing(own) == "vägd efter antal elever"
    assert "33 kommuner i Skåne, vägda efter antal elever" in story.lede(found, year, own, None)


def test_the_concentration_index_is_that_of_erreygers(catalogue: Catalogue) -> None:
    """8 cov(y, R) / (high - low), with R the fractional rank of parents' education."""
    found, year = lined(catalogue, indikator="klarar-alla-amnen-ak9")
    table = of_skane(beside("klarar-alla-amnen-ak9", year))
    rank = (table["x"].rank() - 0.5) / len(table)
    index = 8 * np.cov(table["y"], rank, ddof=0)[0, 1] / 100
    told = story.concentration(found.gradient(year, "kommun"), "utbildning")
    assert f"koncentrationsindex (Erreygers) {swedish.number(index, 2)}" in told
    assert "många föräldrar med eftergymnasial utbildning" in told


@pytest.mark.parametrize("identity", IDS)
def test_the_trend_is_of_the_slopes_of_each_year(identity: str, catalogue: Catalogue) -> None:
    """Heading and p follow from ten slopes fitted apart and Kendall's exact test."""
    found, _ = lined(catalogue, indikator=identity)
    years = range(2016, 2026)
    slopes = [line(of_skane(beside(identity, year))).params["x"] for year in years]
    p = kendalltau(list(years), slopes, method="exact").pvalue
    own = found.slopes("kommun")
    assert own.members["value"].to_numpy() == pytest.approx(10 * np.array(slopes))
    assert f"p = {swedish.number(p, 3)}." in story.slopes_test(found, own)
    word = "har vuxit sedan 2015/16" if p < 0.05 else "Ingen säker förändring"
    assert word in story.slopes_heading(found, own, "utbildning")


def test_an_unsure_slope_is_called_so_and_still_told(catalogue: Catalogue) -> None:
    """Where the interval holds zero the title says no sure relation, the lede how it leans."""
    found, year = lined(catalogue, indikator="meritvarde", bakgrund="utlandsk")
    own = found.gradient(year, "kommun")
    assert own.interval[0] < 0 < own.interval[1]
    title = story.title(found, own, "utlandsk")
    assert title.startswith("Inget säkert samband mellan meritvärdet och andelen elever med")
    assert "rymmer noll" in story.lede(found, year, own, None)
    assert "hänger samman" not in story.heading(own, "utlandsk")


def test_too_few_are_told_not_fitted(catalogue: Catalogue) -> None:
    """Independent schools lie in 20 of the 33 municipalities: no line, and the reason."""
    found, year = lined(catalogue, indikator="meritvarde", huvudman="fristaende")
    assert "går inte att räkna ut" in story.title(found, None, "utbildning")
    told = story.lede(found, year, None, None)
    assert told.startswith(
        f"{len(found.pairing.members(year).codes)} kommuner har båda uppgifterna"
    )


def test_a_year_without_background_is_replaced_and_told(catalogue: Catalogue) -> None:
    """Foreign background is published from autumn 2020: an earlier year gives way with a word."""
    found, year = lined(catalogue, indikator="meritvarde", bakgrund="utlandsk", ar="2018")
    near = found.nearest(year)
    assert (year, near) == (2018, 2021)
    assert "publiceras inte för läsåret 2017/18" in story.elsewhen(found, year, near)
    assert not story.elsewhen(found, near, near)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("stronger", "har vuxit"),
        ("weaker", "har minskat"),
        ("unsure", "Ingen säker"),
        ("short", "För få"),
    ],
)
def test_each_verdict_on_the_slopes_has_its_words(
    kind: str, said: str, catalogue: Catalogue
) -> None:
    """Four verdicts, four headings; none of them claims what the others do."""
    found, _ = lined(catalogue, indikator="meritvarde")
    frame = pd.DataFrame({"value": [1.0], "low": [0.0], "high": [2.0]}, index=[2016])
    assert said in story.slopes_heading(found, Slopes(frame, frame, kind, None), "utbildning")
    tested = story.slopes_test(found, Slopes(frame, frame, kind, None if kind == "short" else 0.04))
    assert ("fält kan täcka varandra" in tested) is (kind in {"stronger", "weaker"})


def test_every_suited_measure_can_open_a_title(catalogue: Catalogue) -> None:
    """What is measured is told as something known: behörigheten, andelen, meritvärdet."""
    fitting = indicators_for("/bakgrund", catalogue)
    assert len(fitting) > 10
    for indicator in fitting:
        assert indicator.perspective == "host"
        assert definite(indicator).split()[0].endswith(("en", "et"))


def _gradient(found: Lined, year: int) -> Gradient | None:
    try:
        return found.gradient(year, "kommun")
    except NotDefinedError:
        return None


@pytest.mark.parametrize("background", ["utbildning", "utlandsk"])
def test_no_sentence_speaks_of_causes(background: Background, catalogue: Catalogue) -> None:
    """Nothing depends on, leads to or causes anything, and no municipality is best."""
    for indicator in indicators_for("/bakgrund", catalogue):
        found, year = lined(catalogue, indikator=indicator.id, bakgrund=background)
        year = found.nearest(year)
        own = _gradient(found, year)
        told = [
            story.title(found, own, background),
            story.lede(found, year, own, None),
            story.heading(own, background),
            story.concentration(own, background),
            story.basis(background),
            story.ECOLOGICAL,
        ]
        assert not any(CAUSES.search(text.lower()) for text in told)
