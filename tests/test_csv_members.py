"""Whose figures a file holds: those of the area, of one municipality, of those like it."""

import pytest

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import in_profile, panels_for, similar
from likvard.exports.columns import OF_MEMBERS, OF_STANDINGS, OF_VALUES
from likvard.exports.csv import file_for
from likvard.exports.tables import plain
from likvard.standing import standing
from tests.test_csv import AK9, number, rows_of, shown


def test_the_profile_holds_the_municipality_alone(catalogue: Catalogue) -> None:
    """A row per measure of Min kommun, with what it is compared with and in which words."""
    query = {"kommun": "eslov,lund"}
    pairs = panels_for(catalogue, view(catalogue, "/", query), in_profile)
    rows = rows_of("kommun", query, OF_STANDINGS)
    for row, (panel, year) in zip(rows, pairs, strict=True):
        found = standing(panel, year, "1285")
        assert (row["Kommun"], row["Mått"]) == ("Eslöv", panel.indicator.title)
        assert row["Skillnad mot medelkommunen"] == plain(found.cell.value - found.level.mean)
        assert row["Skillnad mot rikets medel"] == plain(found.cell.value - panel.nation_mean(year))
        assert (row["Jämförelse med medelkommunen"], row["Läge i riket"]) == (
            found.word,
            found.band,
        )


def test_the_similar_are_in_their_file(catalogue: Catalogue) -> None:
    """The municipality and the seven like it, from any county, without places among them."""
    query = AK9 | {"kommun": "lund", "ar": "2022", "huvudman": "kommunala"}
    rows = rows_of("liknande", query, OF_VALUES)
    asked, found, year = shown(catalogue, query)
    among = similar(catalogue, found, asked.followed[0])
    assert among is not None
    assert len(rows) == 8
    assert {"Lund", "Umeå"} <= {row["Kommun"] for row in rows}
    for row, cell in zip(rows, among[0].cells(year), strict=True):
        assert (row["Kommun"], row["Läsår eller år"]) == (cell.name, "2021/22")
        assert row["Huvudman"] == "Kommunala skolor"
        assert number(row["Värde"]) == pytest.approx(cell.value, abs=1e-6, nan_ok=True)


def test_the_file_follows_the_area() -> None:
    """For upper secondary school the chosen area's 38 are in the file, whose name says so."""
    query = {"indikator": "examen-inom-fyra-ar", "omrade": "skane-blekinge"}
    rows = rows_of("kommuner", query, OF_MEMBERS)
    assert len(rows) == 38
    assert "Karlskrona" in {row["Kommun"] for row in rows}
    assert file_for("kommuner", query).name.endswith("_skane-blekinge.csv")


def test_files_of_several_measures_hold_the_county() -> None:
    """The overview's file has the county's members, whichever area is chosen for one form."""
    name = file_for("oversikt", {"omrade": "skane-blekinge"}).name
    assert name.endswith("_skane.csv")
    rows = rows_of("oversikt", {"omrade": "skane-blekinge"}, OF_MEMBERS)
    assert "Karlskrona" not in {row["Kommun"] for row in rows}
