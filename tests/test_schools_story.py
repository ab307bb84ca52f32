"""The sentences about school units, against numbers computed from the delivered figures."""

import re
from dataclasses import replace
from math import nan

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from likvard import swedish
from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.equity.schools import insides, parts
from likvard.equity.schools_mix import Mix, MixTrend, OwnTrend, mix_trend, mixes, own_trends
from likvard.equity.schools_share import Share, whole_share
from likvard.equity.schools_view import schools_view
from likvard.measures.mann_kendall import mann_kendall
from likvard.story import schools as story
from likvard.story import schools_trend as story_trend
from likvard.units import UnitPanel, unit_panel
from tests.school_figures import known, together, within_share

MERIT = ("SKV_ENH_MERIT17", "SKV_ENH_AK9_ELEVER", 2025)
ALL = ("SKV_ENH_AK9_ALLA", "SKV_ENH_AK9_ELEVER", 2025)
FOREIGN = ("SKV_ENH_GR_UTLBAKGR", "SKV_ENH_GR_ELEVER", 2025)
CAUSES = re.compile(r"\b(beror|påverkar|leder till|orsakar|bästa skol|sämsta)")


def panel_of(catalogue: Catalogue, identity: str) -> UnitPanel:
    """Return a measure's school units in the area that the app opens with."""
    return unit_panel(catalogue, catalogue.unit_measure(identity), catalogue.areas[0])


def numbers(text: str) -> list[int]:
    """Return the whole numbers in a sentence, school years left out."""
    return [int(n) for n in re.findall(r"\d+", re.sub(r"\d{4}/\d\d|årskurs \d(–\d)?", "", text))]


@pytest.mark.parametrize(
    ("identity", "of"), [("meritvarde", MERIT), ("alla-amnen", ALL), ("utlandsk-bakgrund", FOREIGN)]
)
def test_the_title_divides_as_the_figures_do(
    identity: str, of: tuple[str, str, int], catalogue: Catalogue
) -> None:
    """The title's two percentages are those of pandas, and make up a hundred."""
    panel = panel_of(catalogue, identity)
    inside = round(100 * within_share(known(*of)))
    assert numbers(" ".join(story.title(panel, 2025, parts(panel, 2025)))) == [inside, 100 - inside]


def test_the_lede_counts_what_is_counted_and_what_is_not(catalogue: Catalogue) -> None:
    """How many units, by which pupils, and how many are left out."""
    panel = panel_of(catalogue, "meritvarde")
    units, whole = known(*MERIT), together(*MERIT)
    told = story.lede(panel, 2025, parts(panel, 2025))
    assert numbers(told) == [len(units), len(whole) - len(units)]
    assert told.startswith("Läsåret 2024/25, lägeskommun, ")
    assert "vägda efter elever som gick ut årskurs 9" in told


def test_the_lede_takes_chance_out_of_shares(catalogue: Catalogue) -> None:
    """Without what small groups add by chance, a little less lies inside municipalities."""
    panel = panel_of(catalogue, "alla-amnen")
    units = known(*ALL)
    p, n = units["x"] / 100, units["n"]
    noise = p * (1 - p) / (n - 1) * 100**2
    weight = n / n.sum()
    mass = weight.groupby(units["municipality"]).transform("sum")
    total = (weight * (units["x"] - (weight * units["x"]).sum()) ** 2).sum()
    total -= (weight * noise).sum() - (weight**2 * noise).sum()
    left = (weight * units["x"]).groupby(units["municipality"]).transform("sum") / mass
    inside = (weight * (units["x"] - left) ** 2).sum()
    inside -= (weight * noise).sum() - (weight**2 / mass * noise).sum()
    assert numbers(story.lede(panel, 2025, parts(panel, 2025)))[-1] == round(100 * inside / total)


def test_years_with_too_little_are_not_divided(catalogue: Catalogue) -> None:
    """Before 2025 more than a fifth of the pupils are in units without eligibility."""
    panel = panel_of(catalogue, "behorighet")
    found = parts(panel, 2024)
    assert story.title(panel, 2024, found) == [
        "Skillnaderna i behörighet till yrkesprogram kan inte delas upp läsåret 2023/24"
    ]
    assert "Mer än en femtedel" in story.lede(panel, 2024, found)
    assert story.title(panel, None, None) == [
        "Behörighet är inte publicerat per skolenhet så tidigt"
    ]
    assert story.lede(panel, None, None) == "Uppgifterna börjar läsåret 2020/21."


def test_the_heading_counts_municipalities_with_three_units(catalogue: Catalogue) -> None:
    """Those with three units or more with a value, by pandas."""
    enough = (known(*MERIT).groupby("municipality").size() >= 3).sum()
    told = story.inside_heading(insides(panel_of(catalogue, "meritvarde"), 2025))
    assert numbers(told) == [enough, 33]


def test_few_units_are_told_in_words(catalogue: Catalogue) -> None:
    """One and two units are words, and units without a value are not counted among them."""
    words = {
        own.municipality.name: story.spread_word(own)
        for own in insides(panel_of(catalogue, "meritvarde"), 2025)
    }
    assert (words["Perstorp"], words["Burlöv"]) == ("en enhet", "två enheter")
    own = insides(panel_of(catalogue, "meritvarde"), 2025)[0]
    hiding = replace(own, known=own.known[:1], hidden=own.known[1:], why="few")
    assert story.units_word(hiding) == "en med värde"
    assert story.units_word(replace(own, why="hidden")) == "för få värden"


def test_the_share_heading_has_the_share(catalogue: Catalogue) -> None:
    """The share between schools of all the area's pupils, in words that fit the measure."""
    panel = panel_of(catalogue, "utlandsk-bakgrund")
    found = whole_share(panel, 2025)
    told = story.share_heading(panel.measure, "Skåne", found)
    assert told.endswith(f"elever ligger {round(100 * found.icc)} procent mellan skolenheterna")
    assert numbers(story.bounds_words(found)) == [round(100 * found.low), round(100 * found.high)]


@pytest.mark.parametrize("identity", ["alla-amnen", "behorighet"])
def test_the_share_heading_has_the_ends_where_they_are_far_apart(
    catalogue: Catalogue, identity: str
) -> None:
    """Where units without a value leave five points open, the ends lead and the share follows."""
    panel = panel_of(catalogue, identity)
    found = whole_share(panel, 2025)
    assert found.high - found.low > story.WIDE
    told = story.share_heading(panel.measure, "Skåne", found)
    assert numbers(told) == [round(100 * found.low), round(100 * found.high)]
    assert numbers(story.bounds_words(found)) == [round(100 * found.icc)]


@pytest.mark.parametrize(
    ("icc", "certain", "why", "told"),
    [
        (-0.01, False, "", "inte mer än slumpen"),
        (0.02, False, "", "kan vara slump"),
        (0.02, True, "", ""),
        (nan, False, "few", "färre än tre skolenheter"),
        (nan, False, "score", "spridningen mellan elever publiceras inte"),
    ],
)
def test_chance_and_reasons_are_told(icc: float, certain: bool, why: str, told: str) -> None:  # noqa: FBT001
    """A negative estimate is no more than chance, an unsure one may be, and none has a reason."""
    share = Share(icc, icc, icc, 0.5, certain=certain, why=why)  # type: ignore[arg-type]
    assert story.share_note(share) == told


def test_the_mix_heading_is_the_mean_over_municipalities(catalogue: Catalogue) -> None:
    """The unweighted mean of D beyond chance, in percentage points."""
    found = mixes(panel_of(catalogue, "utlandsk-bakgrund"), 2025)
    told = story.mix_heading(found.values())
    assert numbers(told) == [round(100 * np.mean([m.d - m.chance for m in found.values()]))]
    assert story.mix_heading([Mix(0.02, 0.01)]).endswith(
        "1 procentenhet ojämnare fördelade än vid lottning"
    )


def test_the_development_is_told_by_test_alone(catalogue: Catalogue) -> None:
    """The words follow Mann–Kendall's p and the direction of the slope."""
    for identity in ("utlandsk-bakgrund", "foraldrars-utbildning"):
        panel = panel_of(catalogue, identity)
        found = mix_trend(panel, 2025)
        trend = mann_kendall(found.means, found.means.values())
        told = story_trend.trend_heading(panel, found)
        assert ("Ingen säker" in told) == (trend.probability >= 0.05)
        assert ("ojämnare" in told) == (trend.probability < 0.05 and trend.slope > 0)
        first, *_, last = (swedish.number(100 * v, 1) for v in found.means.values())
        assert story_trend.trend_words(panel, found).startswith(f"Från {first} till {last} ")
    falling = mann_kendall(range(8), [8, 7, 6, 5, 4, 3, 2, 1])
    told = story_trend.trend_heading(panel, MixTrend(("1",), {2010: 0.2, 2018: 0.1}, falling))
    assert told == "Fördelningen har blivit jämnare sedan 2010/11"
    assert story_trend.trend_heading(panel, MixTrend((), {}, None)).startswith("För få år")


def test_each_municipality_is_told_with_the_number_of_tests(catalogue: Catalogue) -> None:
    """How many have become more uneven or more even, by scipy's correction of Mann–Kendall's p."""
    panel = panel_of(catalogue, "foraldrars-utbildning")
    tested = {}
    for code in (m.code for m in panel.members):
        known = {y: mixes(panel, y)[code].excess for y in panel.years}
        tested[code] = mann_kendall(known, known.values())
    p = false_discovery_control([t.probability for t in tested.values()])
    slopes = np.array([t.slope for t in tested.values()])
    grown, shrunk = ((p <= 0.05) & (slopes > 0)).sum(), ((p <= 0.05) & (slopes < 0)).sum()
    found = own_trends(panel, 2025)
    kinds = [own.kind for own in found.values()]
    counts = [kinds.count(kind) for kind in ("grown", "shrunk", "unsure")]
    assert counts == [grown, shrunk, len(tested) - grown - shrunk]
    assert story_trend.own_trends_words(found.values()) == (
        f"Kommun för kommun: ojämnare i {swedish.counted(counts[0])} kommuner, "
        f"jämnare i {swedish.counted(counts[1])} kommuner och "
        f"ingen säker förändring i {swedish.counted(counts[2])} kommuner."
    )
    assert {story_trend.own_trend_word(panel, own) for own in found.values()} == {
        "Ojämnare sedan 2009/10",
        "Jämnare sedan 2009/10",
        "Ingen säker förändring sedan 2009/10",
    }
    assert {own.kind for own in own_trends(panel, 2012).values()} == {"short"}
    assert story_trend.own_trends_words([OwnTrend("grown", 2009)]).endswith("ojämnare i en kommun.")
    assert story_trend.own_trends_words([]) == ""


def test_no_sentence_names_a_cause_or_a_best(catalogue: Catalogue) -> None:
    """Words of cause and of rank stand in no sentence, nor in the catalogue's."""
    for measure in catalogue.unit_measures:
        panel = panel_of(catalogue, measure.id)
        year = panel.years[-1]
        found = parts(panel, year)
        said = [*story.title(panel, year, found), story.lede(panel, year, found)]
        said += [story.share_heading(measure, "Skåne", whole_share(panel, year))]
        said += [measure.definition, measure.not_as]
        assert not CAUSES.search(" ".join(said))


def test_an_unknown_measure_is_told(catalogue: Catalogue) -> None:
    """A nearly right word gives what is meant, nonsense the first measure; both are told."""
    for asked, shown in (("behorighett", "behorighet"), ("x", "meritvarde"), ("salsa", None)):
        found = schools_view(view(catalogue, "/skolor", {"enhetsmatt": asked}))
        assert len(found.notices) == 1
        assert asked in found.notices[0]
        assert shown is None or found.measure.id == shown
    plain = schools_view(view(catalogue, "/skolor", {"enhetsmatt": "alla-amnen"}))
    assert (plain.measure.id, plain.notices) == ("alla-amnen", ())


def test_the_order_is_by_name_or_by_spread(catalogue: Catalogue) -> None:
    """A to Ö to begin with; by spread the most apart first, those without a spread last."""
    by_name = schools_view(view(catalogue, "/skolor", {}))
    names = [own.municipality.name for own in by_name.insides]
    assert names == swedish.in_order(names)
    by_spread = schools_view(view(catalogue, "/skolor", {"enhetsordning": "spridning"}))
    sds = [own.sd for own in by_spread.insides]
    told = [sd for sd in sds if not np.isnan(sd)]
    assert told == sorted(told, reverse=True)
    assert np.isnan(sds[len(told) :]).all()
