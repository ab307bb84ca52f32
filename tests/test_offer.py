import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.choice import chosen, data_address, for_several, panel_for
from likvard.ui.strip import Menu, strip


def asked(path: str = "/indikator", **query: str) -> View:
    """Return the view of a query on a page."""
    found = view(load_catalogue(), path, query)
    return found if path == "/indikator" else for_several(found)


def menus(shown: View) -> dict[str, Menu]:
    """Return the strip's menus by what they choose."""
    return {m.name: m for m in strip(shown, split=shown.path == "/indikator").menus}


def test_a_split_with_fewer_years_is_told() -> None:
    """Without a chosen year, a split that ends before the measure does says when it ends."""
    girls = asked(kon="K")
    assert chosen(girls, girls.indicator).notices == (
        "Uppgift för flickor finns till och med läsåret 2023/24.",
    )
    then = asked(kon="K", ar="2020")
    assert chosen(then, then.indicator).notices == ()


def test_a_split_as_long_as_the_measure_needs_no_word() -> None:
    """Municipal schools in the same latest year as all: nothing is told."""
    shown = asked(indikator="meritvarde", huvudman="kommunala")
    assert chosen(shown, shown.indicator).notices == ()


def test_a_measure_of_municipal_schools_alone_says_so() -> None:
    """Its menu names the schools it is about, instead of saying that it is not published."""
    menu = menus(asked(indikator="kostnad-maltider"))["Huvudman"]
    assert (menu.label, menu.off) == (
        "Kommunala skolor",
        "Måttet publiceras bara för kommunala skolor.",
    )


@pytest.mark.parametrize("indicator", ["kostnad-maltider", "behoriga-larare", "meritvarde"])
def test_the_chosen_year_is_the_one_marked(indicator: str) -> None:
    """The year menu's label is its marked choice, whose link keeps the year, without a notice."""
    shown = asked(indikator=indicator, ar="2021")
    menu = menus(shown)["Läsår"]
    (current,) = [item for item in menu.items if item.current]
    assert menu.label.split(" ")[1] == current.text
    assert current.href == shown.href()
    assert chosen(shown, shown.indicator).notices == ()


@pytest.mark.parametrize("path", ["/", "/kommun", "/om"])
def test_pages_of_several_measures_follow_the_first_of_them(path: str) -> None:
    """Their years are the first headline measure's, whatever measure the address names."""
    plain, other = asked(path), asked(path, indikator="kostnad-maltider")
    assert menus(other)["Läsår"].label == menus(plain)["Läsår"].label == "Läsår 2024/25"
    years = [item.text for item in menus(other)["Läsår"].items]
    assert years == [item.text for item in menus(plain)["Läsår"].items]


def test_a_year_beyond_all_is_not_echoed() -> None:
    """The strip shows the year used, and a notice tells why."""
    shown = asked("/", ar="2031")
    assert menus(shown)["Läsår"].label == "Läsår 2024/25"
    assert shown.notices == ("Uppgift saknas för läsåret 2030/31. Visar det senaste.",)


def test_a_part_of_the_area_stands_by_its_own_name() -> None:
    """The strip says that the chosen part stands out; the area alone when many are followed."""
    assert menus(asked(omrade="skane-nordost"))["Område"].label == "Skåne Nordost, framhävd"
    assert menus(asked())["Område"].label == "Skåne, 33 kommuner"
    assert menus(asked(kommun="eslov,lund,malmo,bjuv"))["Område"].label == "Skåne"


@pytest.mark.parametrize(
    "query",
    [
        {"indikator": "kostnad-maltider", "kon": "K"},
        {"indikator": "meritvarde", "ar": "2019", "huvudman": "fristaende"},
        {"indikator": "behoriga-larare"},
        {"kon": "M"},
    ],
)
def test_the_data_link_leads_to_what_is_shown(query: dict[str, str], catalogue: Catalogue) -> None:
    """The link names the measure, split and year of the chart, so that both are the same."""
    shown = asked(**query)
    found, year = panel_for(catalogue, shown, shown.indicator)
    address = data_address(asked("/", kommun="lund"), "kommuner", found, year)
    assert address.startswith("/data/kommuner.csv?")
    again = asked(**dict(pair.split("=") for pair in address.split("?")[1].split("&")))
    assert panel_for(catalogue, again, again.indicator) == (found, year)


def test_a_page_with_years_of_its_own_names_no_other_year() -> None:
    """Where school units have later figures than the indicators the menu says the latest."""
    assert menus(asked("/skolor"))["Läsår"].label == "Senaste läsår"
    assert menus(asked("/skolor", ar="2024"))["Läsår"].label == "Läsår 2023/24"
