"""The address of the card that tells where a figure comes from."""

from typing import Final
from urllib.parse import urlencode

PATH: Final = "/ursprung"


def address(view: str, chart: str, row: str = "") -> str:
    """Return the address of the card of a view's chart, or of one row of its table.

    Parameters
    ----------
    view
        Path and query of the view.
    row
        The row's head, as `likvard.exports.provenance.heads` names it.
    """
    words = {"vy": view, "diagram": chart} | ({"rad": row} if row else {})
    return f"{PATH}?{urlencode(words)}"
