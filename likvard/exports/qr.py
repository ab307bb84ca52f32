"""A QR code of an address, as a drawing and as squares; dark on white in every theme."""

from html import escape
from itertools import groupby
from typing import Final

import segno

QUIET: Final = 4
"""Width of the white margin, in squares, that a reader's camera needs."""
DARK: Final = "#16202A"
LIGHT: Final = "#FFFFFF"
TITLE: Final = "QR-kod till vyn"


class QrError(ValueError):
    """The text is empty or longer than any QR code holds; the message is Swedish."""


def qr_matrix(text: str) -> list[list[bool]]:
    """Return the squares, rows from the top, true for dark, without the white margin.

    Error correction is of level M or better, where better takes no more squares.

    Raises
    ------
    QrError
        If the text is empty or too long.
    """
    if not text:
        raise QrError("Det finns ingen adress att göra en QR-kod av.")
    try:
        code = segno.make_qr(text, error="m")
    except segno.DataOverflowError as error:
        raise QrError("Adressen är för lång för en QR-kod.") from error
    return [[bool(square) for square in row] for row in code.matrix]


def qr_svg(text: str, *, size: float, title: str = TITLE) -> str:
    """Return the code as SVG, `size` px wide and high with its white margin.

    Raises
    ------
    QrError
        If the text is empty or too long, see `qr_matrix`.
    """
    rows = qr_matrix(text)
    side = len(rows) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" '
        f'viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(title)}</title>"
        f'<path fill="{LIGHT}" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="{DARK}" d="{_path(rows)}"/></svg>'
    )


def _path(rows: list[list[bool]]) -> str:
    """Return the dark squares as a path, those beside each other as one."""
    return "".join(_line(row, at) for at, row in enumerate(rows, QUIET))


def _line(row: list[bool], y: int) -> str:
    drawn, x = [], QUIET
    for dark, run in groupby(row):
        width = len(list(run))
        drawn += [f"M{x} {y}h{width}v1h-{width}z"] if dark else []
        x += width
    return "".join(drawn)
