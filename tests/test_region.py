"""Which area an address shows: the county, a part of it, or an area of one school form."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from likvard.address import View, for_all_forms, view
from likvard.catalogue import Area, Catalogue, Membership
from likvard.region import choosable, region

UPPER = {"indikator": "examen-inom-fyra-ar", "omrade": "skane-blekinge"}
LOWER = UPPER | {"indikator": "meritvarde"}
TOLD = "Skåne och Blekinge visas bara för mått om gymnasieskolan. Här visas Skåne."


def shown(catalogue: Catalogue, query: dict[str, str]) -> View:
    """Return the view of a query."""
    return view(catalogue, "/indikator", query)


@pytest.mark.parametrize(
    ("identity", "members"), [("samverkansomrade-gymnasium", 37), ("skane-blekinge", 38)]
)
def test_an_area_is_chosen_for_its_school_form(
    catalogue: Catalogue, identity: str, members: int
) -> None:
    """For upper secondary school the collaboration area is shown, with its members of today."""
    found = shown(catalogue, UPPER | {"omrade": identity})
    assert (found.area.id, found.highlighted, found.notices) == (identity, None, ())
    assert len(found.members) == members
    assert {"1082", "1060"} <= {m.code for m in found.members}


def test_a_part_is_highlighted_in_its_whole(catalogue: Catalogue) -> None:
    """A part of the county does not replace it: all 33 are still members."""
    found = shown(catalogue, LOWER | {"omrade": "skane-nordost"})
    assert found.area is catalogue.areas[0]
    assert found.highlighted is catalogue.area("skane-nordost")
    assert len(found.members) == 33


def test_another_school_form_gives_way_and_says_so(catalogue: Catalogue) -> None:
    """For compulsory school the county is shown, with one notice; the choice is not lost."""
    found = shown(catalogue, LOWER)
    assert (found.area.id, found.notices) == ("skane", (TOLD,))
    back = dict(parse_qsl(urlsplit(found.href(indikator=UPPER["indikator"])).query))
    assert shown(catalogue, back).area.id == "skane-blekinge"


def test_pages_of_all_forms_show_the_county(catalogue: Catalogue) -> None:
    """Where several school forms are shown, the county is, and links keep the choice."""
    found = for_all_forms(shown(catalogue, UPPER | {"kommun": "lund,ronneby,,eslov"}))
    assert found.area.id == "skane"
    assert found.notices == (TOLD, "Kommunen Ronneby finns inte i Skåne.")
    assert found.colours == {"1281": 0, "1285": 3}
    assert "omrade=skane-blekinge" in found.href("/kommun")
    plain = shown(catalogue, {})
    assert for_all_forms(plain) is plain


def test_the_added_can_be_followed_while_they_are_shown(catalogue: Catalogue) -> None:
    """Ronneby is followed in its area; elsewhere it is lost with a notice, others keep colours."""
    followed = {"kommun": "ronneby,lund"}
    assert shown(catalogue, UPPER | followed).slots == ("ronneby", "lund")
    lost = shown(catalogue, followed)
    assert lost.colours == {"1281": 1}
    assert lost.notices == ("Kommunen Ronneby finns inte i Skåne.",)


def test_a_name_elsewhere_is_not_taken_for_a_misspelling(catalogue: Catalogue) -> None:
    """Karlskrona is not shown as Landskrona, however alike the names are."""
    found = shown(catalogue, {"kommun": "karlskrona"})
    assert found.slots == ()
    assert found.notices == ("Kommunen Karlskrona finns inte i Skåne.",)


def test_areas_are_offered_by_school_form(catalogue: Catalogue) -> None:
    """Only upper secondary school is offered the areas of it; every form is offered the first."""
    ids = [a.id for a in choosable(catalogue, "gymnasieskola")]
    assert ids == ["skane", "samverkansomrade-gymnasium", "skane-blekinge"]
    assert [a.id for a in choosable(catalogue, "grundskola")] == ["skane"]
    assert [a.id for a in choosable(catalogue, None)] == ["skane"]


def test_another_county_is_data(catalogue: Catalogue) -> None:
    """An area added to the catalogue is shown for all forms, and so is a part of it."""
    members = (Membership("0114", date(2000, 1, 1), None, ""),)
    county = Area("uppland", "Uppland", "county", members)
    part = Area("vasby", "Väsby", "subregion", members, parent="uppland")
    wider = replace(catalogue, areas=(*catalogue.areas, county, part))
    notices: list[str] = []
    assert region(wider, "uppland", None, notices).area is county
    inside = region(wider, "vasby", "grundskola", notices)
    assert (inside.area, inside.highlighted, notices) == (county, part, [])


def test_an_area_without_members_is_not_shown(catalogue: Catalogue) -> None:
    """An area that nobody belongs to today is as unknown as one that does not exist."""
    empty = Area("ny", "Ny", "collaboration", (Membership("0114", None, None, ""),))
    wider = replace(catalogue, areas=(*catalogue.areas, empty))
    notices: list[str] = []
    assert region(wider, "ny", None, notices).area.id == "skane"
    assert notices == ["Området ”ny” finns inte. Visar hela Skåne."]
    assert empty not in choosable(wider, None)
