"""The charts of a slide: large for the stage, narrow for a phone."""

from typing import Final

from markupsafe import Markup

from likvard.exports.exhibit import Exhibit
from likvard.figures.svg import svg
from likvard.figures.theme import LIGHT

_PHONE: Final = 343


def chart(exhibit: Exhibit, prefix: str) -> Markup:
    """Return the chart as it stands on a slide; empty where there is none."""
    drawn = "".join(
        svg(draw(LIGHT), width=751, height=278, scale=2.3, title=exhibit.alt, prefix=prefix)
        for draw in exhibit.draws[:1]
    )
    return Markup(drawn)  # noqa: S704  drawn by us


def narrow(exhibit: Exhibit, prefix: str) -> Markup:
    """Return the charts below each other as a phone shows them."""
    drawn = [
        svg(draw(LIGHT), width=_PHONE, title=exhibit.alt, prefix=f"{prefix}s{place}")
        for place, draw in enumerate(exhibit.draws)
    ]
    return Markup("".join(drawn))  # noqa: S704  drawn by us
