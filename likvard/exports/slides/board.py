"""The ground of a slide's picture: its size, its letters, and what is placed on it."""

from hashlib import sha256
from html import escape
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.figures.svg import FAMILY, FIGURES, SPACE, Picture
from likvard.figures.svg.pen import Value, tag
from likvard.figures.theme import LIGHT, STRONG

WIDTH: Final = 1728.0
HEIGHT: Final = 640.0
SMALL: Final = 30.0
"""The smallest letters on a slide of 1920 x 1080, in pixels."""
USUAL: Final = 34.0
LARGE: Final = 44.0
READABLE: Final = 2.31
"""How many times larger than on the page a figure is shown for its letters to be readable."""
_BASELINE: Final = 0.35


def board(exhibit: Exhibit, body: str) -> str:
    """Return the picture with its name and what it shows."""
    title = tag("title", escape(exhibit.title)) + tag("desc", escape(exhibit.alt or exhibit.title))
    return tag(
        "svg",
        title + body,
        xmlns=SPACE,
        role="img",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        font_family=FAMILY,
        style=FIGURES,
    )


def stem(exhibit: Exhibit) -> str:
    """Return what all names in one picture begin with, so that many can stand in one page."""
    told = f"{exhibit.address} {exhibit.key} {exhibit.version}"
    return f"s{sha256(told.encode()).hexdigest()[:8]}"


def prefix(exhibit: Exhibit, part: object = "") -> str:
    """Return what the names in a part of one picture begin with."""
    return f"{stem(exhibit)}{part}-"


def placed(picture: Picture, scale: float, x: float = 0, y: float = 0) -> str:
    """Return a drawn figure at a place on the board."""
    return tag("g", picture.body, transform=f"translate({x:g},{y:g}) scale({scale:g})")


def words(  # noqa: PLR0913  what, where, and how it looks
    text: str,
    x: float,
    middle: float,
    *,
    size: float = USUAL,
    color: str = LIGHT.ink,
    strong: bool = False,
    anchor: str = "start",
) -> str:
    """Return words on a line whose middle is given."""
    look: dict[str, Value] = {"fill": color, "font_weight": STRONG if strong else None}
    look |= {"text_anchor": None if anchor == "start" else anchor}
    return tag(
        "text", escape(text, quote=False), x=x, y=middle + _BASELINE * size, font_size=size, **look
    )


def rule(y: float, left: float = 0, right: float = WIDTH, color: str = LIGHT.rule) -> str:
    """Return a thin line across."""
    return tag("path", d=f"M{left:g},{y:g}H{right:g}", stroke=color, stroke_width=2)
