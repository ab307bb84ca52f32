"""What readers write is printed whatever letters they use."""

import pytest

from likvard.exports.print.letters import printable
from likvard.meeting import Item, Meeting, written
from tests.printed import document, letters, told

ODD = "Möte 🎉 om 学校 och a\u030a"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Likvärdig kvalitet", "Likvärdig kvalitet"),
        ("Bra 🎉 jobbat 👩\u200d🏫", "Bra jobbat"),
        ("Ho\u0308o\u0308r och A\u030astorp", "Höör och Åstorp"),
        ("学校 А ș", "□□ □ ș"),
        ("🎉", "□"),
        ("", ""),
        ("rad\nrad", "rad\nrad"),
        ("133\u202f800\u2009kr 🎉 per\u00a0elev", "133\u202f800\u2009kr per\u00a0elev"),
    ],
)
def test_letters_that_the_typeface_lacks_are_left_out_or_marked(text: str, kept: str) -> None:
    """Pictures and what joins letters go, a letter becomes a square, something always stays."""
    assert printable(text) == kept


@pytest.mark.usefixtures("database")
@pytest.mark.xdist_group("print")
def test_a_meeting_with_odd_letters_becomes_a_tagged_file() -> None:
    """A handout is made of titles with emoji, other scripts and letters in parts."""
    meeting = Meeting(ODD, "🙂", (Item("/spridning", "punkter", title=ODD, note="🙂 هنا"),))
    query = {"m": written(meeting), "anteckningar": "1"}
    pdf = document("/utskrift/mote.pdf", query)
    assert letters("Möte om □□ och å") in told(pdf)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Möte om □□ och å"
