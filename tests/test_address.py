from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.address import View, view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.followed import MOST_FOLLOWED

KEYS = (
    "indikator",
    "ar",
    "kon",
    "huvudman",
    "kommun",
    "omrade",
    "karta",
    "ordning",
    "klasser",
)


def shown(query: dict[str, str]) -> View:
    """Return the view of a query."""
    return view(load_catalogue(), "/indikator", query)


def follow(address: str) -> View:
    """Return the view that a link leads to."""
    return shown(dict(parse_qsl(urlsplit(address).query)))


def test_an_empty_address_is_the_plain_view() -> None:
    """Without choices: the first headline indicator, all pupils, nobody followed, no notice."""
    found = shown({})
    assert found.indicator.headline == 1
    assert (found.gender, found.provider, found.slots, found.notices) == ("T", "all", (), ())
    assert found.href() == "/indikator"


def test_every_choice_survives_its_own_link() -> None:
    """A link to the view gives the same view back."""
    query = {
        "indikator": "meritvarde",
        "ar": "2020",
        "kon": "K",
        "huvudman": "kommunala",
        "kommun": "eslov,,lund",
        "omrade": "skane-nordost",
        "karta": "hexkarta",
        "ordning": "namn",
        "klasser": "kvantiler",
    }
    found = shown(query)
    assert found.notices == ()
    assert {k: v for k, v in found.query.items() if v} == query
    assert follow(found.href()) == found


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=80), max_size=8))
def test_nonsense_never_breaks_and_its_link_is_clean(query: dict[str, str]) -> None:
    """Whatever an address holds, there is a view, and the view's own link needs no notice."""
    found = shown(query)
    again = follow(found.href())
    assert again.notices == ()
    assert again.href() == found.href()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"indikator": "xyz"}, "Måttet ”xyz” finns inte."),
        ({"ar": "tjugo"}, "Läsåret ”tjugo” finns inte."),
        ({"kommun": "stockholm"}, "Kommunen Stockholm finns inte i Skåne."),
        ({"kommun": "xyz"}, "Kommunen ”xyz” finns inte i Skåne."),
        ({"omrade": "norge"}, "Området ”norge” finns inte."),
        ({"kon": "X"}, "Valet ”X” för kön finns inte."),
        ({"klasser": "tio"}, "Valet ”tio” för klasserna finns inte."),
    ],
)
def test_each_unknown_choice_is_told(query: dict[str, str], said: str) -> None:
    """A choice that does not exist is named in a notice."""
    assert any(notice.startswith(said) for notice in shown(query).notices)


def test_a_misspelt_municipality_is_understood() -> None:
    """A name with its dots, or one letter wrong, leads to the municipality."""
    assert shown({"kommun": "Eslöv,malmo,Höganäs"}).slots == ("eslov", "malmo", "hoganas")


def test_a_municipality_is_known_by_its_code_too() -> None:
    """The official code stands for the name, without a notice, and links use the name."""
    found = shown({"kommun": "1280,lund"})
    assert (found.slots, found.notices) == (("malmo", "lund"), ())
    assert shown({"kommun": "1281,lund"}).slots == ("lund",)
    assert shown({"kommun": "0180"}).notices == ("Kommunen Stockholm finns inte i Skåne.",)


def test_a_guess_is_told() -> None:
    """A municipality shown for a name that is none is named in a notice."""
    found = shown({"kommun": "lnud"})
    assert found.slots == ("lund",)
    assert found.notices == ("Kommunen ”lnud” finns inte. Visar Lund.",)


def test_unknown_municipalities_share_one_notice() -> None:
    """However many names are unknown, one short sentence tells."""
    found = shown({"kommun": ",".join(f"{i}{i}" for i in range(60))})
    assert found.notices == ("Kommunen ”00” och 59 till finns inte i Skåne.",)


def test_a_municipality_keeps_its_colour_when_another_leaves() -> None:
    """Letting one go frees its colour and moves nobody else's; freed colours are used last."""
    first = shown({"kommun": "eslov,lund"})
    alone = follow(first.href(kommun=first.following("eslov")))
    assert alone.colours == {"1281": 1}
    more = follow(alone.href(kommun=alone.following("malmo")))
    assert more.colours == {"1281": 1, "1280": 2}


def test_freed_colours_are_used_when_no_fresh_is_left() -> None:
    """With all six places taken but one freed, the next takes the freed one."""
    found = shown({"kommun": "eslov,,lund,malmo,ystad,sjobo"})
    assert follow(found.href(kommun=found.following("bjuv"))).slots[1] == "bjuv"


def test_at_most_six_are_followed(catalogue: Catalogue) -> None:
    """A seventh is left out, with a notice."""
    many = [m.slug for m in catalogue.municipalities if m.county == "12"][:9]
    found = shown({"kommun": ",".join(many)})
    assert len(found.slots) == MOST_FOLLOWED
    assert "Högst sex kommuner kan följas samtidigt." in found.notices


def test_a_school_year_means_the_same_for_all_indicators(catalogue: Catalogue) -> None:
    """ar=2025 is spring 2025 for results, and 2024 for staff (October) and costs (calendar)."""
    years = {i.period: shown({"ar": "2025"}).year_of(i) for i in catalogue.indicators}
    assert years == {"spring": 2025, "autumn": 2024, "calendar": 2024}


def test_choosing_a_municipality_puts_it_first() -> None:
    """The chosen municipality takes the first place, the others stay followed."""
    found = shown({"kommun": "eslov,lund"})
    assert found.first("malmo") == "malmo,lund"
    assert found.first("lund") == "lund"


def test_an_unknown_second_measure_is_told_where_two_are_shown(catalogue: Catalogue) -> None:
    """Samband says that the second measure is unknown; a page of one measure has nothing to say."""
    assert view(catalogue, "/samband", {"mot": "zzz"}).notices
    assert view(catalogue, "/bakgrund", {"mot": "zzz"}).notices == ()
