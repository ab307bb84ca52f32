"""A view as the picture on a slide: 1728 x 640 pixels, readable from ten metres."""

from collections.abc import Callable, Mapping
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, WIDTH, board, stem
from likvard.exports.slides.columns import columns
from likvard.exports.slides.groups import groups
from likvard.exports.slides.maps import of_flows, of_map
from likvard.exports.slides.measures import overview, profile
from likvard.exports.slides.plots import dense, of_dots, roomy
from likvard.exports.slides.strips import strips
from likvard.exports.slides.tables import sentence, table
from likvard.figures.theme import LIGHT

__all__ = ["HEIGHT", "WIDTH", "slide_svg"]
Composed = Callable[[Exhibit], str]


def slide_svg(exhibit: Exhibit, mark: str = "") -> str:
    """Return the picture of a view: its chart, or a table, or why there is none.

    `mark` sets the names inside apart from those of the same view elsewhere in a page.
    """
    if exhibit.missing:
        return board(exhibit, sentence(exhibit.missing))
    drawn, name = board(exhibit, _composed(exhibit)(exhibit)), stem(exhibit)
    return drawn.replace(name, f"{name}{mark}") if mark else drawn


def _composed(exhibit: Exhibit) -> Composed:
    if not exhibit.draws:
        return table
    return _BY_KEY.get(exhibit.key) or _by_marks(exhibit)


def _by_marks(exhibit: Exhibit) -> Composed:
    """Return what suits marks in named rows, among dots, or over years."""
    layout = exhibit.draws[0](LIGHT).plain["layout"]
    walk = layout["meta"].get("walk", "")
    if walk in {"rows", "units"} and "ticktext" in layout["yaxis"]:
        return columns
    return _BY_WALK.get(walk, roomy)


_BY_KEY: Final[Mapping[str, Composed]] = {
    "karta": of_map,
    "form": of_map,
    "strommar": of_flows,
    "utveckling": dense,
    "punkter": strips,
    "grupper": groups,
    "profil": profile,
    "matt": overview,
    "struktur": table,
}
_BY_WALK: Final[Mapping[str, Composed]] = {"places": of_map, "points": of_dots, "years": roomy}
