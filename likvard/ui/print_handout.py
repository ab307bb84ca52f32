"""A meeting on paper, from the text of its address."""

from typing import Final

from likvard.exports.print.handout import handout
from likvard.meeting import MeetingError
from likvard.ui.exhibits import exhibits
from likvard.ui.handing_over import asked as meeting_asked
from likvard.ui.printing import Asked, Made, RefusedError
from likvard.versions import current

PAGE: Final = "/mote"
NOTES: Final = "anteckningar"


def own_handout(asked: Asked) -> Made:
    """Return the handout of the meeting in the address; with notes where it asks for them.

    Raises
    ------
    RefusedError
        If there is no meeting, it has no views, or it cannot be read.
    """
    try:
        meeting = meeting_asked(asked.request)
    except MeetingError as error:
        raise RefusedError(str(error), PAGE) from error
    paper = handout(
        meeting,
        exhibits(meeting),
        asked.link,
        asked.link(back := f"{PAGE}?m={asked.query.get('m', '')}"),
        meeting.version or current(),
        asked.day,
        notes=NOTES in asked.query,
    )
    return Made("handout", paper, back)
