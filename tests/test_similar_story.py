"""What Min kommun says of one municipality, each sentence by its rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.catalogue import Catalogue
from likvard.certainty import HIGHER, LOWER, NEUTRAL, UNKNOWN, UNSURE, certainty
from likvard.choice import in_profile, panels_for
from likvard.equity.better import Lessons
from likvard.equity.likeness import VARIABLES, sought
from likvard.equity.similar import Like, Trait
from likvard.story import similar as told
from likvard.ui import profile
from likvard.ui.similar import weights
from tests.test_similar import alike, asked, learnt

ALL = (HIGHER, LOWER, UNSURE, UNKNOWN, NEUTRAL, "Uppgift saknas")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            [HIGHER, HIGHER, LOWER, UNSURE],
            "Tydligt högre i två mått, tydligt lägre i ett, ingen säker skillnad i ett.",
        ),
        (
            [LOWER, UNKNOWN, NEUTRAL],
            "Tydligt lägre i ett mått. I ett mått är osäkerheten inte känd.",
        ),
        (
            [UNSURE] * 3,
            (
                "I inget av de tre mått där osäkerheten är känd skiljer sig Eslöv säkert från "
                "medelkommunen."
            ),
        ),
        (
            [UNSURE],
            (
                "I det enda mått där osäkerheten är känd skiljer sig inte Eslöv säkert från "
                "medelkommunen."
            ),
        ),
        ([UNKNOWN] * 2, "Osäkerheten är inte känd för något av måtten."),
        ([NEUTRAL], ""),
    ],
)
def test_the_lede_counts_each_word(words: list[str], sentence: str) -> None:
    """Clearly higher, clearly lower and neither are counted; neutral measures never are."""
    assert told.profile_lede("Eslöv", words) == sentence


@given(st.lists(st.sampled_from(ALL), max_size=12))
def test_the_lede_is_whole_sentences(words: list[str]) -> None:
    """Whatever the words are, the lede ends in a full stop, or is empty for nothing known."""
    shown = told.profile_lede("Eslöv", words)
    assert shown.endswith(".") == bool({*words} & {HIGHER, LOWER, UNSURE, UNKNOWN})


@pytest.mark.parametrize("slug", ["hoor", "perstorp", "eslov"])
def test_strengths_survive_the_test_of_certainty(catalogue: Catalogue, slug: str) -> None:
    """The measures listed under a word are just those whose certainty has it, none neutral."""
    shown = asked(slug)
    own, pairs = shown.followed[0], panels_for(catalogue, shown, in_profile)
    listed = dict(profile.surely(shown, pairs, own))
    for word in (HIGHER, LOWER, UNSURE):
        expected = [
            panel.indicator.short
            for panel, year in pairs
            if certainty(panel, year).words.get(own.code) == word
            and panel.indicator.direction != "none"
        ]
        assert [item.text for item in listed.get(word, [])] == expected


def test_the_title_is_of_the_same_measure_everywhere(catalogue: Catalogue) -> None:
    """Whatever differs, the title is of the first headline measure with an interval."""
    for slug in ("klippan", "eslov", "malmo"):
        shown = asked(slug)
        pairs = panels_for(catalogue, shown, in_profile)
        leading = profile.leading(pairs, shown.followed[0].code)[0]
        assert leading.indicator.id == "klarar-alla-amnen-ak9"


def test_the_mean_of_several_years_is_told(catalogue: Catalogue) -> None:
    """The lede begins with the years when the values are means of them."""
    shown = asked("eslov", medel="3")
    lede = profile.heading(panels_for(catalogue, shown, in_profile), shown.followed[0])[1]
    assert lede.startswith("Medel av läsåren 2022/23–2024/25. ")


def test_without_figures_the_page_says_so(catalogue: Catalogue) -> None:
    """With no measure at all the title names the municipality and the lede the reason."""
    title, lede = profile.heading([], catalogue.municipality("osby"))
    assert title == "Inga uppgifter om Osby"
    assert lede == "För det valda läsåret är ingenting publicerat."


def like(*apart: float) -> Like:
    """Return a municipality so many deviations apart in the variables, 50 mot 40."""
    traits = tuple(
        Trait(v, 40.0, 50.0, z) for v, z in zip(VARIABLES, apart, strict=False)
    )  # fewer variables than all are allowed
    return Like(asked("lund").followed[0], 1.0, traits)


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (0.0, "lika stor andel"),
        (-0.09, "nästan lika stor andel"),
        (0.24, "ungefär lika stor andel"),
        (0.25, "något större andel"),
        (-0.74, "något mindre andel"),
        (0.75, "större andel"),
        (-2.0, "mindre andel"),
    ],
)
def test_how_alike_is_told_by_the_distance(apart: float, words: str) -> None:
    """Nearly below a tenth of a deviation, about below a quarter, then somewhat, then plainly."""
    shown = told.reasons(like(apart)).replace("\u00a0", " ")
    assert shown == f"{words} med högutbildade föräldrar (50 mot 40 %)"


def test_the_reasons_are_the_two_nearest() -> None:
    """The two least apart are told, the nearest first, pupils without per cent."""
    shown = told.reasons(like(0.8, -0.2, 0.05, 0.6)).replace("\u00a0", " ")
    assert shown == (
        "nästan lika många elever (50 mot 40) och "
        "ungefär lika stor andel med utländsk bakgrund (50 mot 40 %)"
    )


def test_what_counts_is_told_with_its_weight() -> None:
    """Equal weights are told as such, others one by one; what counts for nothing is left out."""
    assert told.weighing(sought("").weights).endswith("fristående skolor, lika mycket var")
    assert told.weighing(sought("utbildning:2,storlek:0,fristaende:0").weights) == (
        "föräldrars utbildning (vikt 2) och utländsk bakgrund (vikt 1)"
    )
    alone = sought("utlandsk:0,storlek:0,fristaende:0").weights
    assert told.weighing(alone) == "föräldrars utbildning"


def test_who_to_learn_from_is_who_is_better() -> None:
    """Three are named and the rest counted; when none is better that is the answer."""
    _, _, found = learnt("horby")
    names = list(dict.fromkeys(b.other.name for b in found.better))
    shown = told.lessons_heading(found, "Hörby", 7)
    measures = {b.panel.indicator.id for b in found.better}
    lead = f"Lär av {', '.join(names[:3])} och två till: liknande elever, tydligt bättre i "
    assert shown.startswith(lead)
    assert shown.endswith("mått") == (len(measures) > 1)
    assert len(names) == 5
    nobody = Lessons((), found.panels, 7)
    assert told.lessons_heading(nobody, "Hörby", 7) == (
        "Ingen av de sju kommuner som mest liknar Hörby har säkert bättre resultat"
    )
    unknown = Lessons((), (), 0)
    assert told.lessons_heading(unknown, "Hörby", 7) == "Sju kommuner med mest lika elever"
    assert "osäkerheten är inte känd" in told.tested(unknown, "Hörby")


def test_a_better_result_carries_its_numbers() -> None:
    """Both values, the difference and its interval stand in the words, rounded by hand."""
    found = learnt("horby")[2].better[0]
    ends = (found.other.value, found.own.value, found.difference, found.low, found.high)
    other, own, apart, low, high = (int(end + 0.5) for end in ends)
    assert told.better(found) == f"{found.panel.indicator.short}: {other} mot {own} %"
    assert told.better_by(found) == (f"+{apart} procentenheter (95 % intervall {low} till {high})")


@given(st.sampled_from(VARIABLES), st.integers(0, 3))
def test_every_weight_has_its_link(variable: object, weight: int) -> None:
    """A link changes one weight and keeps the others, and the chosen one is marked."""
    shown = asked("lund", likhet="utlandsk:2")
    choice = next(c for c in weights(shown) if c.name == variable.name)  # type: ignore[attr-defined]
    query = choice.weights[weight].href.partition("?")[2].replace("%3A", ":")
    words = dict(part.split("=") for part in query.split("&"))
    expected = dict(sought("utlandsk:2").weights) | {choice.word: weight}
    assert sought(words.get("likhet", "")).weights == expected
    assert [tab.current for tab in choice.weights].index(True) == (
        2 if choice.word == "utlandsk" else 1
    )


def test_the_same_figures_give_the_same_words() -> None:
    """Two answers for one view are equal, and so are all their sentences."""
    first, second = alike("malmo"), alike("malmo")
    assert [told.reasons(x) for x in first.nearest] == [told.reasons(x) for x in second.nearest]


def test_a_part_of_the_county_has_the_same_country() -> None:
    """Who is alike is of the whole country, whichever area the page is of."""
    part = alike("ystad", omrade="sydostra-skane")
    assert part.municipalities == alike("ystad").municipalities
