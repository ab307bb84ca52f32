import csv
import io

import pytest

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.exports.csv import HEADER, file_for


def rows_of(name: str, query: dict[str, str]) -> list[list[str]]:
    """Return the file's rows as Excel would read them."""
    text = file_for(name, query).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_file_opens_right_in_a_swedish_excel() -> None:
    """It has a byte order mark, semicolons, decimal commas and a header."""
    content = file_for("kommuner", {"indikator": "meritvarde"}).content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of("kommuner", {"indikator": "meritvarde"})
    assert rows[0] == list(HEADER)
    assert all("." not in row[7] for row in rows[1:34])


def test_the_file_holds_exactly_what_is_shown(catalogue: Catalogue) -> None:
    """The values of the chosen year, gender and provider, all 33, with status and source."""
    query = {"indikator": "klarar-alla-amnen-ak9", "ar": "2022", "huvudman": "kommunala"}
    rows = rows_of("kommuner", query)
    found, year = panel_for(
        catalogue, view(catalogue, "/", query), catalogue.indicator(query["indikator"])
    )
    assert year == 2022
    for row, cell in zip(rows[1:34], found.cells(year), strict=True):
        assert row[:2] == [cell.code, cell.name]
        assert row[3:6] == ["2021/22", "Alla elever", "Kommunala skolor"]
        assert row[7] == (f"{cell.value:.1f}".replace(".", ",") if cell.known else "")
        assert row[12]
    assert any(row and "Källa: Skolverket" in row[0] for row in rows[34:])


def test_all_years_are_in_the_file_behind_the_trend() -> None:
    """One row per municipality and year."""
    rows = rows_of("utveckling", {"indikator": "klarar-alla-amnen-ak9"})
    assert len([r for r in rows[1:] if len(r) == len(HEADER)]) == 33 * 10


@pytest.mark.parametrize("name", ["oversikt", "kommun"])
def test_pages_of_several_indicators_have_one_file(name: str, catalogue: Catalogue) -> None:
    """The front page's and the profile's file hold each of their indicators."""
    orders = {"oversikt": ["headline"], "kommun": ["profile", "headline"]}[name]
    shown = [i for i in catalogue.indicators if any(getattr(i, o) is not None for o in orders)]
    assert {i.title for i in shown} == {
        row[2] for row in rows_of(name, {})[1:] if len(row) == len(HEADER)
    }


def test_suppressed_values_are_nowhere() -> None:
    """A suppressed value is an empty cell with its status in words."""
    rows = rows_of("utveckling", {"indikator": "klarar-alla-amnen-ak9", "huvudman": "fristaende"})
    hidden = [row for row in rows[1:] if len(row) == len(HEADER) and row[12] == "För få elever"]
    assert hidden
    assert all(row[7] == row[10] == row[11] == "" for row in hidden)


def test_an_unknown_file_is_refused() -> None:
    """A file nobody offers is not found."""
    with pytest.raises(KeyError):
        file_for("hemligt", {})
