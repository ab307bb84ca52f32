"""A brief holds facts that are certain and nothing else, on one page, the same each time."""

import re
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

from likvard.catalogue.briefs import load_briefs
from likvard.exports.print.brief import NO_FACTS
from likvard.story.brief import AGAINST, FOR, MOST, RULES, candidates
from likvard.story.brief_choice import MOST_ASK, MOST_CONTACT, Choice, choice
from likvard.story.brief_fact import Fact
from likvard.ui.brief import rows, title
from likvard.ui.viewing import viewed
from tests.background_figures import beside, line, of_skane, series
from tests.printed import answer, document, fonts, letters, page, root, told

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.xdist_group("print")]
FILE, PRINTED = "/utskrift/underlag.pdf", "/utskrift/underlag"
THEMES = [one.id for one in load_briefs().briefs]
LONG = "Fördela statens bidrag till skolan efter elevernas behov. " * 5
ALL = "klarar-alla-amnen-ak9"


def chosen(**query: str) -> Choice:
    """Return the brief of an address."""
    return choice(viewed("/underlag", query), query)


@cache
def every_fact() -> dict[str, Fact]:
    """Return every fact of every theme by its word in the address."""
    view = viewed("/", {})
    return {f.id: f for theme in load_briefs().briefs for f in candidates(view, theme)}


def of_members(file: str, code: str, year: int) -> Any:  # noqa: ANN401  a pandas series
    """Return Skåne's published values of a year, straight from the delivery."""
    found = series(file, code, year).dropna()
    return found[found.index.str.startswith("12")]


def test_background_is_the_line_of_statsmodels() -> None:
    """Slope and interval of result by parents' education are those of an independent fit."""
    fit = line(of_skane(beside(ALL, 2025)))
    low, high = fit.conf_int().loc["x"]
    fact = every_fact()[f"bakgrund.{ALL}"]
    assert fact.numbers["per_ten"] == pytest.approx(10 * fit.params["x"])
    assert (fact.numbers["low"], fact.numbers["high"]) == pytest.approx((10 * low, 10 * high))
    assert f"{10 * fit.params['x']:.1f}".replace(".", ",") in fact.sentence


def test_level_is_the_mean_of_the_delivery() -> None:
    """The mean municipality of the first and last year is the delivery's own mean."""
    first, last = (of_members("skolverket-slutbetyg", "SKV_AK9_ALLA", y) for y in (2016, 2025))
    fact = every_fact()[f"niva.{ALL}"]
    assert fact.numbers["first"] == pytest.approx(first.mean())
    assert fact.numbers["last"] == pytest.approx(last.mean())
    assert f"från {first.mean():.0f} procent" in fact.sentence


def test_spread_is_the_standard_deviation_of_the_delivery() -> None:
    """The typical distance from the mean, first and last year, is the delivery's own."""
    fact = every_fact()["spridning.behorig-yrkesprogram-hemkommun"]
    for name, year in (("first", 2012), ("last", 2025)):
        for file in ("kolada-skane", "kolada"):
            values = of_members(file, "N15428", year)
            if len(values) == 33:
                assert fact.numbers[name] == pytest.approx(float(np.std(values)))
                break
        else:
            pytest.fail(f"no delivery has all of {year}")


def test_need_is_the_line_of_statsmodels() -> None:
    """The slope of teachers by need is that of an independent fit, need being its mirror."""
    educated = of_members("skolverket-elever", "SKV_GR_EFTERGYM", 2024)
    teachers = of_members("skolverket-larare", "SKV_GR_BEHORIGA_LARARE", 2024)
    educated = educated.reindex(teachers.index)
    fit = sm.OLS(teachers, sm.add_constant(-educated)).fit(cov_type="HC3", use_t=True)
    slope, (low, high) = fit.params.iloc[1], fit.conf_int().iloc[1]
    fact = every_fact()["behov.behoriga-larare"]
    assert fact.numbers["per_ten"] == pytest.approx(10 * slope)
    assert (fact.numbers["low"], fact.numbers["high"]) == pytest.approx((10 * low, 10 * high))
    assert fact.lean == FOR


def test_every_rule_is_tried_and_every_fact_is_told() -> None:
    """Each rule has a candidate; a fact has a sentence and its ground, or why it cannot be used."""
    facts = every_fact().values()
    assert {fact.rule for fact in facts} == set(RULES)
    for fact in facts:
        assert fact.passes == bool(fact.sentence) == bool(fact.figure)
        assert fact.figure in fact.sentence
        assert fact.basis.endswith(".") if fact.passes else fact.why_not.endswith(".")
        assert not re.search(r"beror på|påverka|leder till|orsakar", fact.sentence)


def test_certain_facts_alone_have_certain_numbers() -> None:
    """No interval of a fact that can be used holds zero, and no trend has a p of 0.05 or more."""
    for fact in every_fact().values():
        if {"low", "high"} <= set(fact.numbers) and fact.rule != "skilda":
            assert fact.numbers["low"] * fact.numbers["high"] > 0, fact.id
        assert fact.numbers.get("p", 0) < 0.05, fact.id


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_opens_as_a_finished_brief(theme: str) -> None:
    """Each theme proposes an ask, three certain facts of different measures, and one against."""
    found = chosen(tema=theme)
    assert found.notices == ()
    assert found.ask in found.theme.asks
    assert len(found.facts) == MOST
    assert len({fact.id.partition(".")[2] for fact in found.facts}) == MOST
    assert all(fact.passes and fact.lean == FOR for fact in found.facts)
    assert found.against is not None
    assert found.against.lean == AGAINST
    assert title(found) == "Tre fakta som håller, och ett som pekar åt andra hållet"


def test_what_is_uncertain_cannot_be_chosen_by_hand() -> None:
    """An uncertain, unknown or opposing fact in a hand-made address is left out and told."""
    unsure = next(f.id for f in every_fact().values() if f.id.startswith("spridning.behoriga"))
    found = chosen(tema="larare", fakta=f"{unsure},strunt,behov.behoriga-larare", motfakta=unsure)
    assert [fact.id for fact in found.facts] == ["behov.behoriga-larare"]
    assert len(found.notices) == 2
    assert NO_FACTS in page(PRINTED, {"tema": "larare", "fakta": unsure})
    refused = next(row for row in rows(found) if row.fact.id == unsure)
    assert (refused.href, refused.why_not) == ("", "Förändringen är inte säker: p = 0,16.")


def test_a_fourth_fact_cannot_be_chosen() -> None:
    """With three chosen the others say so; one taken out makes room; none at all is a choice."""
    found = chosen(tema="kvalitet")
    full = [row for row in rows(found) if row.fact.passes and not row.chosen]
    assert full
    assert all(not row.href and "Tre fakta" in row.why_not for row in full)
    first = next(row for row in rows(found) if row.chosen)
    words = dict(pair.split("=") for pair in first.href.partition("?")[2].split("&"))
    fewer = chosen(**words)
    assert [fact.id for fact in fewer.facts] == [f.id for f in found.facts[1:]]
    assert chosen(tema="kvalitet", fakta="ingen").facts == ()
    four = ",".join(f.id for f in every_fact().values() if f.passes and f.lean == FOR)
    assert len(chosen(tema="kvalitet", fakta=four).facts) == MOST


def test_own_words_are_kept_short_and_plain() -> None:
    """Ask and contact are the reader's own, in one line, cut at their length, escaped on paper."""
    found = chosen(eget="Ge\noss <b>mer</b>", kontakt="x" * 500, krav="99", tema="borta")
    assert found.ask == "Ge oss <b>mer</b>"
    assert len(found.contact) == MOST_CONTACT
    assert len(found.notices) == 2
    assert "&lt;b&gt;mer&lt;/b&gt;" in page(PRINTED, {"eget": "<b>mer</b>"})


@pytest.mark.parametrize("theme", THEMES)
def test_a_brief_is_one_tagged_page_in_swedish(theme: str) -> None:
    """With the longest words and sentences too the file is one page that says all it should."""
    found = chosen(tema=theme)
    sure = sorted(
        (f for f in found.tried if f.passes and f.lean == FOR), key=lambda f: -len(f.sentence)
    )
    query = {"tema": theme, "fakta": ",".join(f.id for f in sure[:MOST])}
    query |= {"eget": LONG[:MOST_ASK], "kontakt": "Namn Efternamn, " * 8}
    pdf = document(FILE, query)
    assert len(pdf.pages) == 1
    assert root(pdf)["/Lang"] == "sv"
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == LONG[:MOST_ASK].strip()
    assert all(fonts(pdf).values())
    for fact in sure[:MOST]:
        assert letters(fact.sentence) in told(pdf)
        assert letters(fact.basis) in told(pdf)
    printed = letters(re.sub(r"<[^>]+>", "", page(PRINTED, query)))
    assert all(letters(fact.sentence) in printed for fact in sure[:MOST])


def test_words_without_a_space_stay_on_the_page() -> None:
    """Words wider than the page are broken; so long an address is in the code alone."""
    pdf = document(FILE, {"tema": "kvalitet", "eget": "W" * 300, "kontakt": "W" * 300})
    assert len(pdf.pages) == 1
    assert max(len(word) for word in pdf.pages[0].extract_text().split()) < 60
    assert "seQR-koden" in told(pdf)


def test_the_same_brief_is_the_same_file() -> None:
    """Made twice on a day the bytes are the same."""
    one, other = (bytes(answer(FILE, {"tema": "larare"}).body) for _ in range(2))
    assert one == other


def test_facts_of_a_brief_come_from_one_perspective_each() -> None:
    """No fact mixes pupils by home with pupils by school."""
    for fact in every_fact().values():
        for one, other in combinations(fact.panels, 2):
            mixed = {one.indicator.perspective, other.indicator.perspective}
            assert mixed in ({"host"}, {"home"}, {"municipal"}, {"host", "municipal"})
