"""Resources against need: slopes, sentences and shares against the published files themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import exp, isnan, nan

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from inequality.gini import Gini

from likvard.address import View, view
from likvard.catalogue import load_catalogue
from likvard.cells import Published
from likvard.equity.need import need
from likvard.equity.pairing import Pairing
from likvard.equity.resources import Resource, resource, resources
from likvard.equity.unevenness import unevenness
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel, panel
from likvard.story import resource_slopes
from likvard.story import unevenness as shared_words
from likvard.story.resources import country, heading, lede, step, title, word
from likvard.suited import suited
from likvard.swedish import number
from likvard.ui.resources import shown, slopes_card
from likvard.ui.resources_words import all_resources, words
from likvard.warehouse import ROOT

COST = "kostnad-per-elev-kommunal"
TEACHERS = "behoriga-larare"
PER_TEACHER = "elever-per-larare"
Rows = Sequence[Sequence[float]]


def published(file: str, series: str, year: int, provider: str) -> "pd.Series[float]":
    """Return the published figures of a year by municipality, all genders together."""
    frame = pd.read_parquet(ROOT / "data" / "figures" / "municipality" / f"{file}.parquet")
    wanted = frame["series"].eq(series) & frame["year"].eq(year) & frame["gender"].eq("T")
    rows = frame[wanted & frame["provider"].eq(provider)].dropna(subset="value")
    return rows.set_index("municipality")["value"]


def oracle(y: "pd.Series[float]", educated: "pd.Series[float]", codes: str) -> Mapping[str, float]:
    """Return statsmodels' slope per ten percentage points more need, with HC3 and t."""
    both = pd.concat({"y": y, "x": 100 - educated}, axis=1).dropna()
    both = both[both.index.str.startswith(codes)]
    fit = sm.OLS(both["y"], sm.add_constant(both["x"])).fit()
    robust = fit.get_robustcov_results("HC3", use_t=True)
    low, high = 10 * robust.conf_int()[1]
    told = {"slope": 10 * robust.params[1], "low": low, "high": high}
    return told | {"r2": fit.rsquared, "n": len(both), "mean": float(both["y"].mean())}


def asked(identity: str = COST, **query: str) -> View:
    """Return the page's view for a resource."""
    return suited(view(load_catalogue(), "/resurser", {"indikator": identity} | query))


def found(identity: str = COST, **query: str) -> Resource:
    """Return a resource as the page has it."""
    wanted = asked(identity, **query)
    return resource(wanted, wanted.indicator)


def invented(costs: Rows, needs: Rows, identity: str = COST, n: float = 500) -> Resource:
    """Return a resource and its need in Skåne's municipalities, from 2012 on."""
    catalogue = load_catalogue()
    area, members = catalogue.areas[0], None
    base = panel(catalogue, catalogue.indicator(identity), area)
    turned = need(catalogue, area, "all")
    members = base.members[: len(costs[0])]

    def of(whole: Panel, rows: Rows) -> Panel:
        values = {
            2012 + i: {
                m.code: Published(v, nan if isnan(v) else n, "suppressed" if isnan(v) else "")
                for m, v in zip(members, row, strict=True)
            }
            for i, row in enumerate(rows)
        }
        return replace(whole, members=members, published=values)

    return Resource(Pairing(of(base, costs), of(turned, needs)))


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


def test_slopes_of_money_are_in_per_cent_of_the_mean() -> None:
    """The cost slope of 2020 is the kronor of statsmodels over the mean of the municipalities."""
    cost = published("skolverket-kostnader", "SKV_GR_KOST_TOT_PER_ELEV", 2020, "municipal")
    educated = published("skolverket-elever", "SKV_GR_EFTERGYM", 2020, "municipal")
    expected = oracle(cost, educated, "12")
    slope = found().slopes[2020]
    wanted = [100 * expected[k] / expected["mean"] for k in ("slope", "low", "high")]
    assert [slope.value, slope.low, slope.high] == pytest.approx(wanted)


def test_slopes_say_in_how_many_years_and_nothing_of_change_in_five() -> None:
    """Cost goes with need in all five years, which are too few to say that it has changed."""
    page = found()
    assert resource_slopes.heading(page) == "Sambandet är säkert alla fem åren"
    assert page.trend is None
    assert "För få år" in resource_slopes.subtitle(page, "Skåne")


def test_a_slope_that_grows_every_year_has_grown_stronger() -> None:
    """Seven years of ever steeper lines are a change; turned round in time a weaker one."""
    needs = [list(range(20, 50))] * 7
    noise = [3.0 * (-1) ** i for i in range(30)]
    costs = [[1000 + k * x + e for x, e in zip(needs[0], noise, strict=True)] for k in range(3, 10)]
    assert resource_slopes.heading(invented(costs, needs)).endswith("och har blivit starkare")
    assert resource_slopes.heading(invented(costs[::-1], needs)).endswith("och har blivit svagare")


def test_how_unequally_money_is_shared_is_that_of_an_independent_library() -> None:
    """Gini by inequality, Theil's L and Atkinson by hand; the parts of L add up to it."""
    page = found()
    cost = published("skolverket-kostnader", "SKV_GR_KOST_TOT_PER_ELEV", 2024, "municipal")
    values = cost[cost.index.str.startswith("12")].to_numpy()
    shared = unevenness(page.panel, 2024)
    assert shared.gini == pytest.approx(Gini(values).g)
    total = float(np.log(values.mean() / values).mean())
    assert shared.theil.total == pytest.approx(total)
    assert shared.theil.between + shared.theil.within == pytest.approx(total)
    assert shared.atkinson == pytest.approx(1 - exp(-total))
    told = " ".join(shared_words.uneven(page.indicator, shared, "år 2024"))
    apart = np.mean([abs(a - b) for a, b in combinations(values, 2)]) / values.mean()
    assert f"i snitt med {number(100 * apart, 1)} procent" in told
    kinds = {m.code: m.kind for m in page.panel.members}
    ours = cost[cost.index.str.startswith("12")]
    groups = ours.groupby([kinds[str(code)] for code in ours.index])
    between = sum(len(g) * np.log(values.mean() / g.mean()) for _, g in groups) / len(values)
    assert f"ligger {number(100 * between / total)} procent mellan kommuntyperna" in told


def test_shares_are_not_said_to_be_unequally_shared() -> None:
    """Gini and the others are refused for the share of certified teachers; the page says why."""
    with pytest.raises(NotDefinedError):
        unevenness(found(TEACHERS).panel, 2024)
    wanted = asked(TEACHERS)
    assert shared_words.NOT_FOR_SHARES in words(wanted, shown(wanted)).unescape()


def test_all_resources_are_told_with_the_words_of_their_own_page() -> None:
    """The table has a row for each resource, with the slope and the verdict of its own line."""
    wanted = asked()
    table = all_resources(wanted).unescape()
    for page in resources(wanted):
        spring = page.pairing.shown(None)
        assert step(page, spring)[0] in table
        assert word(page, spring) in table
        line = page.relation(spring)
        assert line is not None
        assert word(page, spring).startswith("Inget") == (not line.certain)


def test_the_pages_table_of_slopes_carries_every_year() -> None:
    """The slope chart's table has a row a year, and its last number is the title's per cent."""
    wanted = asked()
    card = slopes_card(wanted, shown(wanted))
    assert card is not None
    assert card.table is not None
    assert [row[0] for row in card.table.rows] == ["2020", "2021", "2022", "2023", "2024"]
    assert card.table.rows[-1][1] == "+1,4 %"


VALUES = st.one_of(st.floats(0, 300_000), st.just(nan), st.just(100.0))
SHARES = st.one_of(st.floats(0, 100), st.just(nan), st.just(50.0))


@settings(max_examples=30)
@given(st.data(), st.sampled_from([COST, TEACHERS, PER_TEACHER]), st.integers(1, 3))
def test_any_figures_give_whole_sentences(data: st.DataObject, identity: str, years: int) -> None:
    """Hidden, equal and wild figures of 25 municipalities never give NaN or a broken sentence."""
    rows = st.lists(VALUES if identity == COST else SHARES, min_size=25, max_size=25)
    needs = st.lists(SHARES, min_size=25, max_size=25)
    page = invented(
        [data.draw(rows) for _ in range(years)], [data.draw(needs) for _ in range(years)], identity
    )
    told = [resource_slopes.heading(page), resource_slopes.subtitle(page, "Skåne")]
    for spring in page.pairing.springs:
        told += [title(page, spring), lede(page, spring, "Skåne"), heading(page, spring)]
        told += [word(page, spring), *step(page, spring), country(page, spring)]
    assert all(told)
    assert "nan" not in " ".join(told).lower()


def test_all_alike_has_no_line_and_says_so() -> None:
    """Municipalities that do not differ give no slope, and no sentence about one."""
    page = invented([[100.0] * 25], [[float(i) for i in range(25)]])
    spring = page.pairing.shown(None)
    assert page.relation(spring) is None
    assert title(page, spring).endswith("går inte att räkna ut")
    assert "skiljer sig inte åt" in lede(page, spring, "Skåne")
    assert resource_slopes.heading(page) == "Inget år kan jämföras"


def test_nineteen_are_too_few() -> None:
    """Below twenty municipalities with both values no line is drawn."""
    page = invented([[float(i * i) for i in range(19)]], [[float(i) for i in range(19)]])
    spring = page.pairing.shown(None)
    assert page.relation(spring) is None
    assert lede(page, spring, "Skåne").startswith("19 kommuner har båda, och det behövs minst 20.")
