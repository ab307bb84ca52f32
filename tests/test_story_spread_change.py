"""What is said of change on Spridning agrees with itself: title, lede, who moved and how."""

import pytest

from likvard.catalogue import Catalogue
from likvard.equity.spread import spreads
from likvard.story import spread as told
from likvard.swedish import number
from tests.spread_figures import panel_of
from tests.test_story_spread import INDICATORS


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
