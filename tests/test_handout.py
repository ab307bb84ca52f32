"""A meeting on paper has its views in order, each with its answer, picture, source and address."""

import re

import pytest

from likvard.meeting import Item, Meeting, written
from likvard.ui.exhibits import exhibits
from tests.printed import answer, document, letters, page, root, structure, told

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.xdist_group("print")]
FILE, PRINTED = "/utskrift/mote.pdf", "/utskrift/mote"
MEETING = Meeting(
    "Likvärdig skola <i>",
    "Nätverksträff",
    (
        Item("/spridning", "punkter", note="Hemligt för talaren"),
        Item("/indikator?indikator=klarar-alla-amnen-ak9&kommun=eslov", "ordning"),
        Item("/finns-inte", "karta"),
        Item("/spridning", "siffror", title="Egen rubrik"),
    ),
)


def test_each_view_is_there_once_and_in_order() -> None:
    """Title, source and address of every view stand in the file and on the printed page."""
    query = {"m": written(MEETING)}
    pdf, printed = told(document(FILE, query)), page(PRINTED, query)
    plain = letters(re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", "", printed, flags=re.DOTALL))
    for text in (pdf, plain):
        places = [
            text.index(letters(f"{n}. {one.title}")) for n, one in enumerate(exhibits(MEETING), 1)
        ]
        assert places == sorted(places)
        assert letters("https://likvard.example/spridning") in text
    assert "Likvärdig skola &lt;i&gt;" in printed
    assert "finns inte" in printed


def test_the_file_is_tagged_with_a_text_for_every_picture() -> None:
    """The PDF tells language and title, and each drawing has words in its place."""
    pdf = document(FILE, {"m": written(MEETING)})
    assert root(pdf)["/Lang"] == "sv"
    assert pdf.metadata is not None
    assert pdf.metadata.title == MEETING.title
    alts = [alt for role, alt in structure(pdf) if role == "/Figure"]
    assert len(alts) == 3
    assert all(alts)


def test_notes_are_left_out_unless_asked_for() -> None:
    """What the presenter has noted is not handed out by itself."""
    query = {"m": written(MEETING)}
    assert "Hemligt" not in page(PRINTED, query)
    assert "Hemligt" in page(PRINTED, query | {"anteckningar": "1"})


def test_what_is_no_meeting_is_told() -> None:
    """A damaged or empty meeting is a Swedish page with the way back, status 400."""
    for text in ("1.skadad", "", written(Meeting("Tomt"))):
        found = answer(FILE, {"m": text})
        assert found.status_code == 400
        assert 'href="/mote"' in bytes(found.body).decode()
