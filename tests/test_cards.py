from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.ui.cards import ranking_card, table
from likvard.ui.chart import Card
from likvard.ui.maps import map_card

UPPER = {"indikator": "examen-inom-fyra-ar", "omrade": "skane-blekinge"}


def mapped(catalogue: Catalogue, query: dict[str, str], form: str = "karta") -> Card:
    """Return the map of a view."""
    asked = view(catalogue, "/indikator", query)
    panel, year = panel_for(catalogue, asked, asked.indicator)
    return map_card(asked, panel, year, form=form, heading="")


def test_a_bound_is_no_interval_in_the_table(catalogue: Catalogue) -> None:
    """Where only "nearly all" is published the table gives the bound, and no 95 % interval."""
    indicator = catalogue.indicator("np-svenska-som-andrasprak-andel")
    panel, year = panel_for(catalogue, view(catalogue, "/", {"indikator": indicator.id}), indicator)
    rows = {row[0]: row for row in table(panel, year).rows}
    assert rows["Bromölla"][1:4] == ("minst 73 %", "15", "–")
    assert rows["Eslöv"][3] == "76–91"


def test_an_open_dot_is_told_apart_from_an_interval(catalogue: Catalogue) -> None:
    """The ranking says that an open dot's line is no 95 % interval, only where there are any."""
    for query, said in (({"kon": "K"}, True), ({}, False)):
        asked = view(catalogue, "/indikator", {"indikator": "behorig-yrkesprogram"} | query)
        found, year = panel_for(catalogue, asked, asked.indicator)
        card = ranking_card(asked, found, year)
        assert ("Öppen punkt: bara gränser är publicerade" in card.subtitle) is said


def test_limits_are_chosen_by_links(catalogue: Catalogue) -> None:
    """The reader's own map offers both kinds of limits; the other form of it follows along."""
    card = mapped(catalogue, {})
    assert [(tab.label, tab.current) for tab in card.limits] == [
        ("jämna", True),
        ("lika många i varje", False),
    ]
    assert card.limits[1].href == "/indikator?klasser=kvantiler"
    assert mapped(catalogue, {}, "hexkarta").limits == ()


def test_even_classes_have_as_many_each(catalogue: Catalogue) -> None:
    """By choice the legend's classes differ little in number, and the subtitle says how."""
    card = mapped(catalogue, UPPER | {"klasser": "kvantiler"})
    counts = [entry.count for entry in card.legend]
    assert sum(counts) == 38
    assert max(counts) - min(counts) <= 2
    assert "efter årets värden" in card.subtitle
    assert "efter årets värden" not in mapped(catalogue, UPPER).subtitle


def test_fixed_classes_stay_between_years(catalogue: Catalogue) -> None:
    """The legend has the same limits whatever the year, unless even classes are chosen."""
    years = [{"ar": "2019"}, {"ar": "2024"}]
    fixed = [[e.label for e in mapped(catalogue, UPPER | y).legend] for y in years]
    assert fixed[0] == fixed[1]
    even = [
        [e.label for e in mapped(catalogue, UPPER | y | {"klasser": "kvantiler"}).legend]
        for y in years
    ]
    assert even[0] != even[1]


def test_what_must_be_said_of_an_area_stands_by_its_map(catalogue: Catalogue) -> None:
    """That Karlskrona's day is unknown is said where Karlskrona is shown."""
    assert mapped(catalogue, UPPER).subtitle.endswith("från vilken dag är inte känt.")
    assert "Karlskrona" not in mapped(catalogue, UPPER | {"omrade": "skane"}).subtitle


def test_the_codes_of_the_hexagons_are_explained(catalogue: Catalogue) -> None:
    """Each member's code stands beside its name, in Swedish order; the plain map needs none."""
    codes = mapped(catalogue, UPPER, "hexkarta").codes
    assert len(codes) == 38
    assert (codes[0], codes[-1]) == (("BJU", "Bjuv"), ("ÖRK", "Örkelljunga"))
    assert ("SÖL", "Sölvesborg") in codes
    assert mapped(catalogue, UPPER).codes == ()
