"""Samband: what is not set against each other, why, and what can be instead."""

from math import nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import pearsonr

from likvard.catalogue import Catalogue
from likvard.choice import offered
from likvard.equity.matching import fits, other, refusal, suggested
from likvard.story import association as told
from likvard.story import matching
from likvard.ui.association import instead, scatter_card, shown, title, words
from likvard.ui.pairing import points
from tests.association_cases import COST, EDUCATION, MERIT, RESIDENTS, asked, found, invented
from tests.delivered import published


def test_perspectives_are_never_mixed(catalogue: Catalogue) -> None:
    """Every pair that is not refused is of residents alone, or of the same providers' schools."""
    wanted = asked(MERIT)
    offer = offered(wanted)
    for y in catalogue.indicators[::5]:
        for x in catalogue.indicators:
            both = {y.perspective, x.perspective}
            reason = refusal(wanted, y, x)
            if reason is None:
                shared = set(offer.providers(y, "T")) & set(offer.providers(x, "T"))
                assert shared
                assert "home" not in both or both == {"home"}
            elif "home" in both and both != {"home"}:
                assert reason == "perspective"


def test_a_mixture_is_refused_with_the_reason_and_with_what_fits() -> None:
    """Merit value by school against poor households by residence: why not, and three ways out."""
    wanted = asked(MERIT, RESIDENTS)
    page = shown(wanted)
    assert page.refusal == "perspective"
    assert page.found is None
    said = title(wanted, page)
    assert said["lines"] == ["Lägeskommun och hemkommun går inte att ställa mot varandra"]
    assert "var eleverna än bor" in str(said["lede"])
    assert scatter_card(wanted, page) is None
    links = instead(wanted, page).unescape()
    assert "mot=foraldrar-eftergymnasial" in links
    assert "indikator=meritvarde-hemkommun&mot=ekonomiskt-utsatta-hushall" in links


def test_what_is_suggested_can_be_chosen(catalogue: Catalogue) -> None:
    """Every suggested measure fits the one that is kept, and is of other material."""
    wanted = asked(MERIT)
    for kept, lost in ((MERIT, RESIDENTS), (RESIDENTS, MERIT), (COST, "elever-per-larare")):
        one, gone = catalogue.indicator(kept), catalogue.indicator(lost)
        choices = suggested(wanted, one, gone)
        assert choices
        for choice in choices:
            assert refusal(wanted, one, choice) is None
            assert choice.material != one.material or not one.material


def test_costs_of_municipal_schools_go_with_the_pupils_of_municipal_schools() -> None:
    """The merit value beside a municipality's own costs is that of its own schools."""
    page = found(COST, MERIT)
    assert (page.pairing.y.provider, page.pairing.x.provider) == ("municipal", "municipal")
    assert "Kommunens egna skolor" in told.lede(page, "Skåne")
    cost = published("skolverket-kostnader", "SKV_GR_KOST_TOT_PER_ELEV", 2024, "municipal")
    merit = published("skolverket-slutbetyg", "SKV_MERIT17", 2025, "municipal")
    both = pd.concat({"y": cost, "x": merit}, axis=1).dropna()
    ours = both[both.index.str.startswith("12")]
    assert page.strength is not None
    assert page.strength.by_value.value == pytest.approx(pearsonr(ours.x, ours.y)[0])


def test_what_is_published_for_all_schools_only_is_not_set_against_municipal_costs() -> None:
    """Pupils per teacher is not published for municipal schools, and that is the reason given."""
    page = shown(asked(COST, "elever-per-larare"))
    assert page.refusal == "provider"
    assert matching.title("provider", page.y, page.x).endswith("inte publicerade för samma skolor")


def test_two_measures_of_the_same_grades_have_no_correlation() -> None:
    """Merit value and all subjects passed rest on the same grades: dots, but no line or number."""
    page = found(MERIT, "klarar-alla-amnen-ak9")
    assert page.doubt == "material"
    assert page.line is None
    assert page.national_line is None
    assert page.strength is None
    assert "betygen i årskurs 9" in told.lede(page, "Skåne")
    assert told.heading(page) == "Varje punkt är en kommun"


def test_parts_that_make_up_a_whole_are_of_the_same_material(catalogue: Catalogue) -> None:
    """A cost and its parts, and shares that add up to a hundred, name the same material."""
    groups = [
        [i for i in catalogue.indicators if i.perspective == "municipal" and i.theme == "resurser"],
        [i for i in catalogue.indicators if i.id.endswith("-ak6")],
        [i for i in catalogue.indicators if i.id.startswith("np-matematik")],
    ]
    for group in groups:
        assert len(group) > 1
        assert len({i.material for i in group}) == 1
        assert group[0].material


def test_a_measure_is_not_set_against_itself() -> None:
    """The same measure on both axes is refused."""
    page = shown(asked(MERIT, MERIT))
    assert page.refusal == "same"
    assert title(asked(MERIT, MERIT), page)["lines"] == ["Ett mått kan inte ställas mot sig självt"]


def test_differences_that_are_chance_are_not_correlated() -> None:
    """The share of girls differs by chance between municipalities: the page says so."""
    page = found("andel-flickor", MERIT)
    girls = published("skolverket-elever", "SKV_GR_FLICKOR", 2024)
    pupils = published("skolverket-elever", "SKV_GR_ELEVER", 2024)
    both = pd.concat({"p": girls / 100, "n": pupils}, axis=1).dropna()
    ours = both[both.index.str.startswith("12")]
    chance = (ours.p * (1 - ours.p) / ours.n).mean()
    assert chance > ours.p.var(ddof=0) / 2
    assert page.doubt == "noise"
    assert told.title(page) == ["Skillnaderna i andelen flickor är mest slump"]


def test_nineteen_municipalities_are_too_few() -> None:
    """A survey that nineteen took part in is shown without a correlation."""
    page = found("trygghet-ak8", MERIT)
    assert len(page.members.codes) == 19
    assert page.doubt == "few"
    assert told.lede(page, "Skåne").startswith("19 kommuner har båda, och det behövs minst 20.")


def test_the_years_are_lined_up_and_told() -> None:
    """A result of spring 2024 goes with October 2023 and the costs of 2023."""
    assert found(MERIT, EDUCATION, ar="2024").pairing.years(2024) == (2024, 2023)
    page = found(MERIT, COST, ar="2024")
    assert page.pairing.years(page.spring) == (2024, 2023)
    assert "läsåret 2023/24 och år 2023" in told.lede(page, "Skåne")


def test_another_year_than_the_latest_is_told() -> None:
    """Where one series ended in 2021 the page says that it shows the last year with both."""
    wanted = asked("meritvarde-hemkommun", RESIDENTS)
    said = title(wanted, shown(wanted))
    assert str(said["lede"]).endswith("Senaste läsår med båda uppgifterna: 2021/22.")


def test_a_chosen_municipality_without_a_dot_is_told() -> None:
    """Malmö took no part in the survey of 2022: the line under the heading says so."""
    wanted = asked("trygghet-ak8", EDUCATION, kommun="malmo")
    card = scatter_card(wanted, shown(wanted))
    assert card is not None
    assert "Malmö: uppgift saknas." in card.subtitle
    assert told.NO_COUNTRY in card.subtitle


def test_other_providers_than_the_chosen_are_told() -> None:
    """Independent schools' merit value cannot meet municipal costs: the page says what it shows."""
    wanted = asked(MERIT, COST, huvudman="fristaende")
    said = str(title(wanted, shown(wanted))["lede"])
    assert "Visar kommunala skolor, som båda måtten är publicerade för." in said
    wanted = asked(MERIT, COST, huvudman="kommunala")
    assert "Visar" not in str(title(wanted, shown(wanted))["lede"])


def test_girls_are_set_against_girls_where_both_are_published() -> None:
    """The chosen gender holds for both where published, for y alone, and never for x alone."""
    pairs = {
        ("np-matematik-andel", "np-engelska-andel"): ("K", "K"),
        ("np-matematik-andel", EDUCATION): ("K", "T"),
        (EDUCATION, "np-matematik-andel"): ("T", "T"),
    }
    for (y, x), genders in pairs.items():
        both = found(y, x, kon="K").pairing
        assert (both.y.gender, both.x.gender) == genders


def test_the_first_measure_has_a_second_that_fits(catalogue: Catalogue) -> None:
    """Without a second measure in the address every first one gets one that can be shown."""
    for indicator in catalogue.indicators:
        wanted = asked(indicator.id)
        assert refusal(wanted, wanted.indicator, other(wanted)) is None


def test_the_country_is_drawn_only_where_both_are_published_for_it() -> None:
    """Pupils per teacher is known for Skåne alone: 33 dots; merit value for some 290."""
    some, every = asked("elever-per-larare", EDUCATION), asked(MERIT, EDUCATION)
    few, many = (points(v, f.pairing, f.spring) for v in (some, every) if (f := shown(v).found))
    assert len(few) == 33
    assert few["member"].all()
    assert many["member"].sum() == 33
    assert len(many) > 280


def test_fitting_measures_exclude_the_same_material(catalogue: Catalogue) -> None:
    """Nothing made of the same grades is offered beside the merit value."""
    merit = catalogue.indicator(MERIT)
    assert all(i.material != merit.material for i in fits(asked(MERIT), merit))


WILD = st.one_of(st.floats(0, 340), st.just(nan), st.just(200.0))
SHARES = st.one_of(st.floats(0, 100), st.just(nan), st.just(50.0))


@settings(max_examples=40)
@given(st.lists(st.tuples(WILD, SHARES), min_size=2, max_size=33), st.sampled_from([nan, 1, 400]))
def test_any_figures_give_whole_sentences(rows: list[tuple[float, float]], n: float) -> None:
    """Hidden, equal and wild figures never give NaN or a broken sentence."""
    page = invented([y for y, _ in rows], [x for _, x in rows], n)
    said = [*told.title(page), told.lede(page, "Skåne"), told.heading(page), told.years(page)]
    said += [*told.closeness(page, "Skåne"), *told.certainty(page)]
    assert all(said)
    assert "nan" not in " ".join(said).lower()


def test_no_sentence_speaks_of_causes(catalogue: Catalogue) -> None:
    """No pair of measures is said to be due to, or to lead to, the other."""
    wanted = asked(MERIT)
    for y in catalogue.indicators[::6]:
        for x in catalogue.indicators[::7]:
            if refusal(wanted, y, x) is None and (page := shown(asked(y.id, x.id))).found:
                said = f"{title(wanted, page)} {told.closeness(page.found, 'Skåne')}".lower()
                assert not any(word in said for word in ("beror på", "påverkar", "orsakar"))


def test_the_words_beside_the_chart_always_warn(catalogue: Catalogue) -> None:
    """The warning that dots are municipalities and not pupils stands beside every chart."""
    for identity in (MERIT, "andel-flickor", "trygghet-ak8"):
        wanted = asked(identity)
        assert told.NOT_PUPILS in words(wanted, shown(wanted)).unescape()
        card = scatter_card(wanted, shown(wanted))
        assert card is not None
        assert "Visar kommuner, inte enskilda elever." in card.subtitle
    assert catalogue.indicators
