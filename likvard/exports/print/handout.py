"""A meeting on paper: its views in order, each with its answer, picture, source and address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.footnotes import Footnotes, Marks
from likvard.exports.print.paper import Imprint, Picture, imprint
from likvard.exports.slides import slide_svg
from likvard.meeting import Meeting
from likvard.naming import plain

UNTITLED: Final = "Möte om likvärdig skola"


@dataclass(frozen=True)
class Seen:
    """One view: its answer, what it is about, the picture, what marks mean and where it is from.

    `missing` says why there is no picture; `note` is the presenter's, where it was asked for.
    """

    title: str
    about: str
    picture: Picture | None
    missing: str
    source: str
    marks: Marks
    note: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Handout:
    """All that stands on the pages."""

    title: str
    subtitle: str
    views: tuple[Seen, ...]
    notes: tuple[str, ...]
    imprint: Imprint
    file_name: str


def handout(  # noqa: PLR0913, PLR0917  whose meeting, with what, where and when
    meeting: Meeting,
    shown: Sequence[Exhibit],
    link: Callable[[str], str],
    address: str,
    version: str,
    day: date,
    *,
    notes: bool = False,
) -> Handout:
    """Return the handout of a meeting; `address` is that of the meeting itself, with host."""
    title = meeting.title or UNTITLED
    count = f"{swedish.counted(len(shown)).capitalize()} {'vy' if len(shown) == 1 else 'vyer'}"
    footnotes = Footnotes(load_catalogue())
    views = tuple(_seen(one, link, footnotes, notes=notes) for one in shown)
    return Handout(
        title=title,
        subtitle=" ".join(filter(None, [meeting.subtitle and f"{meeting.subtitle}.", f"{count}."])),
        views=views,
        notes=footnotes.lines,
        imprint=imprint(title, address, version, day),
        file_name=f"likvard_{plain(title)}_ahorarkopia",
    )


def _seen(one: Exhibit, link: Callable[[str], str], footnotes: Footnotes, *, notes: bool) -> Seen:
    return Seen(
        title=one.title,
        about=one.subtitle or one.lede,
        picture=None if one.missing else Picture(slide_svg(one), one.alt or one.title),
        missing=one.missing,
        source=one.source,
        marks=_marks(one, footnotes),
        note=tuple(one.note.splitlines()) if notes else (),
        address="" if one.missing else link(one.address),
    )


def _marks(one: Exhibit, footnotes: Footnotes) -> Marks:
    """Return the notes on a view's figures, read at the version that the view is of."""
    if one.shown is None or one.missing:
        return ()
    return footnotes.of_chart(one.key, one.shown)
