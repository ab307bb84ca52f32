"""Spridning's sentences carry the numbers of the published files, and claim no more than those."""

import re
from dataclasses import replace
from math import nan

import numpy as np
import pytest

from likvard.address import view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.cells import SUMS
from likvard.choice import panel_for
from likvard.equity.counts import counts
from likvard.equity.groups import Grouped, grouped
from likvard.equity.movers import Return, evened_out, moves
from likvard.equity.spread import spreads
from likvard.published import published
from likvard.story import groups as of_groups
from likvard.story import movers as of_movers
from likvard.story import spread as told
from likvard.swedish import number
from tests.spread_figures import AK9, COST, HOME, home, panel_of

CAUSAL = re.compile(
    r"beror på|påverkar|leder till|orsak|tack vare|på grund av|effekt", re.IGNORECASE
)
INDICATORS = [i.id for i in published(load_catalogue()).indicators if i.unit not in SUMS]


def sentences(catalogue: Catalogue, identity: str, *, weighted: bool = False) -> list[str]:
    """Return all that the page says in words of an indicator."""
    panel, year = panel_of(catalogue, identity)
    found = spreads(catalogue, panel, weighted=weighted)
    plain, heavy = (spreads(catalogue, panel, weighted=w) for w in (False, True))
    back, moved = evened_out(panel), moves(panel, counts(catalogue, panel))
    divided = [grouped(catalogue, panel, k, (year, year)) for k in ("delregion", "huvudman")]
    return [
        *told.title(found, year),
        told.lede(found, year),
        told.distance_heading(found, year),
        told.trend_test(found),
        *told.what_is_spread(found, year),
        of_movers.return_heading(back),
        of_movers.returned(panel, back),
        *of_movers.movers(panel, moved),
        of_movers.slope(panel, moved),
        of_movers.weight_words(plain, heavy, year),
        *(of_groups.heading(d) for d in divided),
        *(of_groups.certainty(d) for d in divided),
        told.without_band(panel),
        told.stand_in_note(found),
    ]


def test_the_title_is_the_verdict_and_the_lede_its_numbers(catalogue: Catalogue) -> None:
    """Eligibility: greater than 2011/12, no more since 2016/17; P90-P10 now and then by pandas."""
    panel, year = panel_of(catalogue, HOME)
    found = spreads(catalogue, panel, weighted=False)
    assert told.title(found, year) == [
        "Skillnaderna i behörighet till yrkesprogram är större än läsåret 2011/12,",
        "men har inte vuxit sedan 2016/17",
    ]
    ends = home().quantile(0.9, axis=1) - home().quantile(0.1, axis=1)
    lede = told.lede(found, year)
    assert f"skiljer {number(ends[2025], 1)} procentenheter läsåret 2024/25" in lede
    assert f"mot {number(ends[2012], 1)} läsåret 2011/12" in lede
    sd = home().loc[2025].to_numpy().std()
    heading = told.distance_heading(found, year)
    assert heading == f"En typisk kommun ligger {number(sd, 1)} procentenheter från medeltalet"


def test_no_certain_change_is_a_result(catalogue: Catalogue) -> None:
    """Where the trend is not beyond chance the title says so and since when, with p below."""
    panel, year = panel_of(catalogue, AK9)
    found = spreads(catalogue, panel, weighted=False)
    (title,) = told.title(found, year)
    assert title.startswith("Ingen säker förändring i skillnaderna i andelen som klarar alla ämnen")
    assert title.endswith("sedan läsåret 2015/16")
    assert told.trend_test(found).endswith("Mann–Kendall, p = 0,38.")


def test_few_years_give_the_distance_and_no_trend(catalogue: Catalogue) -> None:
    """With five comparable years the title is the distance, and the lede why no more is said."""
    panel, year = panel_of(catalogue, COST)
    found = spreads(catalogue, panel, weighted=False)
    (title,) = told.title(found, year)
    low, high = np.quantile([c.value for c in panel.known(year)], [0.1, 0.9])
    assert f"skiljer {number(high - low, -2)} kr per elev mellan en kommun nära toppen" in title
    assert "Fem jämförbara år är för få" in told.lede(found, year)
    assert told.trend_test(found) == ""


def test_too_few_municipalities_give_no_spread(catalogue: Catalogue) -> None:
    """With 19 of 33 the title says that no spread is computed, and the lede how many it takes."""
    panel, year = panel_of(catalogue, "trygghet-ak8")
    found = spreads(catalogue, panel, weighted=False)
    assert told.title(found, year) == [
        "Ingen spridning beräknas i trygghet i årskurs 8: 19 av 33 kommuner har uppgift"
    ]
    assert "minst 27 kommuner" in told.lede(found, year)


def test_the_title_begins_with_whose_it_is(catalogue: Catalogue) -> None:
    """A choice of gender or provider stands first, in words."""
    asked = view(catalogue, "/spridning", {"indikator": AK9, "huvudman": "fristaende"})
    panel, year = panel_for(catalogue, asked, asked.indicator)
    assert told.title(spreads(catalogue, panel, weighted=False), year)[0].startswith(
        "Fristående skolor: "
    )


def test_weighted_sentences_say_so(catalogue: Catalogue) -> None:
    """By pupils the lede, the heading and the label tell that every pupil weighs alike."""
    panel, year = panel_of(catalogue, AK9)
    plain, heavy = (spreads(catalogue, panel, weighted=w) for w in (False, True))
    assert "Varje elev väger lika." in told.lede(heavy, year)
    assert "Varje elev väger lika." not in told.lede(plain, year)
    assert told.weighing(plain).startswith("ovägt")
    assert told.weighing(heavy).startswith("vägt")
    n = {c.name: c.n for c in panel.known(year)}
    words = of_movers.weight_words(plain, heavy, year)
    assert f"väger Malmö {number(100 * n['Malmö'] / sum(n.values()))} procent" in words
    assert (
        f"blir {number(heavy.at(year).sd, 1)} i stället för {number(plain.at(year).sd, 1)}" in words
    )


def test_regression_to_the_mean_is_told_with_its_numbers(catalogue: Catalogue) -> None:
    """How much the lowest rose, in how many cases, and that this is no proof of a measure."""
    panel, _ = panel_of(catalogue, HOME)
    words = of_movers.returned(panel, evened_out(panel))
    assert "stigit 2,9 procentenheter mer än medelkommunen" in words
    assert "12 av 13 fall sedan 2011/12" in words
    assert "inte en uppgång efter ett bottenår som ett bevis" in words


def test_no_pattern_is_not_told_as_one(catalogue: Catalogue) -> None:
    """When the lowest rose no more than the others, neither heading nor text says that they do."""
    panel, _ = panel_of(catalogue, HOME)
    flat = Return(mean=0.4, risen=6, pairs=13, since=2012)
    assert not of_movers.evens_out(flat)
    assert "av sig själva" not in of_movers.return_heading(flat)
    assert of_movers.returned(panel, flat).endswith("Något tydligt mönster syns inte.")
    assert "för få år" in of_movers.returned(panel, None)


def test_movers_are_certain_only_where_chance_is_known(catalogue: Catalogue) -> None:
    """With counts the word is "säkert"; for merit values it is said that chance is not known."""
    known, unknown = (panel_of(catalogue, i)[0] for i in (HOME, "meritvarde"))
    words = [
        " ".join(of_movers.movers(p, moves(p, counts(catalogue, p)))) for p in (known, unknown)
    ]
    assert (
        "Östra Göinge (86 till 73 procent) och Ängelholm (92 till 85) har säkert tappat" in words[0]
    )
    assert "säkert" not in words[1]
    assert "Hur stor del som är slump är inte känt." in words[1]


def test_beta_never_stands_without_sigma(catalogue: Catalogue) -> None:
    """The slope is told with what chance alone gives and with the spread before and after."""
    panel, _ = panel_of(catalogue, HOME)
    words = of_movers.slope(panel, moves(panel, counts(catalogue, panel)))
    table = home()
    spans = (table.loc[2012:2014].mean(), table.loc[2023:2025].mean())
    before, after = (number(span.std(ddof=0), 1) for span in spans)
    assert "slumpen ensam ger" in words
    assert f"steg den från {before} till {after} procentenheter." in words


def test_groups_are_told_beside_what_chance_gives(catalogue: Catalogue) -> None:
    """The share between groups has chance's own share beside it, and the verdict follows p."""
    sure = Grouped("delregion", (), between=0.43, expected=0.094, p=0.001)
    assert of_groups.heading(sure) == "43 procent av skillnaderna ligger mellan delregionerna"
    assert "väntas 9 procent" in of_groups.certainty(sure)
    assert "mer än slumpen brukar ge (p = 0,001)" in of_groups.certainty(sure)
    unsure = replace(sure, p=0.06)
    assert of_groups.heading(unsure) == "Ingen säker skillnad mellan delregionerna"
    assert "43 procent av skillnaderna ligger mellan dem" in of_groups.certainty(unsure)
    assert "är inte säker (p = 0,06)" in of_groups.certainty(unsure)
    panel, year = panel_of(catalogue, AK9)
    few = next(g for g in grouped(catalogue, panel, "kommuntyp", (2016, year)).groups if g.size < 3)
    assert of_groups.of_group(panel, few).endswith("för få för spridning")


def test_a_tiny_p_is_not_rounded_to_nothing() -> None:
    """P values keep a digit that tells, and none is written as zero."""
    assert [told.p_value(p) for p in (0.38, 0.028, 0.0046, 0.00002)] == [
        "0,38",
        "0,03",
        "0,005",
        "under 0,001",
    ]


@pytest.mark.parametrize("identity", INDICATORS)
def test_every_indicator_can_be_told(catalogue: Catalogue, identity: str) -> None:
    """No sentence of any indicator claims a cause, lacks a number or says the same in vain."""
    for weighted in (False, True):
        for words in sentences(catalogue, identity, weighted=weighted):
            assert not CAUSAL.search(words)
            assert "nan" not in words.lower().split()
            assert "  " not in words
            assert " – " not in words
    assert sentences(catalogue, identity) == sentences(catalogue, identity)


def test_without_any_number_nothing_is_invented(catalogue: Catalogue) -> None:
    """With every value suppressed but two the sentences say that there is no spread."""
    panel, year = panel_of(catalogue, AK9)
    rows = panel.published[year]
    few = {
        c: p if i < 2 else replace(p, value=nan) for i, (c, p) in enumerate(sorted(rows.items()))
    }
    shown = replace(panel, published=panel.published | {year: few})
    found = spreads(catalogue, shown, weighted=False)
    assert told.title(found, year)[0].startswith("Ingen spridning beräknas")
    assert told.distance_heading(found, year) == "Ingen spridning beräknas"
