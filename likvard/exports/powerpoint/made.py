"""The whole presentation: first slide, a slide per view, properties, and the same bytes again."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from pptx import Presentation

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.page import SIDE, WIDE, fitted
from likvard.exports.powerpoint.template import FIRST, template
from likvard.exports.powerpoint.view import add_view
from likvard.meeting import Meeting

Link = Callable[[str], str]
_TITLE: Final = "Likvärd"
_SUBJECT: Final = "Likvärdighet i skolan"
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_FIRST_SIZES: Final = ((54, 2), (48, 2), (40, 3), (34, 3), (28, 9))


def powerpoint(meeting: Meeting, exhibits: Sequence[Exhibit], link: Link) -> bytes:
    """Return the meeting as a .pptx file, a slide per view after a first one.

    The same figures give the same bytes on the same day: the only date is that of its making,
    among the file's properties.

    Parameters
    ----------
    link
        From path and query of a view to its whole address.
    """
    presentation = Presentation(io.BytesIO(template()))
    _describe(presentation, meeting, exhibits)
    _first(presentation, meeting, exhibits)
    for exhibit in exhibits:
        add_view(presentation, exhibit, link(exhibit.address))
    out = io.BytesIO()
    presentation.save(out)
    return _settled(out.getvalue())


def title_of(meeting: Meeting, exhibits: Sequence[Exhibit]) -> str:
    """Return what the presentation is called: the meeting's title, else its only view's."""
    return meeting.title or (exhibits[0].title if len(exhibits) == 1 else _TITLE)


def _describe(presentation: Any, meeting: Meeting, exhibits: Sequence[Exhibit]) -> None:  # noqa: ANN401
    own, today = presentation.core_properties, date.today()  # noqa: DTZ011  changes by the day
    own.title, own.author, own.language = title_of(meeting, exhibits), _TITLE, "sv-SE"
    own.subject, own.last_modified_by, own.revision = _SUBJECT, _TITLE, 1
    own.created = own.modified = datetime(today.year, today.month, today.day)  # noqa: DTZ001


def _first(presentation: Any, meeting: Meeting, exhibits: Sequence[Exhibit]) -> None:  # noqa: ANN401
    canvas = Canvas(presentation, FIRST)
    clauses = (title_of(meeting, exhibits),)
    size = fitted(clauses, WIDE - 2 * SIDE, _FIRST_SIZES).size
    canvas.text("Rubrik", 'type="ctrTitle"', clauses, size, None)
    if meeting.subtitle:
        canvas.text("Underrubrik", 'type="subTitle" idx="1"', [meeting.subtitle], 0, None)
    canvas.text("Uppgifter", 'type="body" sz="quarter" idx="10"', _about(exhibits), 0, None)
    canvas.finish(())


def _about(exhibits: Sequence[Exhibit]) -> list[str]:
    versions = list(dict.fromkeys(e.version for e in exhibits if e.version))
    told = [f"Uppgifternas version: {', '.join(versions)}."] if versions else []
    return [*told, "Visar kommuner, inte enskilda elever. Källor står på varje bild."]


def _settled(made: bytes) -> bytes:
    """Return the file with all times within it taken away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
