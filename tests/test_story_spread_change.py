"""What is said of change on Spridning agrees with itself: title, lede, who moved and how."""

import re

import pytest

from likvard.catalogue import Catalogue
from likvard.equity.counts import counts
from likvard.equity.groups import grouped
from likvard.equity.movers import moves
from likvard.equity.spread import spreads
from likvard.story import groups as of_groups
from likvard.story import movers as of_movers
from likvard.story import spread as told
from likvard.swedish import number
from tests.spread_figures import panel_of
from tests.test_story_spread import INDICATORS


def moved(catalogue: Catalogue, identity: str) -> str:
    """Return what is said of who has moved, and of the slope."""
    panel, _ = panel_of(catalogue, identity)
    found = moves(panel, counts(catalogue, panel))
    return " ".join([*of_movers.movers(panel, found), of_movers.slope(panel, found)])


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("ekonomiskt-utsatta-hushall", "mindre än år 2007"),
        ("larare-med-hogskoleexamen", "har både vuxit och minskat sedan läsåret 2006/07"),
    ],
)
def test_the_lede_proves_the_title(catalogue: Catalogue, identity: str, words: str) -> None:
    """Where high and low say otherwise than the typical distance, or the trend turned, both stand.

    Child poverty: closer in all, yet farther between high and low. Teachers: up, then down again.
    """
    panel, year = panel_of(catalogue, identity)
    found = spreads(catalogue, panel, weighted=False)
    now, then = found.at(year), found.at(min(found.comparable))
    assert now.sd < then.sd
    assert words in " ".join(told.title(found, year))
    lede = told.lede(found, year)
    assert lede.startswith(f"En typisk kommun ligger {number(now.sd, 1)} procentenheter från")
    assert f"mot {number(then.sd, 1)} " in lede
    assert f"{number(now.between_ends, 1)} procentenheter, mot" in lede
    assert ("däremot" in lede) is (now.between_ends > then.between_ends)


@pytest.mark.parametrize("identity", INDICATORS)
def test_larger_or_smaller_is_said_of_now_and_then(catalogue: Catalogue, identity: str) -> None:
    """A title with "större än" or "mindre än" has a typical distance that is so."""
    panel, year = panel_of(catalogue, identity)
    found = spreads(catalogue, panel, weighted=False)
    title = " ".join(told.title(found, year))
    distances = [found.comparable[y].sd for y in sorted(found.comparable)]
    assert ("större än" not in title) or distances[-1] > distances[0]
    assert ("mindre än" not in title) or distances[-1] < distances[0]


def test_nobody_is_judged_where_neither_high_nor_low_is_good(catalogue: Catalogue) -> None:
    """Child poverty that fell is no loss: words of rising and sinking beside the mean, of all."""
    words = moved(catalogue, "ekonomiskt-utsatta-hushall")
    assert "Mest sjunkit jämfört med medelkommunen har Landskrona (22 till 12 procent)" in words
    assert "Mest stigit jämfört med medelkommunen har Östra Göinge (9 till 16 procent)" in words
    for indicator in catalogue.indicators:
        if indicator.direction != "higher" and indicator.id in INDICATORS:
            assert "tappat" not in moved(catalogue, indicator.id)


def test_where_less_is_better_those_who_lost_have_risen(catalogue: Catalogue) -> None:
    """A larger share without passes than the mean's is told as a rise."""
    words = moved(catalogue, "utan-godkant-i-flera-amnen-ak6")
    assert "Av den tredjedel som låg högst" in words
    assert re.search(r"Eslöv \(17 till 23\) har säkert stigit jämfört med medelkommunen", words)


def test_the_mean_s_own_way_is_told(catalogue: Catalogue) -> None:
    """Malmö stood still while the mean fell: the mean's two values stand first."""
    panel, _ = panel_of(catalogue, "klarar-alla-amnen-ak6")
    means = [
        sum(panel.cell(y, m.code).value for y in span for m in panel.members) / (3 * 33)
        for span in (panel.comparable[:3], panel.comparable[-3:])
    ]
    before, after = (number(value) for value in means)
    words = moved(catalogue, "klarar-alla-amnen-ak6")
    assert words.startswith(f"Medelkommunen gick från {before} till {after} procent. Av den")
    assert "Malmö (64 till 64)" in words


def test_the_slope_says_what_the_spread_did(catalogue: Catalogue) -> None:
    """Beside the slope the spread rises, falls or stays as its own two numbers do."""
    for identity in INDICATORS:
        words = moved(catalogue, identity)
        for verb, a, b in re.findall(
            r"åren (steg|sjönk) den från ([\d\s,]+) till ([\d\s,]+) ", words
        ):
            before, after = (float(re.sub(r"\s", "", n).replace(",", ".")) for n in (a, b))
            assert (after > before) is (verb == "steg")
            assert after != before
    assert "var den oförändrad, 8,9 procentenheter" in moved(catalogue, "klarar-alla-amnen-ak6")


def test_an_amount_below_nought_is_told_as_published(catalogue: Catalogue) -> None:
    """A negative cost of meals is named with a warning, an ordinary one without."""
    assert "Ett belopp under noll är så publicerat" in moved(catalogue, "kostnad-maltider")
    assert "under noll" not in moved(catalogue, "kostnad-undervisning")


def test_the_reason_why_nobody_is_compared_is_the_true_one(catalogue: Catalogue) -> None:
    """Two comparable years without enough in both are not called one; a single year is."""
    assert "både de första och de sista" in moved(catalogue, "gymnasielarare-med-hogskoleexamen")
    assert "inte två jämförbara år" in moved(catalogue, "behorig-estetiskt")


def test_where_no_spread_is_told_none_is_divided(catalogue: Catalogue) -> None:
    """With 19 of 33 neither the spread nor its share between groups is told, and both say why."""
    panel, year = panel_of(catalogue, "trygghet-ak8")
    found = spreads(catalogue, panel, weighted=False)
    assert told.title(found, year)[0].startswith("Ingen spridning beräknas")
    for kind in ("delregion", "kommuntyp"):
        divided = grouped(catalogue, panel, kind, (year, year))
        assert (divided.between, divided.p) == (None, None)
        assert of_groups.heading(divided).endswith("kan inte räknas")
        assert of_groups.certainty(divided).startswith("19 av 33 kommuner har uppgift, för få")
