"""What every view's slide has around what it shows: title, subtitle, source, number, code."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint import code
from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.letters import lines
from likvard.exports.powerpoint.page import (
    FOOT,
    LEAST,
    LINE,
    SIDE,
    TOP,
    WIDE,
    Box,
    subtitle_fit,
    title_fit,
)
from likvard.exports.powerpoint.told import source_line

ACROSS: Final = WIDE - 2 * SIDE
_SOURCE: Final = 736.0
_AIR: Final = 8.0


@dataclass(frozen=True)
class Frame:
    """One slide's words and their places; `below` is the subtitle, `extra` ends the source."""

    exhibit: Exhibit
    below: str
    extra: tuple[str, ...] = ()

    @cached_property
    def _title(self) -> Box:
        return Box(SIDE, TOP, ACROSS, title_fit(self.exhibit.lines).high)

    @cached_property
    def _subtitle(self) -> Box:
        return Box(SIDE, self._title.bottom + 4, ACROSS, subtitle_fit(self.below).high)

    @cached_property
    def source(self) -> str:
        """Return the source line as it fits."""
        return source_line(self.exhibit.source, _SOURCE, self.extra)

    @cached_property
    def _foot(self) -> Box:
        high = lines(self.source, _SOURCE, LEAST) * LEAST * LINE if self.source else 0.0
        return Box(SIDE, FOOT - high, _SOURCE, high)

    @property
    def beside_code(self) -> Box:
        """Return the room between subtitle and source, the code's own column left free."""
        y = self._subtitle.bottom + _AIR
        return Box(SIDE, y, code.PLACE.x - SIDE - _AIR, self._foot.y - _AIR - y)

    @property
    def room(self) -> Box:
        """Return the room between subtitle and source, as wide as the slide, above the code."""
        y = self._subtitle.bottom + _AIR
        return Box(SIDE, y, ACROSS, min(self._foot.y, code.PLACE.y) - _AIR - y)

    def begin(self, canvas: Canvas) -> None:
        """Write title and subtitle."""
        size = title_fit(self.exhibit.lines).size
        canvas.text("Rubrik", 'type="title"', self.exhibit.lines, size, self._title)
        if self.below:
            place, small = 'type="body" sz="quarter" idx="10"', subtitle_fit(self.below).size
            canvas.text("Underrubrik", place, [self.below], small, self._subtitle)

    def end(self, canvas: Canvas, address: str) -> None:
        """Write the source, and put the code and the page number beside it."""
        if self.source:
            place = 'type="body" sz="quarter" idx="11"'
            canvas.text("Källa", place, [self.source], LEAST, self._foot)
        code.add_code(canvas, address)
        canvas.add("numbered", canvas.number)
