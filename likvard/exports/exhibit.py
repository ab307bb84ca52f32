"""One view of a meeting as every form shows it: slide, sheet, page and file tell the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from likvard.exports.shown import Shown
from likvard.figures.classes import LegendEntry
from likvard.figures.drawing import Drawing
from likvard.figures.theme import Tokens


@dataclass(frozen=True)
class Text:
    """A chart's figures as they are read on screen: caption, columns with units, rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """One view, ready to be shown.

    Attributes
    ----------
    key
        The chart's key, which says what kind of chart it is: "karta", "ordning", "utveckling".
    lines
        The title: the answer in a sentence, a clause a line.
    lede
        What the answer is about: measure, perspective, school year.
    heading, subtitle, source, alt
        The chart's own words; the heading may be the title said again.
    text
        The figures as read on screen.
    shown
        The figures as numbers: tables, panels, notes; None where the chart has no file.
    draws
        One function per plot, from a theme's tokens to the drawing; none for a table alone.
    legend, codes
        Classes of a map; what the codes on a hexagon map stand for.
    address
        Path and query of the view, frozen when the meeting is.
    page
        What the page is called.
    version
        The version of the figures shown.
    note
        What the presenter has noted.
    missing
        Why nothing can be shown; empty when it can.
    """

    key: str
    lines: tuple[str, ...]
    address: str
    page: str = ""
    lede: str = ""
    heading: str = ""
    subtitle: str = ""
    source: str = ""
    alt: str = ""
    text: Text | None = None
    shown: Shown | None = None
    draws: Sequence[Callable[[Tokens], Drawing]] = field(default=())
    legend: Sequence[LegendEntry] = ()
    codes: Sequence[tuple[str, str]] = ()
    version: str = ""
    note: str = ""
    missing: str = ""

    @property
    def title(self) -> str:
        """Return the title in one line."""
        return " ".join(self.lines)
