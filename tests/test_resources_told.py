"""Resurser: slopes over the years, how unequally money is shared, figures of any kind."""

from itertools import combinations
from math import exp, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inequality.gini import Gini

from likvard.equity.resources import resources
from likvard.equity.unevenness import unevenness
from likvard.measures.arrays import NotDefinedError
from likvard.story import resource_slopes
from likvard.story import unevenness as shared_words
from likvard.story.resources import country, heading, lede, step, title, word
from likvard.swedish import number
from likvard.ui.resources import shown, slopes_card
from likvard.ui.resources_words import all_resources, words
from tests.delivered import published
from tests.resources_cases import COST, PER_TEACHER, TEACHERS, asked, found, invented, oracle


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
