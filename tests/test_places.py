import re
from datetime import date

import pytest

from likvard.catalogue import Area, Membership, load_catalogue

SHIPPED = load_catalogue()
COUNTY = SHIPPED.areas[0]
TODAY = date(2026, 11, 23)


def test_municipalities() -> None:
    """There are 290 municipalities with ascii slugs and codes of four figures."""
    assert len(SHIPPED.municipalities) == 290
    assert all(re.fullmatch(r"[a-z0-9-]+", m.slug) for m in SHIPPED.municipalities)
    assert all(re.fullmatch(r"\d{4}", m.code) for m in SHIPPED.municipalities)
    assert SHIPPED.municipality("ostra-goinge") == SHIPPED.municipality("1256")


def test_subregions_make_the_county() -> None:
    """The four subregions have 11, 12, 6 and 4 municipalities, together the county's 33."""
    parts = [a for a in SHIPPED.areas if a.parent == COUNTY.id]
    assert [len(a.codes(TODAY)) for a in parts] == [11, 12, 6, 4]
    assert sorted(c for a in parts for c in a.codes(TODAY)) == list(COUNTY.codes(TODAY))
    assert SHIPPED.municipality("eslov").subregion == "malmolundregionen"
    assert SHIPPED.municipality("stockholm").subregion is None


@pytest.mark.parametrize(
    ("day", "members"),
    [(date(2009, 1, 1), 0), (date(2015, 1, 1), 33), (date(2024, 1, 1), 37), (TODAY, 37)],
)
def test_the_collaboration_area_is_dated(day: date, members: int) -> None:
    """The area for upper secondary school grows by date, and Karlskrona's is not known."""
    area = SHIPPED.area("samverkansomrade-gymnasium")
    assert len(area.codes(day)) == members
    assert [m.municipality for m in area.members if m.valid_from is None] == ["1080"]


def test_hexagons_fill_every_area() -> None:
    """Each municipality of any area has a cell and a three-letter code of its own."""
    members = {m.municipality for area in SHIPPED.areas for m in area.members}
    assert SHIPPED.hexagons.keys() == members
    cells = SHIPPED.hexagons.values()
    assert len({(q, r) for q, r, _ in cells}) == len({short for _, _, short in cells}) == 38
    assert all(len(short) == 3 for _, _, short in cells)


def test_the_announced_area_holds_both_counties() -> None:
    """All 38 of the two counties belong from the day of the notice, which the note tells."""
    area = SHIPPED.area("skane-blekinge")
    assert len(area.codes(date(2026, 3, 16))) == 33
    assert len(area.codes(TODAY)) == 38
    assert "från vilken dag är inte känt" in area.note


def test_membership_ends_on_its_last_day() -> None:
    """A membership holds from its first day until the day before its end."""
    member = COUNTY.members[0]
    ended = Area(
        "a",
        "A",
        "county",
        (Membership(member.municipality, date(1997, 1, 1), date(2020, 1, 1), ""),),
    )
    assert ended.codes(date(2019, 12, 31)) == (member.municipality,)
    assert ended.codes(date(2020, 1, 1)) == ()


@pytest.mark.parametrize("kind", ["indicator", "municipality", "area", "source"])
def test_an_unknown_name_is_a_key_error(kind: str) -> None:
    """Asking for a name the catalogue does not have raises KeyError."""
    with pytest.raises(KeyError, match="nowhere"):
        getattr(SHIPPED, kind)("nowhere")
