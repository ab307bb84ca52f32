import re
from datetime import date
from pathlib import Path

import pytest

from likvard.exports.print.faces import fonts as faces
from likvard.exports.print.typeset import pdf as typeset
from likvard.meeting import Item
from likvard.ui.exhibits import exhibit
from likvard.ui.print_profile import own_profile
from likvard.ui.printing import Asked
from tests.asking import request
from tests.printed import answer, document, fonts, letters, page, root, structure, told

pytestmark = pytest.mark.xdist_group("print")
PAGE, FILE = "/utskrift/kommun", "/utskrift/kommun.pdf"
ESLOV = {"kommun": "eslov"}
HARD = (
    {"kommun": "ostra-goinge"},
    {"kommun": "horby"},
    {"kommun": "perstorp", "medel": "3"},
    {"kommun": "lund", "ar": "2018"},
    {"kommun": "malmo", "omrade": "skane-och-blekinge"},
)


def test_the_profile_is_a_tagged_pdf_with_a_title_in_swedish() -> None:
    """The file names its title and language, is tagged, and holds the letters of its font."""
    pdf = document(FILE, ESLOV)
    assert root(pdf)["/Lang"] == "sv"
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == exhibit(Item("/kommun?kommun=eslov", "profil")).title
    assert fonts(pdf)
    assert all(fonts(pdf).values())


def test_the_parts_of_the_file_are_told_to_a_screen_reader() -> None:
    """One first heading, table heads, and a text of its own for every drawing."""
    parts = list(structure(document(FILE, ESLOV)))
    roles = [role for role, _ in parts]
    assert roles.count("/H1") == 1
    assert roles.count("/TH") == 10
    alts = [alt for role, alt in parts if role == "/Figure"]
    assert len(alts) == 12
    assert all(alts)


@pytest.mark.parametrize("query", [ESLOV, *HARD], ids=lambda query: "-".join(query.values()))
def test_every_profile_has_two_pages(query: dict[str, str]) -> None:
    """The profile is two pages, also where names are long and much is surely different."""
    assert len(document(FILE, query).pages) == 2


def test_both_forms_say_what_the_page_says() -> None:
    """Title, verdicts and every number of the table stand in the file and on the printed page."""
    shown = exhibit(Item("/kommun?kommun=eslov", "profil"))
    assert shown.text is not None
    plain = letters(re.sub(r"<[^>]+>", "", page(PAGE, ESLOV)))
    for form in (told(document(FILE, ESLOV)), plain):
        assert letters(shown.title) in form
        assert letters(shown.lede) in form
        for row in shown.text.rows:
            for cell in (row[0], row[2], row[4], row[6], row[8], row[10], row[12], row[13]):
                assert letters(cell.partition(" per ")[0]) in form


def test_the_figures_have_their_source_version_and_address() -> None:
    """Every delivery with its day, the version of the figures, and where the page is found."""
    said = told(document(FILE, ESLOV))
    asked = Asked(request(PAGE, **ESLOV), date(2026, 11, 24))
    assert (
        letters("Källa: Skolverket. Betyg i årskurs 6, per kommun och huvudman (SKV_AK6_ALLA")
        in said
    )
    assert letters(f"Uppgifter: version {asked.version}.") in said
    assert "https://likvard.example/kommun?kommun=eslov" in said


def test_the_same_profile_is_the_same_bytes_but_for_its_day() -> None:
    """Made twice on one day the files are equal; on another day only the date line is another."""
    first, same, later = (_made(day) for day in (1, 1, 2))
    assert typeset("profile", first, date(2026, 12, 1)) == typeset(
        "profile", same, date(2026, 12, 1)
    )
    assert repr(first).replace("1 december 2026", "2 december 2026") == repr(later)
    assert repr(first).count("1 december 2026") == 1


def _made(day: int) -> object:
    return own_profile(Asked(request(PAGE, **ESLOV), date(2026, 12, day))).paper


def test_the_file_has_a_name_that_tells_what_it_is() -> None:
    """Municipality, school year and form stand in the name."""
    header = answer(FILE, ESLOV).headers["content-disposition"]
    assert 'filename="likvard_eslov_2024-25_profil.pdf"' in header


@pytest.mark.parametrize("path", [PAGE, FILE])
@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({}, "Välj först vilken kommun profilen gäller."),
        ({"kommun": "atlantis"}, "Kommunen ”atlantis” finns inte i Skåne."),
        ({"kommun": "eslov", "data": "<b>"}, "Versionen ”&lt;b&gt;” finns inte kvar här."),
    ],
)
def test_what_cannot_be_printed_is_told_in_swedish(
    path: str, query: dict[str, str], why: str
) -> None:
    """No municipality, one that there is not, or an unknown version: a page that says so."""
    found = answer(path, query)
    assert found.status_code == 400
    assert why in bytes(found.body).decode()


def test_no_file_is_left_of_the_typeface() -> None:
    """The faces made for typst are read and gone."""
    made = faces().fonts()
    assert {face.weight for face in made} == {400, 600}
    assert not [face for face in made if face.path and Path(face.path).exists()]
