"""From a request to what is handed over: the meeting read, its views resolved, faults in words."""

import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from likvard.exports.exhibit import Exhibit
from likvard.meeting import Meeting, MeetingError, from_plain, read
from likvard.naming import plain
from likvard.ui.exhibits import exhibits
from likvard.ui.public import link
from likvard.versions import UnknownVersionError, reading
from likvard.warehouse import DatabaseError

Link = Callable[[str], str]
"""From path and query to the whole address with host."""
Make = Callable[[Meeting, Sequence[Exhibit], Link], bytes]
Respond = Callable[[Meeting, Sequence[Exhibit], Link], Response]
LOG: Final = logging.getLogger(__name__)
NO_MEETING: Final = "Adressen innehåller inget möte. Öppna mötet igen, eller be om länken på nytt."
NO_VIEWS: Final = "Mötet har inga vyer ännu. Lägg till en vy först."
NO_VIEW: Final = "Vyns adress går inte att läsa."
FAILED: Final = "Filen kunde inte göras. Försök igen om en stund."
_TEXT: Final = "text/plain; charset=utf-8"
_FRESH: Final = "no-store"
_LONGEST_NAME: Final = 80


def handed(request: Request, make: Make, ending: str, kind: str) -> Response:
    """Return the file of what a request asks for, to be saved under a readable name.

    The request names a meeting (``m=``) or a single view (``vy=`` and ``diagram=``). What cannot
    be read, shown or made is answered with 400, 404, 503 or 500 and the reason in Swedish.

    Parameters
    ----------
    make
        A form: from meeting, exhibits and link to bytes. It runs while the figures are those of
        the meeting's version.
    ending, kind
        Of the file: ``"xlsx"``, and its media type.
    """

    def respond(meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> Response:
        headers = {"Content-Disposition": saved_as(named(meeting, shown), ending)}
        return Response(make(meeting, shown, link), media_type=kind, headers=headers)

    return answered(request, respond)


def answered(request: Request, respond: Respond) -> Response:
    """Return what `respond` makes of the meeting or view a request asks for, as `handed`.

    The answer is never stored by browsers or servers between, unless it says otherwise itself.
    """
    try:
        found = _found(request, respond)
    except (MeetingError, UnknownVersionError) as error:
        found = _told(str(error), 400)
    except DatabaseError as error:
        found = _told(str(error), 503)
    except Exception:
        LOG.exception("nothing could be handed over")
        found = _told(FAILED, 500)
    found.headers.setdefault("Cache-Control", _FRESH)
    return found


def _found(request: Request, respond: Respond) -> Response:
    meeting = asked(request)
    with reading(meeting.version):
        shown = exhibits(meeting)
        if "m" not in request.query_params and shown[0].missing:
            return _told(shown[0].missing, 404)
        return respond(meeting, shown, lambda path: link(request, path))


def _told(text: str, status: int) -> Response:
    return Response(text, status_code=status, media_type=_TEXT)


def asked(request: Request) -> Meeting:
    """Return the meeting a request asks for, one of a single view where it names only that.

    Raises
    ------
    MeetingError
        If there is none, it cannot be read, or it has no views.
    """
    query = request.query_params
    if "m" in query:
        meeting = read(query["m"])
        if not meeting.items:
            raise MeetingError(NO_VIEWS)
        return meeting
    if "vy" not in query:
        raise MeetingError(NO_MEETING)
    return _single(query["vy"], query.get("diagram", ""))


def _single(address: str, chart: str) -> Meeting:
    try:
        version = parse_qs(urlsplit(address).query).get("data", [""])[-1]
        item = {"adress": address, "diagram": chart}
        return from_plain({"likvard": 1, "version": version, "vyer": [item]})
    except (MeetingError, ValueError) as error:
        raise MeetingError(NO_VIEW) from error


def named(meeting: Meeting, shown: Sequence[Exhibit]) -> str:
    """Return what a file is called, without ending: the meeting's title, else its only view's."""
    if meeting.title:
        return meeting.title
    one = shown[0] if len(shown) == 1 else None
    if one is not None:
        return one.shown.name if one.shown else one.title
    return "Likvärd, möte"


def saved_as(name: str, ending: str) -> str:
    """Return the header that tells a browser to save under a name, also without å, ä and ö."""
    whole = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", name)
    whole = " ".join(whole.split())[:_LONGEST_NAME].strip(" .") or "likvard"
    folded = unicodedata.normalize("NFKD", plain(whole)).encode("ascii", "ignore").decode()
    simple = re.sub(r"[^a-z0-9_]+", "-", folded).strip("-") or "likvard"
    told = f"filename*=UTF-8''{quote(f'{whole}.{ending}', safe='')}"
    return f'attachment; filename="{simple}.{ending}"; {told}'
