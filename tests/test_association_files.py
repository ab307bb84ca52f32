"""The files behind resources against need and any two measures."""

import csv
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlsplit

import pytest

from likvard.address import view
from likvard.catalogue import load_catalogue
from likvard.exports.csv import file_for
from likvard.suited import suited
from likvard.ui import association, resources
from likvard.ui.chart import Card


def rows(card: Card) -> list[list[str]]:
    """Return the rows of the file that a card leads to."""
    address = urlsplit(card.data_href)
    name = address.path.removeprefix("/data/").removesuffix(".csv")
    content = file_for(name, dict(parse_qsl(address.query))).content.decode("utf-8-sig")
    return list(csv.reader(content.splitlines(), delimiter=";"))


def cards(path: str, query: Mapping[str, str]) -> Iterator[Card]:
    """Return the page's cards that have a file."""
    asked = suited(view(load_catalogue(), path, query))
    if path == "/samband":
        found = association.scatter_card(asked, association.shown(asked))
        assert found is not None
        yield found
        return
    page = resources.shown(asked)
    slopes = resources.slopes_card(asked, page)
    assert slopes is not None
    yield from (resources.scatter_card(asked, page), slopes)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/samband", {}),
        ("/samband", {"indikator": "meritvarde", "ar": "2024"}),
        ("/samband", {"indikator": "kostnad-undervisning", "mot": "meritvarde"}),
        ("/resurser", {}),
        ("/resurser", {"indikator": "behoriga-larare", "ar": "2018"}),
        ("/resurser", {"indikator": "behoriga-larare", "huvudman": "kommunala"}),
    ],
)
def test_every_chart_leads_to_a_file_of_its_own_figures(path: str, query: dict[str, str]) -> None:
    """The file of every card opens, and holds every municipality of the card's table."""
    for card in cards(path, query):
        told = rows(card)
        assert card.table is not None
        known = {row[0] for row in card.table.rows if "saknas" not in " ".join(row)}
        cells = {cell for row in told for cell in row}
        assert known <= cells
        assert "nan" not in cells


def test_the_file_holds_the_numbers_of_the_line() -> None:
    """The slope of 2024 stands in the file as it stands in the sentence: 1 945 kronor."""
    slopes = list(cards("/resurser", {}))[1]
    (line,) = [row for row in rows(slopes) if row[1:3] == ["2024", "Skåne, 33"]]
    assert float(line[3].replace(",", ".")) == pytest.approx(1945.36, abs=0.01)
    assert line[6] == "kr per elev"
