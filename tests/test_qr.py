"""QR codes: what a camera reads is what was put in."""

import re

import pytest

from likvard.exports.qr import QUIET, QrError, qr_matrix, qr_svg

ADDRESS = "http://192.168.1.20:8501/indikator?indikator=behorighet&ar=2025&kommun=eslov,lund"
FINDER = [
    "1111111",
    "1000001",
    "1011101",
    "1011101",
    "1011101",
    "1000001",
    "1111111",
]


def _squares(svg: str) -> set[tuple[int, int]]:
    """Return the dark squares that an SVG draws, column and row, the margin counted."""
    path = svg.rsplit('d="', 1)[1]
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path)
    return {(int(x) + i, int(y)) for x, y, width in runs for i in range(int(width))}


def test_corners_carry_the_marks_a_camera_looks_for() -> None:
    """Three corners of the code hold the finder pattern."""
    rows = ["".join("01"[square] for square in row) for row in qr_matrix(ADDRESS)]
    assert [row[:7] for row in rows[:7]] == FINDER
    assert [row[-7:] for row in rows[:7]] == FINDER
    assert [row[:7] for row in rows[-7:]] == FINDER


def test_drawing_and_squares_are_the_same() -> None:
    """The SVG draws exactly the dark squares, inside a margin of four, at the size asked for."""
    rows, svg = qr_matrix(ADDRESS), qr_svg(ADDRESS, size=240)
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, on in enumerate(row) if on}
    side = len(rows) + 8
    assert _squares(svg) == dark
    assert f'width="240" height="240" viewBox="0 0 {side} {side}"' in svg
    assert "#16202A" in svg


def test_title_cannot_break_the_drawing() -> None:
    """A title with markup in it is escaped, and there is one where none is given."""
    assert "<title>QR-kod till vyn</title>" in qr_svg("a", size=10)
    assert "<title>&lt;b&gt;</title>" in qr_svg("a", size=10, title="<b>")


@pytest.mark.parametrize("text", ["", "å" * 3000])
def test_what_no_code_can_hold_is_refused(text: str) -> None:
    """An empty text and one beyond the largest code give an error in Swedish."""
    with pytest.raises(QrError, match=r"adress|Adress"):
        qr_matrix(text)
