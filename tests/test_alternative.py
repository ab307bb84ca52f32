"""The charts in words: a text alternative says what a sighted reader sees."""

import pytest

from likvard import alternative
from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.panel import Panel


def shown(catalogue: Catalogue, identity: str) -> tuple[Panel, int]:
    """Return an indicator's panel and the year shown."""
    asked = view(catalogue, "/indikator", {"indikator": identity})
    return panel_for(catalogue, asked, asked.indicator)


def test_a_year_is_told_with_ends_mean_spread_and_the_followed(catalogue: Catalogue) -> None:
    """The sentence names lowest and highest, the mean, how far apart, who has a value, and ours."""
    panel, year = shown(catalogue, "klarar-alla-amnen-ak9")
    told = alternative.of_year(panel, year, {"1285", "1281"})
    assert "I Lomma klarar 94 av 100 niondeklassare alla ämnen, i Perstorp 48." in told
    assert "Ovägt medel 69 %." in told
    assert "En typisk kommun ligger 11,3 procentenheter från medeltalet." in told
    assert "Mellan Lomma och Perstorp skiljer 46 procentenheter." in told
    assert "33 av 33 kommuner har uppgift." in told
    assert "Eslöv: 74 %. Lund: 82 %." in told
    assert "läsåret 2024/25" in told


def test_the_years_are_told_with_direction_and_the_followed(catalogue: Catalogue) -> None:
    """The sentence tells how the mean has moved, and where the followed began and ended."""
    panel, _ = shown(catalogue, "klarar-alla-amnen-ak9")
    told = alternative.of_years(panel, {"1285"})
    assert "Medelkommunen: 73 % 2015/16, 69 % 2024/25." in told
    assert "Eslöv: 68 % 2015/16, 74 % 2024/25." in told
    assert "Mellan Lomma och Perstorp skiljer 46 procentenheter." in told
    assert "läsåren 2015/16–2024/25" in told


@pytest.mark.parametrize("identity", ["behorig-estetiskt", "trygghet-ak8"])
def test_what_is_not_known_is_left_out(catalogue: Catalogue, identity: str) -> None:
    """With a single year, or too few members for a spread, no empty sentence stands there."""
    panel, year = shown(catalogue, identity)
    for told in (alternative.of_year(panel, year), alternative.of_years(panel)):
        assert "nan" not in told
        assert "  " not in told
        assert ".." not in told
