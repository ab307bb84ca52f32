"""The QR code of a view, as one shape that can also be clicked."""

from itertools import groupby
from typing import Final

from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.page import FOOT, PT, SIDE, WIDE, Box
from likvard.exports.qr import DARK, QrError, qr_matrix

SIZE: Final = 64.0
"""Side of the code in points, without the white margin that the slide gives it."""
PLACE: Final = Box(WIDE - SIDE - SIZE, FOOT - SIZE, SIZE, SIZE)

Ring = list[tuple[int, int]]


def add_code(canvas: Canvas, address: str) -> None:
    """Add the code of an address; an address too long for a code is left to the notes."""
    try:
        rows = qr_matrix(address)
    except QrError:
        return
    rings = [ring for y, row in enumerate(rows) for ring in _dark(row, y, SIZE * PT / len(rows))]
    alt = f"QR-kod till vyn: {address}"
    canvas.add("freeform", "QR-kod", alt, PLACE, rings, DARK, "", "", 0, canvas.link(address))


def _dark(row: list[bool], y: int, side: float) -> list[Ring]:
    """Return the dark squares of a row, those beside each other as one."""
    found, x = [], 0
    for dark, run in groupby(row):
        wide = len(list(run))
        found += [_square(x, y, wide, side)] if dark else []
        x += wide
    return found


def _square(x: int, y: int, wide: int, side: float) -> Ring:
    left, right = round(x * side), round((x + wide) * side)
    upper, lower = round(y * side), round((y + 1) * side)
    return [(left, upper), (right, upper), (right, lower), (left, lower)]
