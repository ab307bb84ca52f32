"""Resources against need: slopes, sentences and shares against the published files themselves."""

from math import isnan

import pytest

from likvard.catalogue import load_catalogue
from likvard.equity.need import need
from likvard.equity.resources import resources
from likvard.panel import panel
from likvard.story.resources import country, heading, lede, title
from likvard.swedish import number
from tests.delivered import published
from tests.resources_cases import COST, PER_TEACHER, TEACHERS, asked, found, oracle


def test_cost_goes_with_need_as_an_independent_library_says() -> None:
    """Slope, interval and R2 of cost 2024 on need are those of statsmodels, here and nationally."""
    cost = published("skolverket-kostnader", "SKV_GR_KOST_TOT_PER_ELEV", 2024, "municipal")
    educated = published("skolverket-elever", "SKV_GR_EFTERGYM", 2024, "municipal")
    page = found()
    spring = page.pairing.shown(None)
    assert spring == 2025
    for line, codes in ((page.relation(spring), "12"), (page.national(spring), "")):
        expected = oracle(cost, educated, codes)
        assert line is not None
        assert line.count == expected["n"]
        assert line.slope(10) == pytest.approx([expected[k] for k in ("slope", "low", "high")])
        assert line.explained == pytest.approx(expected["r2"])


def test_the_page_says_what_the_figures_say_of_cost() -> None:
    """Ten percentage points more need goes with 1 900 kr more in Skåne and 5 700 in the country."""
    page = found()
    assert title(page, 2025) == (
        "Kostnaden per elev i kommunens egna skolor är högre i kommuner där behovet är större"
    )
    told = lede(page, 2025, "Skåne")
    assert f"i snitt {number(1900)} kr högre bland 33 kommuner i Skåne" in told
    assert f"(95 % intervall 160 till {number(3700)}) och {number(5700)} kr högre" in told
    assert heading(page, 2025).startswith("10 procent av skillnaderna")
    assert f"{number(4200)} till {number(7200)}" in country(page, 2025)


def test_certified_teachers_are_fewer_where_need_is_greater() -> None:
    """The slope of 2024/25 is that of statsmodels, and the sentence carries it."""
    share = published("skolverket-larare", "SKV_GR_BEHORIGA_LARARE", 2024, "all")
    educated = published("skolverket-elever", "SKV_GR_EFTERGYM", 2024, "all")
    expected = oracle(share, educated, "12")
    page = found(TEACHERS)
    line = page.relation(2025)
    assert line is not None
    assert line.slope(10)[0] == pytest.approx(expected["slope"])
    assert title(page, 2025) == (
        "Andelen behöriga lärare är lägre i kommuner där behovet är större"
    )
    assert f"{number(-expected['slope'], 1)} procentenheter lägre" in lede(page, 2025, "Skåne")


def test_need_is_that_of_the_same_schools() -> None:
    """Municipal costs are set against the pupils of municipal schools, all teachers against all."""
    assert (found().panel.provider, found().need.provider) == ("municipal", "municipal")
    assert (found(TEACHERS).panel.provider, found(TEACHERS).need.provider) == ("all", "all")
    chosen = found(TEACHERS, huvudman="kommunala")
    assert (chosen.panel.provider, chosen.need.provider) == ("municipal", "municipal")


def test_need_is_what_is_left_and_what_is_hidden_stays_hidden() -> None:
    """100 minus the share where it is published; no number where it is suppressed."""
    catalogue = load_catalogue()
    area = catalogue.areas[0]
    whole = panel(
        catalogue, catalogue.indicator("foraldrar-eftergymnasial"), area, "T", "independent"
    )
    turned = need(catalogue, area, "independent")
    hidden = 0
    for year, row in whole.published.items():
        for code, value in row.items():
            left = turned.published[year][code]
            hidden += value.status == "suppressed"
            assert left.n == value.n or isnan(value.n)
            assert left.value == pytest.approx(100 - value.value, nan_ok=True)
    assert hidden > 0


def test_costs_by_residence_are_not_set_against_the_schools_pupils() -> None:
    """Cost by home municipality does not suit the page, which opens with the schools' own cost."""
    wanted = asked("kostnad-per-elev")
    assert wanted.indicator.id == COST
    assert "passar inte" in wanted.notices[-1]
    assert all(r.indicator.perspective != "home" for r in resources(wanted))


def test_what_is_published_for_the_region_alone_leaves_the_country_out() -> None:
    """Pupils per teacher has no country to compare with, and the page says so."""
    page = found(PER_TEACHER)
    assert page.national(2025) is None
    assert "finns inte för rikets" in country(page, 2025)
    assert title(page, 2025).startswith("Elever per lärare är färre")
