"""A view as the picture on a slide: 1728 x 640 pixels, readable from ten metres."""

from collections.abc import Callable, Mapping
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, WIDTH, board
from likvard.exports.slides.columns import columns
from likvard.exports.slides.maps import of_map
from likvard.exports.slides.measures import overview, profile
from likvard.exports.slides.plots import dense, of_dots, roomy
from likvard.exports.slides.strips import strips
from likvard.exports.slides.tables import sentence, table

__all__ = ["HEIGHT", "WIDTH", "slide_svg"]


def slide_svg(exhibit: Exhibit) -> str:
    """Return the picture of a view: its chart, or a table, or why there is none."""
    if exhibit.missing:
        return board(exhibit, sentence(exhibit.missing))
    drawn = _KINDS.get(exhibit.key, dense) if exhibit.draws else table
    return board(exhibit, drawn(exhibit))


_KINDS: Final[Mapping[str, Callable[[Exhibit], str]]] = {
    "karta": of_map,
    "form": of_map,
    "ordning": columns,
    "vantat": columns,
    "salsa": columns,
    "flickor-pojkar": columns,
    "skolenheter": columns,
    "liknande": columns,
    "lika": columns,
    "punkter": strips,
    "spridning": roomy,
    "utveckling": dense,
    "avstand": roomy,
    "lutning": roomy,
    "skillnad-utveckling": roomy,
    "egen-utveckling": roomy,
    "delar": roomy,
    "bakgrund": of_dots,
    "behov": of_dots,
    "samband": of_dots,
    "tratt": of_dots,
    "profil": profile,
    "matt": overview,
}
"""How each kind of chart is shown; others fill the board."""
