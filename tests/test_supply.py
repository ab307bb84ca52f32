"""What is offered, brought together: hand-made offers against answers worked out by hand."""

from math import isnan, nan
from pathlib import Path

import pytest

from likvard.catalogue import CatalogueError, load_catalogue
from likvard.catalogue.programmes import load_programmes
from likvard.equity.offers import LOWEST, MEAN, PUPILS, Offer
from likvard.equity.reach import reached
from likvard.equity.specialised import quotients
from likvard.equity.supply import Supply, structure, supply
from likvard.freshness import CATALOGUE
from tests.made_figures import shipped

NAMES = load_programmes()
CODES = ("1280", "1281", "1285", "1260")
NOWHERE = (nan, nan)
CENTRES = {"1280": (55.6, 13.0), "1281": (55.7, 13.2), "1285": (55.84, 13.3), "1260": (56.1, 12.9)}


def offer(
    unit: str, place: str, code: str, where: tuple[float, float] = NOWHERE, **told: float
) -> Offer:
    """Return an offer with pupils, lowest and mean points, those that are told."""
    words = {"pupils": PUPILS, "lowest": LOWEST, "mean": MEAN}
    values = {words[name]: value for name, value in told.items()}
    return Offer(unit, f"Skolan {unit}", place, "municipal", where, NAMES.of(code), values)


OFFERS = (
    offer("a", "1280", "VO25", (55.61, 13.01), pupils=30, lowest=100, mean=200),
    offer("b", "1280", "VO25", pupils=10, lowest=150, mean=210),
    offer("a", "1280", "NA25", (55.61, 13.01), pupils=60),
    offer("c", "1281", "NA25", (55.7, 13.2), pupils=90, lowest=250, mean=300),
    offer("c", "1281", "IMV", (55.7, 13.2), pupils=10),
    offer("d", "1285", "VO25", (55.84, 13.31), lowest=90, mean=180),
)
OUTSIDE = offer("e", "0180", "NA25", (55.85, 13.35), pupils=50)


@pytest.fixture
def made() -> Supply:
    """Return what four municipalities offer, the last of them nothing."""
    members = tuple(load_catalogue().municipality(code) for code in CODES)
    return Supply(members, OFFERS, (*OFFERS, OUTSIDE), CENTRES, frozenset(), {})


def test_cells_by_hand(made: Supply) -> None:
    """Pupils are summed, the lowest is the lowest of all, the mean counts schools alike."""
    cell = made.cell(NAMES.of("VO25"), "1280")
    assert (cell.schools, cell.pupils, cell.lowest, cell.mean) == (2, 40, 100, 205)
    silent = made.cell(NAMES.of("VO25"), "1285")
    assert (silent.schools, silent.counted, silent.lowest) == (1, 0, 90)
    assert isnan(silent.pupils)
    assert made.whole(NAMES.of("VO25")).pupils == 40
    assert [own.name for own in made.without] == ["Bjuv"]


def test_structure_by_hand(made: Supply) -> None:
    """Of the area's 200 pupils 40 are vocational, 150 preparatory and 10 introductory."""
    whole = structure(made)
    assert (whole.vocational, whole.preparatory, whole.introduction) == (20, 75, 5)
    assert (whole.pupils, whole.programmes) == (200, 3)
    assert structure(made, "1281").breadth == pytest.approx(1 / (0.9**0.9 * 0.1**0.1))
    assert isnan(structure(made, "1285").pupils)
    assert isnan(structure(made, "1260").breadth)


def test_quotients_by_hand(made: Supply) -> None:
    """Malmö has 40 of 100 on care, the area 40 of 200; rounded by five at each of two schools."""
    malmo, lund, eslov, bjuv = quotients(made, NAMES.of("VO25"))
    assert malmo.value == pytest.approx(2)
    assert malmo.low == pytest.approx((30 / 90) / (30 / 190))
    assert malmo.high == pytest.approx((50 / 110) / (50 / 210))
    assert (malmo.pupils, malmo.share, malmo.few) == (40, 40, True)
    assert (lund.value, lund.pupils, lund.few) == (0, 0, False)
    assert isnan(eslov.value)
    assert isnan(bjuv.value)


def test_reach_by_hand(made: Supply) -> None:
    """From Eslöv care is near and in Eslöv itself; science is nearest beyond the border."""
    found = {each.programme.letters: each for each in reached(made, "1285", 20)}
    care, science = found["VO"], found["NA"]
    assert care.nearest.offer.unit == "d"
    assert (care.nearest.own, care.nearest.about) == (True, False)
    assert care.nearest.km == pytest.approx(0.62, abs=0.01)
    assert [each.offer.unit for each in science.within] == ["e", "c"]
    assert [each.offer.unit for each in science.every] == ["e", "c", "a"]
    assert [each.about for each in care.every] == [False, False, True]


def test_beyond_the_border_only_what_is_within_reach(made: Supply) -> None:
    """A school outside the area is not there when it is too far."""
    found = {each.programme.letters: each for each in reached(made, "1260", 15)}
    assert "e" not in {each.offer.unit for each in found["NA"].every}
    assert found["NA"].within == ()


@pytest.mark.usefixtures("database")
def test_the_shipped_figures_add_up() -> None:
    """Every pupil of every unit is in one cell, and each programme in the areas has a name."""
    catalogue = load_catalogue()
    found = supply(catalogue, catalogue.area("skane-blekinge"))
    codes = {own.code for own in found.members}
    schools = shipped().schools
    units = set(schools["unit"][schools["municipality"].isin(codes)])
    rows = shipped().units
    own = rows[(rows["series"] == PUPILS) & rows["unit"].isin(units)]
    assert found.counts().sum() == own["value"].sum()
    inside = sum(found.counts(code).sum() for code in codes)
    assert inside == own["value"].sum()
    assert {each.code for each in found.programmes} <= set(NAMES.by_code)
    assert {"Bjuv", "Lomma", "Åstorp"} <= {each.name for each in found.without}
    assert set(found.centres) >= codes
    lund = found.centres["1281"]
    assert "1281" in found.weighted
    assert lund == pytest.approx((55.70, 13.25), abs=0.02)


def test_an_unnamed_programme_goes_by_its_code() -> None:
    """A code that the catalogue does not name is shown as it is, of no kind."""
    found = NAMES.of("ZZ99")
    assert (found.short, found.kind, found.word) == ("ZZ99", "other", "zz99")


def test_a_programme_named_twice_is_a_fault(tmp_path: Path) -> None:
    """The names cannot be read when a code stands twice, or when they are no TOML."""
    text = (CATALOGUE / "programmes.toml").read_text(encoding="utf-8")
    (tmp_path / "programmes.toml").write_text(text.replace('"BA25"', '"BF25"'), encoding="utf-8")
    with pytest.raises(CatalogueError, match="twice"):
        load_programmes(tmp_path)
    (tmp_path / "other").mkdir()
    with pytest.raises(CatalogueError, match=r"programmes\.toml"):
        load_programmes(tmp_path / "other")
