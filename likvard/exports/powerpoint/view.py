"""The slide of one view, or the few that its table needs."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final
from urllib.parse import urlsplit

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.content import Made, charts, text_of
from likvard.exports.powerpoint.frame import Frame
from likvard.exports.powerpoint.grammar import role_of
from likvard.exports.powerpoint.map import add_map
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.roles import Read, Role
from likvard.exports.powerpoint.table import BETWEEN, Page, slides_of
from likvard.exports.powerpoint.template import VIEW
from likvard.exports.powerpoint.told import notes, sentences
from likvard.figures.theme import LIGHT

LOG: Final = logging.getLogger(__name__)
_MAPS: Final = ("karta", "form")
_SOME: Final = "Ett urval av kolumnerna visas."


@dataclass(frozen=True)
class View:
    """One view on its way into a presentation."""

    presentation: Any
    exhibit: Exhibit
    address: str

    @property
    def role(self) -> Role:
        """Return which part the columns of its table play."""
        return role_of(urlsplit(self.exhibit.address).path, self.exhibit.key)

    @property
    def below(self) -> str:
        """Return the subtitle, with the marks of a slide in place of those on screen."""
        own = sentences(self.exhibit.subtitle)
        kept = [one for one in own if not one.startswith(self.role.leave or ("\0",))]
        return self.swapped(" ".join((*kept, self.role.say)).strip())

    def swapped(self, text: str) -> str:
        """Return a text with the words for marks that a slide draws otherwise."""
        return reduce(lambda told, pair: told.replace(*pair), self.role.swap, text)

    def canvas(self, frame: Frame) -> Canvas:
        """Begin a slide."""
        canvas = Canvas(self.presentation, VIEW)
        frame.begin(canvas)
        return canvas

    def done(self, canvas: Canvas, frame: Frame) -> None:
        """End a slide."""
        frame.end(canvas, self.address)
        canvas.finish(notes(self.exhibit, self.address))


def add_view(presentation: Any, exhibit: Exhibit, address: str) -> None:  # noqa: ANN401  no types
    """Add the slide of a view, or several where its table needs them."""
    view = View(presentation, exhibit, address)
    view = replace(view, exhibit=replace(exhibit, source=view.swapped(exhibit.source)))
    if exhibit.missing:
        _without(view, exhibit.missing)
    elif exhibit.key in _MAPS and exhibit.draws:
        _mapped(view)
    else:
        _shown(view)


def _without(view: View, why: str) -> None:
    """Add a slide that says why there is nothing to show."""
    frame = Frame(view.exhibit, "")
    canvas, room = view.canvas(frame), frame.room
    if why != view.exhibit.title:
        at = Box(room.x, room.y, room.wide, 40)
        canvas.add("words", "Varför", at, [why], 18, LIGHT.ink, "l", anchor="t")
    view.done(canvas, frame)


def _mapped(view: View) -> None:
    frame = Frame(view.exhibit, view.below)
    canvas = view.canvas(frame)
    add_map(canvas, view.exhibit, frame.beside_code)
    view.done(canvas, frame)


def _shown(view: View) -> None:
    """Add the charts of a view, else its table, else a slide that says there is nothing."""
    frame = Frame(view.exhibit, view.below)
    made = _charts(view, frame.room)
    if made:
        _charted(view, frame, made)
        return
    text = text_of(view.exhibit, view.role)
    if text is None or not text.rows:
        _without(view, view.exhibit.alt)
        return
    extra = (_SOME,) if isinstance(view.role, Read) and view.role.columns else ()
    own = replace(frame, extra=extra)
    _tabled(view, own, slides_of(text, own.room))


def _charts(view: View, room: Box) -> Sequence[Made]:
    try:
        return charts(view.exhibit, view.role, room)
    except KeyError:
        LOG.exception("no native chart of %s", view.exhibit.key)
        return ()


def _charted(view: View, frame: Frame, made: Sequence[Made]) -> None:
    canvas = view.canvas(frame)
    for place, (plot, at) in enumerate(made, start=1):
        part = f", del {place} av {len(made)}" if len(made) > 1 else ""
        heading = view.exhibit.heading or view.exhibit.title
        canvas.chart(f"Diagram{part}", f"Diagram{part}: {heading}. {view.exhibit.alt}", at, plot)
    view.done(canvas, frame)


def _tabled(view: View, frame: Frame, slides: Sequence[Sequence[Page]]) -> None:
    for place, pages in enumerate(slides, start=1):
        part = f"({place} av {len(slides)})" if len(slides) > 1 else ""
        own = replace(frame, below=f"{frame.below} {part}".strip())
        canvas, room = view.canvas(own), own.room
        x = room.x
        for page in pages:
            _table(view, canvas, page, Box(x, room.y, page.wide, page.high))
            x += page.wide + BETWEEN
        view.done(canvas, own)


def _table(view: View, canvas: Canvas, page: Page, at: Box) -> None:
    alt = f"Tabell: {view.exhibit.heading or view.exhibit.title}"
    canvas.add(
        "table",
        "Tabell",
        alt,
        at,
        page.widths,
        page.heights,
        page.header,
        page.rows,
        page.size,
        page.aligns,
    )
