"""One plot that fills the board."""

from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix
from likvard.exports.slides.named import renamed
from likvard.figures.svg import pictured
from likvard.figures.svg.fit import fitted
from likvard.figures.theme import LIGHT

ROOMY: Final = 2.6


def dense(exhibit: Exhibit) -> str:
    """Return the plot with letters as small as they may be."""
    return _filling(exhibit, READABLE)


def roomy(exhibit: Exhibit) -> str:
    """Return the plot with larger letters."""
    return _filling(exhibit, ROOMY)


def _filling(exhibit: Exhibit, scale: float) -> str:
    plain = exhibit.draws[0](LIGHT).plain
    found = fitted(plain, WIDTH / scale, HEIGHT / scale, None)
    return placed(pictured(renamed(found), prefix(exhibit)), scale)
