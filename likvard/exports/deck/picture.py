"""The charts of a slide: large for the stage, narrow for a phone."""

from typing import Final

from markupsafe import Markup

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides import slide_svg
from likvard.figures.svg import svg
from likvard.figures.theme import LIGHT

_PHONE: Final = 343
"""Of a phone's 375 px, between the margins."""


def chart(exhibit: Exhibit, place: int) -> Markup:
    """Return the chart as it stands on a slide; a table or a sentence where there is none.

    The names in it are the slide's own: what a hidden slide defines another cannot use, and the
    same view can stand on two, or be stepped to.
    """
    return Markup(slide_svg(exhibit, f"n{place}"))  # noqa: S704  drawn by us


def narrow(exhibit: Exhibit, prefix: str) -> Markup:
    """Return the charts below each other as a phone shows them."""
    drawn = [
        svg(draw(LIGHT), width=_PHONE, title=exhibit.alt, prefix=f"{prefix}s{place}")
        for place, draw in enumerate(exhibit.draws)
    ]
    return Markup("".join(drawn))  # noqa: S704  drawn by us
