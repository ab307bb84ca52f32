"""A drawing as SVG, without a browser: the same picture as the page's own, in text."""

from html import escape
from typing import Final, NamedTuple

from likvard.figures.drawing import Drawing
from likvard.figures.svg.axes import grid, ticks, zeros
from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.fit import Fitted, fitted
from likvard.figures.svg.notes import notes
from likvard.figures.svg.pen import tag
from likvard.figures.svg.scale import ground
from likvard.figures.svg.shapes import shapes
from likvard.figures.svg.traces import drawn

FAMILY: Final = "'Source Sans 3','Source Sans','Source Sans Pro',sans-serif"
FIGURES: Final = "font-feature-settings:'tnum','lnum'"
SPACE: Final = "http://www.w3.org/2000/svg"


class Picture(NamedTuple):
    """A drawn figure without its outer element: width and height in pixels, and what is in it."""

    width: float
    height: float
    body: str


def svg(  # noqa: PLR0913  all but the drawing and its width are named and have a usual value
    drawing: Drawing,
    *,
    width: float,
    height: float | None = None,
    scale: float = 1.0,
    rows: tuple[float, float] | None = None,
    title: str = "",
    desc: str = "",
    prefix: str = "",
) -> str:
    """Return the drawing at a width in pixels as a whole SVG element.

    Parameters
    ----------
    width
        In pixels; decides between narrow and wide forms as the page does.
    height
        In pixels, instead of the drawing's own; axes stretch.
    scale
        How many times larger everything is shown, text and lines too.
    rows
        The part of the y axis that is shown, in its values, for rows in several columns.
    title, desc
        What the picture is called and what it shows, for those who do not see it.
    prefix
        Begins every id, so that several pictures can stand in one page.
    """
    made = picture(drawing, width=width, height=height, rows=rows, prefix=prefix)
    told = "".join(tag(name, escape(text)) for name, text in _told(title, desc) if text)
    return tag(
        "svg",
        told + made.body,
        xmlns=SPACE,
        role="img" if title else None,
        aria_hidden=None if title else "true",
        width=made.width * scale,
        height=made.height * scale,
        viewBox=f"0 0 {made.width:g} {made.height:g}",
        font_family=FAMILY,
        style=FIGURES,
    )


def _told(title: str, desc: str) -> list[tuple[str, str]]:
    return [("title", title), ("desc", desc)]


def picture(
    drawing: Drawing,
    *,
    width: float,
    height: float | None = None,
    rows: tuple[float, float] | None = None,
    prefix: str = "",
) -> Picture:
    """Return what is inside the element that `svg` returns, to be placed in a larger picture."""
    return pictured(fitted(drawing.plain, width, height, rows), prefix)


def pictured(found: Fitted, prefix: str = "") -> Picture:
    """Return a fitted figure drawn, from the ground up."""
    traces, layout = found
    plot, defs = ground(layout), Definitions(prefix)
    under, between, over = (
        shapes(layout["shapes"], layer, plot, defs) for layer in ("below", "between", "above")
    )
    marks = drawn(traces, plot, defs, layout.get("barmode", "group"))
    words = ticks(plot, layout["font"]) + over + notes(layout["annotations"], plot, layout["font"])
    back = tag("rect", width=plot.width, height=plot.height, fill=layout["paper_bgcolor"])
    parts = (under, grid(plot), between, zeros(plot), marks, words)
    return Picture(plot.width, plot.height, defs.written() + back + "".join(parts))
